namespace IOMatch.Fuzz;

/// <summary>What the forms are made of: inserted where it does not belong, repeated, put in another's place.</summary>
internal static class Words
{
    private static readonly string[] Common =
    [
        "\0", "\r", "\r\n", "\n", "\t", " ", "\"", "'", "\\", "\u0085", "\u2028", "\uFEFF", "\u007f", "é", "😀", "IOService", "IOUSBHostDevice", "IOResources", "true", "false", "-1", "0", "0x", "1e9",
        "18446744073709551616", "0xffffffffffffffff", "-9223372036854775809", "com.example.Gadget", "(null)", "%s", "%n",
    ];

    private static readonly byte[][] Odd = [[0xff], [0x80], [0xfe, 0xff], [0xff, 0xfe], [0xd5], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x80]];

    public static IReadOnlyList<byte[]> Xml { get; } = Of(
        "<plist version=\"1.0\">", "</plist>", "<dict>", "</dict>", "<dict/>", "<key>", "</key>", "<key/>", "<key>a</key>", "<array>", "</array>", "<array ID=\"1\">", "<x IDREF=\"1\"/>", "<array IDREF=\"1\"/>", "<set>", "</set>", "<string>", "</string>", "<string/>",
        "<integer>", "</integer>", "<integer size=\"8\">", "<integer size=\"64\" ID=\"2\">0x", "<data>", "</data>", "<data format=\"hex\">", "<real>", "</real>", "<real>nan</real>", "<date>", "</date>", "<true/>", "<false/>", "<true>", "<symbol>", "=", "==", "<![CDATA[", "]]>", "<!--", "-->", "--", "<?", "?>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "&amp;", "&lt;", "&#x41;", "&#0;", "&#xd800;", "&#x110000;", "&", ";", "<!DOCTYPE plist [", "<!ENTITY a \"b\">", "&a;", "<", ">", "/>", "</",
        "<key>IOKitPersonalities</key>", "<key>IORegistryEntryChildren</key>", "<key>IOObjectClass</key>", "<key>IORegistryEntryID</key>", "<key>IORegistryEntryName</key>", "<key>$objects</key>", "<key>CF$UID</key>");

    public static IReadOnlyList<byte[]> Yaml { get; } = Of(
        "- ", "? ", ": ", "[", "]", "{", "}", ", ", "&a ", "*a", "<<: ", "!data ", "!symbol ", "!set [", "!number {value: ", "!number ", "!real ", "!strings ", "!!binary ", "!!str ", "!<x> ", "|\n", "|2-\n", ">-\n", ">+\n", "# ", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "~", "null", ".inf", ".nan", "0o17", "0b1",
        "registry:\n", "class: ", "properties: ", "children:\n", "classes:\n", "resources: ", "planes: ", "state: ", "id: ", "bundles:\n", "personalities:\n", "kind: dext\n", "collection: primary\n", "includes: [input]", "removes: ", "IOProviderClass: ", "IOParentMatch: ", "IOLocationMatch: ", "IOResourceMatch: ",
        "scenario: ", "host: ", "drivers: ", "happens:\n", "- boot\n", "- daemon up\n", "- activate: ", "- attach: ", "- detach: ", "- crash: ", "expect:\n", "- nub: ", "- driver: ", "winners: ", "verdict: ", "reason: IOM803", "models:\n", "probe: [", "refuse: always", "when: ", "not: ", "publishes: ", "opens: ");

    public static IReadOnlyList<byte[]> Ioreg { get; } = Of(
        "+-o ", "| ", "  | ", "| | ", "  <class ", "<class IOService, id 0x100000100, registered, matched, active, busy 0 (0 ms), retain 5>", ", id 0x", ", registered", ", !matched", ", inactive", ", busy ", "(0 ms)", ", retain ", ">", "{\n", "}\n", "\"", "\" = ", "=", "(", ")", "<", ",", "Yes", "No", "{\"a\"=", "{}", "()", "<>", "\"\"",
        "<0102>", "<\"a\",\"b\">", "...", "class IOUSBHostDevice:IOService:IORegistryEntry:OSObject", "Root", "@", "@14,5", "\"IORegistryPlanes\" = {\"IOService\"=\"IOService\"}", "\u001b[1m", "&lt;", "```\n");

    public static IReadOnlyList<byte[]> KernelText { get; } = Of("(", ")", "{", "}", "[", "]", "<", ">", ",", ";", "=", "'a'", "\"b\"", ".true.", ".false.", ":32", ":", "@0", "12", "0x1f", "//", "/*", "*/", "'a'=1;");

    public static IReadOnlyList<byte[]> Log { get; } = Of(
        "kernel: ", "kernel[0]: ", "(IOKit)", "[com.apple.iokit:", "{\"eventMessage\":\"", "\"timestamp\":\"2025-03-31 10:00:00.000000+0200\"", "\"processImagePath\":", "{", "}", "[", "]", ",", ":", "\\u", "\\ud800", "2025-03-31 10:00:00.000000+0200", "Mar 31 10:00:00 ", "0x", "DK: ", "IOUserServer", " failed to launch server",
        "waiting for server ", "user server timeout", "entitlements check failed", "Couldn't alloc class \"", "\"", "[0x1]", "<Notice>", "Timestamp                       Thread     Type        Activity             PID    TTL  \n", " E  ", "sysextd", "kernelmanagerd", "amfid");

    public static IReadOnlyList<byte[]> Binary { get; } =
    [
        .. Odd, "bplist00"u8.ToArray(), [0xa1], [0xaf], [0xaf, 0x10], [0xd1], [0xdf], [0xc1], [0x0f], [0x13], [0x14], [0x22], [0x23], [0x33], [0x4f], [0x4f, 0x11], [0x5f], [0x6f, 0x13, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0x80], [0x8f], [0, 0, 0, 0, 0, 0, 0, 1],
    ];

    public static IReadOnlyList<byte[]> MachO { get; } =
    [
        .. Odd, [0xfe, 0xed, 0xfa, 0xcf], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe], [0xca, 0xfe, 0xba, 0xbf], [0xfa, 0xde, 0x0c, 0xc0], [0xfa, 0xde, 0x0c, 0x02], [0xfa, 0xde, 0x71, 0x72], [0xfa, 0xde, 0x71, 0x71], [0xfa, 0xde, 0x0b, 0x01],
        [0x19, 0, 0, 0], [0x1d, 0, 0, 0], [0x02, 0, 0, 0], [0x34, 0, 0, 0x80], [0x30, 0x80], [0x30, 0x84], [0x31], [0x70, 0x82], [0xb0, 0x03], [0x02, 0x01, 0x01], [0x0c, 0x01, 0x61], [0x01, 0x01, 0xff], [0x02, 0x09], [0x04, 0x00], "__osclassinfo"u8.ToArray(), "__DATA_CONST"u8.ToArray(),
    ];

    private static byte[][] Of(params string[] words) => [.. words.Concat(Common).Select(Promises.Utf8), .. Odd];
}
