namespace IOMatch.Yaml;

public sealed class YamlValuesTests
{
    public static TheoryData<string, OSObject> Scalars { get; } = new()
    {
        { "5", new OSNumber(5) },
        { "0x1209", new OSNumber(0x1209) },
        { "-1", OSNumber.Of(-1) },
        { "-0x10", OSNumber.Of(-16) },
        { "18446744073709551615", new OSNumber(ulong.MaxValue) },
        { "0xffffffffffffffff", new OSNumber(ulong.MaxValue) },
        { "-9223372036854775808", OSNumber.Of(long.MinValue) },
        { "0", new OSNumber(0) },
        { "true", OSBoolean.True },
        { "false", OSBoolean.False },
        { "\"true\"", new OSString("true") },
        { "'5'", new OSString("5") },
        { "\"\"", new OSString("") },
        { "1.5", new OSString("1.5") },
        { "0xg", new OSString("0xg") },
        { "--", new OSString("--") },
        { "IOUSBHostDevice", new OSString("IOUSBHostDevice") },
        { "!symbol IOKit", new OSSymbol("IOKit") },
        { "!data 0x01ff", OSData.FromHex("01ff") },
        { "!data 0x", OSData.FromHex("") },
        { "!data \"AQID\"", OSData.FromHex("010203") },
        { "!!binary AQID", OSData.FromHex("010203") },
        { "!number {value: 5, bits: 8}", new OSNumber(5, 8) },
        { "!number {value: -1, bits: 32}", new OSNumber(0xffffffff, 32) },
        { "!real 60186.5", new PlistReal(60186.5) },
        { "!real -inf", new PlistReal(double.NegativeInfinity) },
        { "!real {value: 1.5, single: true}", new PlistReal(1.5, single: true) },
        { "!date 2025-04-01T12:00:00Z", new PlistDate(new(2025, 4, 1, 12, 0, 0, DateTimeKind.Utc)) },
        { "!date 2025-04-01T12:00:00.5Z", new PlistDate(new DateTime(2025, 4, 1, 12, 0, 0, DateTimeKind.Utc).AddMilliseconds(500)) },
        { "!strings [J314cAP, AppleARM]", new OSData("J314cAP\0AppleARM\0"u8.ToArray()) },
        { "!strings 5", new OSData("5\0"u8.ToArray()) },
        { "!strings []", new OSData(default) },
        { "!raw 0x636166e9", new OSString(KernelText.Decode([0x63, 0x61, 0x66, 0xe9])) },
        { "!symbol [!raw 0x636166e9]", new OSSymbol(KernelText.Decode([0x63, 0x61, 0x66, 0xe9])) },
        { "{!raw 0xe9: 1}", new OSDictionary([new(KernelText.Decode([0xe9]), new OSNumber(1))]) },
        { "!uid 7", new PlistUid(7) },
        { "!unread \"<0102$\"", new UnreadValue("<0102$") },
        { "!!str 5", new OSString("5") },
        { "[1, a, [true]]", new OSArray(new OSNumber(1), new OSString("a"), new OSArray(OSBoolean.True)) },
        { "!set [a, a, !symbol b, !symbol b]", new OSSet(new OSString("a"), new OSString("a"), new OSSymbol("b")) },
        { "{a: 1, b: {}}", new OSDictionary([new("a", new OSNumber(1)), new("b", OSDictionary.Empty)]) },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void A_value_is_what_its_form_and_tag_say(string text, OSObject value)
    {
        var faults = new FaultList(InputFault.TreeInvalid);
        var read = new YamlValues(faults).Read(YamlDocument.Parse("v: " + text, "v.yaml").OrThrow().Root is YamlMapping m ? m["v"]! : null!);
        faults.ToImmutable().Should().BeEmpty();
        read!.Root.Equals(value).Should().BeTrue($"{read.Root.Kind} {read.Root} is expected to be {value.Kind} {value}");
    }

    [Fact]
    public void Positions_lead_to_the_key_of_a_value()
    {
        var document = YamlDocument.Parse("IOKitPersonalities:\n  Panel:\n    idVendor: 5\n    list: [1,\n      2]\n", "p.yaml").OrThrow();
        var list = new YamlValues(new(InputFault.CatalogueInvalid)).Read(document.Root)!;
        list.At("IOKitPersonalities", "Panel", "idVendor").Should().Be(new SourcePosition("p.yaml", 3, 5, "IOKitPersonalities > Panel > idVendor"));
        list.At("IOKitPersonalities", "Panel", "list", "1").Should().Be(new SourcePosition("p.yaml", 5, 7, "IOKitPersonalities > Panel > list > 1"));
    }

    [Fact]
    public void A_set_that_drops_a_member_drops_its_position()
    {
        var set = new YamlValues(new(InputFault.TreeInvalid)).Read(YamlDocument.Parse("!set [true, true, x]", "s.yaml").OrThrow().Root)!;
        ((OSSet)set.Root).Count.Should().Be(2);
        set.At("1").Column.Should().Be(19);
    }
}
