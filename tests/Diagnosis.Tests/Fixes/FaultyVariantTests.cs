using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Fixes;

/// <summary>
/// The law behind a fix: written into the file and read again, it comes to the verdict that was promised.
/// Held for variants of a good personality with up to three mistakes, of the kinds that people make.
/// </summary>
public sealed class FaultyVariantTests : IDisposable
{
    private readonly Gadget gadget = new();

    public void Dispose() => gadget.Dispose();

    private static readonly ImmutableArray<(string Name, Func<Dictionary<string, string>, bool> Make)> Mistakes =
    [
        .. new[] { "idVendor", "idProduct" }.SelectMany(key => new (string, Func<Dictionary<string, string>, bool>)[]
        {
            ($"{key} as text", p => Change(p, key, v => $"<string>{Number(v)}</string>")),
            ($"{key} as hexadecimal text", p => Change(p, key, v => $"<string>0x{long.Parse(Number(v), null):X}</string>")),
            ($"{key} as text with a blank", p => Change(p, key, v => $"<string> {Number(v)}</string>")),
            ($"{key} as a real", p => Change(p, key, v => $"<real>{Number(v)}</real>")),
            ($"{key} of another device", p => Change(p, key, _ => "<integer>77</integer>")),
            ($"blank behind the key {key}", p => Rename(p, key, key + " ")),
            ($"key {key} in capitals", p => Rename(p, key, key.ToUpperInvariant())),
            ($"letter missing in the key {key}", p => Rename(p, key, key.Remove(4, 1))),
        }),
        // only where the digits look like a decimal number is it a mistake that a file can hold
        ("idVendor in hexadecimal digits", p => p.GetValueOrDefault("idVendor") == "<integer>4617</integer>" && Change(p, "idVendor", _ => "<integer>1209</integer>")),
        .. new[] { "IOProviderClass", "IOClass", "IOUserClass", "IOUserServerName" }.SelectMany(key => new (string, Func<Dictionary<string, string>, bool>)[]
        {
            ($"blank behind {key}", p => Change(p, key, v => v.Replace("</string>", " </string>", StringComparison.Ordinal))),
            ($"line end in {key}", p => Change(p, key, v => v.Replace("<string>", "<string>\n\t\t\t", StringComparison.Ordinal))),
            ($"letters swapped in {key}", p => Change(p, key, v => v.StartsWith("<string>", StringComparison.Ordinal) ? v.Replace("er", "re", StringComparison.Ordinal) : v)),
            ($"no {key}", p => p.Remove(key)),
            ($"{key} as a number", p => Change(p, key, _ => "<integer>5</integer>")),
        }),
        ("a category", p => p.TryAdd("IOMatchCategory", "<string>Gadget</string>")),
        ("a category that is no text", p => p.TryAdd("IOMatchCategory", "<integer>3</integer>")),
        ("a resource that nobody publishes", p => p.TryAdd("IOResourceMatch", "<string>Nobody</string>")),
        ("deferred", p => p.TryAdd("IOMatchDefer", "<true/>")),
        ("the interface's class", p => Change(p, "IOProviderClass", _ => "<string>IOUSBHostInterface</string>")),
        ("the old class", p => Change(p, "IOProviderClass", _ => "<string>IOUSBDevice</string>")),
        ("a class without a proxy", p => Change(p, "IOClass", _ => "<string>IOService</string>")),
        ("an unknown class", p => Change(p, "IOClass", _ => "<string>GadgetKernelHalf</string>")),
        ("a property of another device", p => p.TryAdd("IOPropertyMatch", "<dict><key>bDeviceClass</key><integer>9</integer></dict>")),
        ("a name of another device", p => p.TryAdd("IONameMatch", "<string>Widget</string>")),
        ("a score as text", p => p.TryAdd("IOProbeScore", "<string>100000</string>")),
    ];

