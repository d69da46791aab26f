using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch.Families;

/// <summary>
/// What each family tells somebody who listens, in a file that a person can read: <c>fixtures/families/told.txt</c> holds nubs, what personalities ask
/// of them, and below each question what the family says to it.
/// </summary>
public sealed class ToldTests
{
    private const string Told = "fixtures/families/told.txt";
    private const string Nub = "nub ";
    private const string Above = "above ";
    private const string Asked = "ask ";
    private const string Entitled = "entitled ";
    private const string OnHost = "host ";

    [Fact]
    public void A_family_tells_what_it_compared_and_what_made_the_score()
    {
        var text = new StringBuilder();
        var nub = "";
        List<string> above = [];
        var host = Host.Default;
        foreach (var line in File.ReadAllLines(Path.Combine(Repository.Root, Told)).Where(l => !l.StartsWith(' ')))
        {
            text.Append(line).Append('\n');
            if (line.StartsWith(Nub, StringComparison.Ordinal)) (nub, above, host) = (line[Nub.Length..], [], Host.Default);
            else if (line.StartsWith(Above, StringComparison.Ordinal)) above.Add(line[Above.Length..]);
            else if (line.StartsWith(OnHost, StringComparison.Ordinal)) host = HostOf(line[OnHost.Length..]);
            else if (line.StartsWith(Asked, StringComparison.Ordinal)) text.Append(Answer(nub, above, host, line[Asked.Length..]));
        }
        Approval.VerifyFile(text.ToString(), Told);
    }

    private static string Answer(string nub, List<string> above, Host host, string asked)
    {
        var (@class, properties) = Parts(nub);
        var service = Bench.Nub(@class, properties, "nub", [.. above.Select(Parts)]);
        var entitled = asked.StartsWith(Entitled, StringComparison.Ordinal);
        var table = Bench.Table(Inside(entitled ? asked[Entitled.Length..] : asked));
        var notes = new FamilyNotes();
        var question = new FamilyQuestion(service, table, ProbeOrder.ScoreOf(table), host, notes);
        var answer = entitled ? $"{service.Family.MatchEntitled(question)}" : service.Family.Match(question) is { Verdict: MatchVerdict.Yes } yes ? $"Yes {yes.Score}" : $"{service.Family.Match(question with { Notes = null }).Verdict}";
        return string.Concat(notes.ToImmutable().Select(n => $"  {Line(n)}\n")) + $"  {answer}\n";
    }

    private static string Line(FamilyNote note) => note switch
    {
        FamilyNote.Compared c => $"{(c.Equal ? "same   " : "differs")} {c.Key.Text} {Text(c.Wanted)} : {Text(c.Found)}{(c.How is null ? "" : $" ({c.How})")}",
        FamilyNote.Scored s => string.Create(CultureInfo.InvariantCulture, $"{s.Points,7:+0;-0;0} {s.Part} ({s.Certainty})"),
        FamilyNote.Remark r => $"note    {r.Text} ({r.Certainty})",
        _ => throw new ArgumentOutOfRangeException(nameof(note)),
    };

    private static string Text(OSObject? value)
    {
        if (value is null) return "nothing";
        if (value is OSNumber number) return string.Create(CultureInfo.InvariantCulture, $"0x{number.Value:x}");
        if (value is OSString text) return $"'{text.Text}'";
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) KernelJson.Write(json, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Host HostOf(string name) => name switch
    {
        "intel" => Host.Default with { IsIntel = true },
        "no tunnel drivers" => Host.Default with { Pci = PciFlags.Default with { NoTunnelDrivers = true } },
        "tunnels unchecked" => Host.Default with { Pci = PciFlags.Default with { CheckTunnel = false } },
        "game controller" => Host.Default with { GameControllerPresent = true },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static (string Class, string Properties) Parts(string line)
    {
        var open = line.IndexOf('{', StringComparison.Ordinal);
        return (line[..open].Trim(), Inside(line[open..]));
    }

    private static string Inside(string table) => table.Trim()[1..^1];
}
