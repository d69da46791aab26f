using System.Buffers.Binary;
using System.Text;
using IOMatch.Bundles;

namespace IOMatch.Fuzz;

/// <summary>Inputs nested as deep as one likes: what a reader that calls itself for each level does not survive.</summary>
internal static class Nesting
{
    public static IEnumerable<byte[]> Xml(int depth) =>
    [
        Around("<plist>", "<array>", "<true/>", "</array>", "</plist>", depth),
        Around("<plist>", "<set>", "", "</set>", "", depth),
        Around("<plist>", "<dict><key>a</key>", "<true/>", "</dict>", "</plist>", depth),
        Around("", "<array>", "", "", "", depth),
        Around("", "<dict><key>", "", "", "", depth),
        Around("", "<!--", "", "", "", depth),
        Around("", "<!DOCTYPE a [", "", "", "", depth),
        Around("", "</array>", "", "", "", depth),
        Around("", "<plist>", "<true/>", "", "", depth),
    ];

    /// <summary>Arrays that hold each other, and one that holds itself.</summary>
    public static IEnumerable<byte[]> Binary(int depth) => [Chain(depth, last: depth), Chain(depth, last: 0), Chain(1, last: 0)];

    public static IEnumerable<byte[]> KernelText(int depth) => Brackets("", "", depth).Append(Around("", "{'a'=", "1", ";}", "", depth));

    public static IEnumerable<byte[]> Tree(int depth) =>
    [
        .. Brackets("registry:\n  a: {class: IOService, properties: {p: ", "}}\n", depth),
        .. Yaml(depth),
        Around("registry: ", "{a: {class: IOService, children: ", "{}", "}}", "\n", depth),
        Around("registry:\n  a: {class: IOService, properties: {p: ", "!set [", "", "]", "}}\n", depth),
    ];

    public static IEnumerable<byte[]> Catalogue(int depth) =>
    [
        .. Brackets("personalities:\n  - {IOProviderClass: IOService, p: ", "}\n", depth),
        .. Yaml(depth),
        Around("personalities:\n  - ", "{IOProviderClass: IOService, IOParentMatch: ", "{}", "}", "\n", depth),
    ];

    public static IEnumerable<byte[]> Models(int depth) =>
    [
        .. Yaml(depth),
        Around("models:\n  A: {probe: [{refuse: always, when: ", "{not: ", "{host: single-user}", "}", "}]}\n", depth),
        Around("models:\n  A: {probe: [{refuse: always, when: ", "{all: [", "{host: single-user}", "]}", "}]}\n", depth),
    ];

    public static IEnumerable<byte[]> Scenario(int depth) =>
    [
        .. Yaml(depth),
        Around("scenario: deep\ntree: ", "{a: {class: IOService, children: ", "{}", "}}", "\n", depth),
        .. Brackets("scenario: deep\npersonalities:\n  - {IOProviderClass: IOService, p: ", "}\n", depth),
    ];

    public static IEnumerable<byte[]> Ioreg(int depth)
    {
        const string entry = "+-o Root  <class IORegistryEntry, id 0x100000100, retain 1>\n    {\n      \"a\" = ";
        // a line of the tree is as long as it is deep: the whole is limited instead
        var tree = new StringBuilder();
        for (var level = 0; level < Math.Min(depth, 3_000); level++)
        {
            tree.Append(' ', 2 * level).Append("+-o A  <class IOService, id 0x").Append((0x100000100 + level).ToString("x", null)).Append(", registered, matched, active, busy 0, retain 1>\n");
        }
        return
        [
            .. Brackets(entry, "\n    }\n", depth),
            Around(entry, "{\"a\"=", "1", "}", "\n    }\n", depth),
            Around(entry, "<", "", ">", "\n    }\n", depth),
            Around("", "| ", "+-o A  <class IOService>", "", "\n", depth),
            Promises.Utf8(tree.ToString()),
        ];
    }

    public static IEnumerable<byte[]> Archive(int depth) =>
    [
        .. Xml(depth),
        Around("<plist>", "<dict><key>IORegistryEntryName</key><string>a</string><key>IOObjectClass</key><string>IOService</string><key>IORegistryEntryChildren</key><array>", "", "</array></dict>", "</plist>", depth),
    ];