    [Fact]
    public void A_fix_that_is_written_and_read_again_comes_to_the_verdict_that_was_promised()
    {
        var variants = 0;
        var repaired = 0;
        var mistake = Gen.Elements(Mistakes.AsEnumerable());
        var generator =
            from one in mistake
            from two in mistake
            from three in mistake
            from count in Gen.Choose(1, 3)
            select ImmutableArray.Create(one, two, three)[..count];
        Prop.ForAll(Arb.From(generator, _ => []), mistakes =>
        {
            var personality = Good();
            if (!mistakes.All(m => m.Make(personality))) return true.ToProperty();
            var info = Written(personality);
            var change = SmallestChange.Of(gadget.Ask(info));
            variants++;
            foreach (var fix in change.Fixes.Where(f => f.Edits.All(e => e is Edit.OfKey)))
            {
                if (fix.Applicability == Applicability.Machine) repaired++;
                var patched = PlistPatch.Apply(Encoding.UTF8.GetBytes(info), "Info.plist", fix.Edits);
                if (patched.Value is null) return false.Label($"refused: {patched.Faults[0].What}; {Named(mistakes)}");
                var verdict = gadget.Verdict(Encoding.UTF8.GetString(patched.Value.After.Span), fix.After.Nub);
                if (verdict?.Code != fix.After.Verdict.Code) return false.Label($"{verdict?.Code} instead of {fix.After.Verdict.Code}: {string.Join(", ", fix.Edits)}; {Named(mistakes)}");
            }
            return true.ToProperty();
        }).Check(Laws.Times(150));

        repaired.Should().BeGreaterThan(variants / 10, "the law is empty when nothing is ever repaired");
    }

    /// <summary>What a tool may repair by itself, it finds.</summary>
    [Theory]
    [InlineData("idVendor as text")]
    [InlineData("idVendor as hexadecimal text")]
    [InlineData("idVendor in hexadecimal digits")]
    [InlineData("idProduct as text with a blank")]
    [InlineData("blank behind the key idProduct")]
    [InlineData("blank behind IOProviderClass")]
    [InlineData("line end in IOProviderClass")]
    [InlineData("a category")]
    [InlineData("a resource that nobody publishes")]
    public void A_single_mistake_of_writing_is_safe_to_repair(string mistake)
    {
        var personality = Good();
        Mistakes.Single(m => m.Name == mistake).Make(personality).Should().BeTrue();

        var fix = SmallestChange.Of(gadget.Ask(Written(personality))).Fixes.First();

        fix.Applicability.Should().Be(Applicability.Machine);
        fix.After.Verdict.Code.Should().Be(ReasonCode.Wins);
    }

    private static string Named(IEnumerable<(string Name, Func<Dictionary<string, string>, bool> Make)> mistakes) => string.Join(" + ", mistakes.Select(m => m.Name));

    private static bool Change(Dictionary<string, string> personality, string key, Func<string, string> change)
    {
        if (!personality.TryGetValue(key, out var value) || !value.StartsWith('<') || value.Contains("<real", StringComparison.Ordinal)) return false;
        if (value.StartsWith("<string", StringComparison.Ordinal) && key.StartsWith("id", StringComparison.Ordinal)) return false;
        personality[key] = change(value);
        return true;
    }

    private static bool Rename(Dictionary<string, string> personality, string key, string name) => personality.Remove(key, out var value) && personality.TryAdd(name, value);

    private static string Number(string value) => value.Replace("<integer>", "", StringComparison.Ordinal).Replace("</integer>", "", StringComparison.Ordinal);

    /// <summary>The keys of the good personality with the text of their values.</summary>
    private static Dictionary<string, string> Good()
    {
        var (start, end) = Place();
        var lines = Gadget.Good[start..end].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return lines.Chunk(2).ToDictionary(l => l[0].Replace("<key>", "", StringComparison.Ordinal).Replace("</key>", "", StringComparison.Ordinal), l => l[1], StringComparer.Ordinal);
    }

    private static string Written(Dictionary<string, string> personality)
    {
        var (start, end) = Place();
        return Gadget.Good[..start] + string.Concat(personality.Select(p => $"\t\t\t<key>{p.Key}</key>\n\t\t\t{p.Value}\n")) + Gadget.Good[end..];
    }

    private static (int Start, int End) Place()
    {
        const string Open = "<key>Gadget</key>\n\t\t<dict>\n";
        var start = Gadget.Good.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        return (start, Gadget.Good.IndexOf("\t\t</dict>", start, StringComparison.Ordinal));
    }
}
