using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.PropertyLists;

/// <summary>Values of every kind a property list can hold.</summary>
internal static class PlistValues
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements("", "IOClass", "a b", "<&>\"'", "]]>", "\t\n\r", "\u0001\u007f", "é€😀", "\uDCD5MacRoman", "\uFEFF", "#key", " "),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => WithoutHalves(s.Get)));

    private static readonly Gen<ulong> Number = Gen.OneOf(
        Gen.Elements<ulong>(0, 1, 255, 256, 65535, 65536, uint.MaxValue, 1UL << 32, long.MaxValue, 1UL << 63, ulong.MaxValue),
        ArbMap.Default.GeneratorFor<ulong>());

    private static Gen<OSObject> Scalar(bool sizes) => Gen.OneOf(
        Text.Select(s => (OSObject)new OSString(s)),
        Number.Select(n => (OSObject)new OSNumber(n)),
        Number.SelectMany(n => Gen.Elements(8, 16, 32, 64).Select(bits => (OSObject)new OSNumber(n, sizes ? bits : 64))),
        Gen.Elements<OSObject>(OSBoolean.True, OSBoolean.False),
        ArbMap.Default.GeneratorFor<byte[]>().Select(b => (OSObject)new OSData(b)),
        ArbMap.Default.GeneratorFor<double>().Select(d => (OSObject)new PlistReal(d)),
        ArbMap.Default.GeneratorFor<float>().Select(f => (OSObject)new PlistReal(f, single: true)),
        Gen.Choose(-2_000_000_000, 2_000_000_000).Select(s => (OSObject)new PlistDate(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s))),
        Number.Select(n => (OSObject)new PlistUid(n)));

    /// <param name="sizes">Also numbers of 8, 16 and 32 bits.</param>
    public static Arbitrary<OSObject> Any(bool sizes) => Gen.Sized(size => Value(Math.Min(size, 40), sizes)).ToArbitrary();

    private static Gen<OSObject> Value(int size, bool sizes)
    {
        if (size <= 1) return Scalar(sizes);
        var member = Value(size / 3, sizes);
        return Gen.OneOf(
            Scalar(sizes),
            member.ListOf().Select(m => (OSObject)new OSArray(m)),
            member.ListOf().Select(m => (OSObject)new OSSet(m)),
            Text.SelectMany(k => member.Select(v => new KeyValuePair<OSSymbol, OSObject>(k, v))).ListOf().Select(p => (OSObject)new OSDictionary(p)));
    }

    // .NET strings may hold halves of surrogate pairs; the kernel's are bytes.
    private static string WithoutHalves(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
