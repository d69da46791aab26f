using System.Formats.Asn1;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Bundles;

public sealed class DerPropertyListTests
{
    private static readonly OSDictionary Rich = new(
        new("text", new OSString("täxt")),
        new("yes", OSBoolean.True),
        new("no", OSBoolean.False),
        new("number", OSNumber.Of(-5)),
        new("large", OSNumber.Of(long.MaxValue)),
        new("data", OSData.FromHex("0102")),
        new("array", new OSArray(new OSString("a"), new OSArray(), OSDictionary.Empty)),
        new("table", new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("inner", OSBoolean.True))));

    [Fact]
    public void Both_forms_give_the_same_values()
    {
        EntitlementBlobs.FirstDifference(Read(DerBuilder.Current(Rich))!, Rich).Should().BeNull();
        EntitlementBlobs.FirstDifference(Read(DerBuilder.Old(Rich))!, Rich).Should().BeNull();
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        OSObject value = OSBoolean.True;
        for (var i = 0; i < 600; i++) value = new OSArray(value);
        var der = DerBuilder.Current(new(new KeyValuePair<OSSymbol, OSObject>("deep", value)));

        DerPropertyList.Read(der, ReadLimits.Default, out var problem).Should().BeNull();

        problem.Should().Be("they are no DER property list: deeper than 512 levels");
    }

    [Fact]
    public void A_large_integer_is_refused()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence(DerBuilder.Dictionary))
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, "n");
            writer.WriteInteger(System.Numerics.BigInteger.Pow(2, 70));
        }

        DerPropertyList.Read(writer.Encode(), ReadLimits.Default, out var problem).Should().BeNull();

        problem.Should().EndWith("an integer does not fit into 64 bits");
    }

    [Fact]
    public void A_value_that_is_no_dictionary_is_refused()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteBoolean(true);

        DerPropertyList.Read(writer.Encode(), ReadLimits.Default, out var problem).Should().BeNull();

        problem.Should().Be("they hold a boolean where a dictionary belongs");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        Prop.ForAll<byte[]>(bytes =>
        {
            var value = DerPropertyList.Read(bytes, ReadLimits.Default, out var problem);
            return value is null == problem is not null;
        }).Check(Laws.Times(2_000));
    }

    private static OSDictionary? Read(byte[] der) => DerPropertyList.Read(der, ReadLimits.Default, out _);
}
