namespace IOMatch.PropertyLists;

/// <summary>Whatever the bytes are: a value or an error, in bounded time, and never an exception.</summary>
public sealed class MutationTests
{
    private static readonly ReadLimits Limits = new(Values: 100_000, Bytes: 1 << 20);

    private static readonly byte[][] Tokens =
    [
        .. ((string[])["<dict>", "</dict>", "<key>", "</key>", "<array ID=\"1\">", "<x IDREF=\"1\"/>", "<string>", "</string>", "<integer size=\"8\">", "<data>", "=", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "&amp;", "&#x41;", "<!DOCTYPE x [", "\"", "'", "\r\n", "\0", "<plist>", "<true/>", "<set>"])
            .Select(System.Text.Encoding.ASCII.GetBytes),
        [0xFF], [0x80], [0xFE, 0xFF], [0xD5], [0x6F, 0x13],
    ];

    public static TheoryData<string> Files => ["gadget.plist", "gadget.bplist", "iokit-serialised.plist", "entities.plist"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_file_gives_a_value_or_an_error(string name)
    {
        var original = File.ReadAllBytes(Repository.Fixture("plists", name));
        var random = new Random(20250331);
        var read = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Mutated(original, random);
            var result = PropertyListReader.Read(bytes, "a.plist", Limits);
            (result.Value is null).Should().Be(result.Faults.Any(f => f.Severity == FaultSeverity.Error));
            foreach (var fault in result.Faults)
            {
                fault.What.Should().NotBeNullOrEmpty();
                fault.At.Line.Should().BeInRange(0, bytes.Length + 1);
            }
            if (result.Value is { } list)
            {
                read++;
                Walk(list);
            }
            var kernel = KernelXml.Unserialize(bytes);
            new[] { kernel.Object is not null, kernel.Error is not null, kernel.Panics }.Count(b => b).Should().Be(1);
        }
        read.Should().BeInRange(name == "entities.plist" ? 0 : 1, 1999);
    }

    // Every value has a place, and the place found on the way is the one found by the path.
    private static void Walk(PropertyList list, int depth = 0)
    {
        list.Position.Line.Should().BeGreaterThanOrEqualTo(0);
        if (depth > 20) return;
        foreach (var (step, member) in list.Members())
        {
            member.Position.Should().Be(list.At(step));
            Walk(member, depth + 1);
        }
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), Math.Min(random.Next(1, 60), bytes.Count / 2)));
                    break;
                case 5 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[^random.Next(1, Math.Min(40, bytes.Count))] = (byte)random.Next(4);
                    break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }
}