    public static IEnumerable<byte[]> Log(int depth) =>
    [
        Around("", "{\"a\":", "1", "}", "\n", depth),
        Around("[", "[", "", "]", "]\n", depth),
        Around("", "(", "", ")", "\n", depth),
        Around("kernel: ", "IOService", "", "", "\n", depth),
    ];

    public static IEnumerable<byte[]> MachO(int depth) =>
        Der(depth).Select(der => new MachOBuilder().Signed(new SignatureBuilder().Der(der)).Build())
            .Concat(Der(depth).Select(der => new MachOBuilder().Signed(new SignatureBuilder().Cms(der)).Build()))
            .Append(new MachOBuilder().Signed(new SignatureBuilder().Entitlements(Encoding.UTF8.GetString(Around("<plist>", "<array>", "", "</array>", "</plist>", depth)))).Build());

    public static IEnumerable<byte[]> Der(int depth) => [Sequences(0x30, depth), Sequences(0x31, depth), Sequences(0xb0, depth), Indefinite(depth)];

    public static IEnumerable<byte[]> Profile(int depth) => [.. Der(depth), .. Xml(depth)];

    private static IEnumerable<byte[]> Yaml(int depth) =>
    [
        Around("", "[", "", "]", "\n", depth),
        Around("", "[", "", "", "", depth),
        Around("", "{a: ", "1", "}", "\n", depth),
        Around("", "- ", "a", "", "\n", depth),
        Around("", "? ", "a", "", "\n", depth),
        Around("a: ", "!a ", "b", "", "\n", depth),
        Around("a: ", "&a ", "b", "", "\n", depth),
        Around("", "- &a [*a, ", "b", "]", "\n", depth),
    ];

    private static IEnumerable<byte[]> Brackets(string before, string after, int depth) =>
        [Around(before, "(", "1", ")", after, depth), Around(before, "[", "1", "]", after, depth), Around(before, "{", "", "}", after, depth), Around(before, "[", "", "", "", depth)];

    private static byte[] Around(string before, string open, string middle, string close, string after, int depth)
    {
        var text = new StringBuilder(before);
        for (var i = 0; i < depth; i++) text.Append(open);
        text.Append(middle);
        for (var i = 0; i < depth; i++) text.Append(close);
        return Promises.Utf8(text.Append(after).ToString());
    }

    /// <summary>A binary property list in which each array holds the next one; the last holds <paramref name="last"/>, or is a number when that is past the end.</summary>
    private static byte[] Chain(int depth, int last)
    {
        var bytes = new List<byte>("bplist00"u8.ToArray());
        var offsets = new List<int>();
        var number = new byte[4];
        for (var i = 0; i < depth; i++)
        {
            offsets.Add(bytes.Count);
            var next = i + 1 < depth ? i + 1 : last;
            BinaryPrimitives.WriteInt32BigEndian(number, Math.Min(next, depth));
            bytes.Add(0xa1);
            bytes.AddRange(number);
        }
        offsets.Add(bytes.Count);
        bytes.AddRange([0x10, 1]);
        var table = bytes.Count;
        foreach (var offset in offsets)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, offset);
            bytes.AddRange(number);
        }
        bytes.AddRange([0, 0, 0, 0, 0, 0, 4, 4]);
        foreach (var value in (long[])[offsets.Count, 0, table])
        {
            var wide = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(wide, value);
            bytes.AddRange(wide);
        }
        return [.. bytes];
    }

    // written from the inside out, with lengths of four bytes
    private static byte[] Sequences(byte tag, int depth)
    {
        var bytes = new byte[depth * 6];
        for (var i = 0; i < depth; i++)
        {
            bytes[i * 6] = tag;
            bytes[(i * 6) + 1] = 0x84;
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan((i * 6) + 2), bytes.Length - ((i + 1) * 6));
        }
        return bytes;
    }

    private static byte[] Indefinite(int depth) => [.. Enumerable.Repeat((byte[])[0x30, 0x80], depth).SelectMany(b => b)];
}
