using System.Globalization;

namespace IOMatch;

/// <summary>What stands behind <c>+-o</c>: name, class and state.</summary>
/// <remarks>
/// <c>Name@loc  &lt;class C, id 0x1, registered, matched, active, busy 0 (3 ms), retain 7&gt;</c>; older ones without id, busy time or state, or with
/// <c>retain count 7</c>; with <c>-i</c> the class as a chain <c>A:B:C</c>; or <c>Name class: A:B:C</c>. A cut line ends with '$'.
/// </remarks>
internal sealed class IoregEntryLines
{
    private const string Class = "<class ";
    private const string Chain = " class: ";

    /// <summary>The text has the first, archives the second.</summary>
    public const ulong NanosecondsInMillisecond = 1_000_000;

    private readonly Dictionary<string, (string Name, string[]? Chain)> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <param name="text">The line behind <c>+-o</c>.</param>
    /// <param name="entry">What is found goes there.</param>
    /// <returns>What cannot be read, or null.</returns>
    public string? Read(string text, DumpEntry entry)
    {
        string? problem = null;
        var facts = text.LastIndexOf(Class, StringComparison.Ordinal);
        var chain = facts < 0 ? text.LastIndexOf(Chain, StringComparison.Ordinal) : -1;
        if (facts >= 0)
        {
            problem = Facts(text.AsSpan(facts + 1), entry);
            text = text[..facts];
        }
        else if (chain >= 0)
        {
            ClassOf(text.AsSpan(chain + Chain.Length).Trim(), entry);
            text = text[..chain];
        }
        else
        {
            problem = "no class is shown";
        }
        var (name, location) = EntryName.Parse(text.TrimEnd(' '));
        (entry.Name, entry.Location) = (Shared(name.Length > 0 ? name : entry.Class ?? DumpClasses.Unshown), location); // the kernel's own default
        return problem;
    }

    private string? Facts(ReadOnlySpan<char> text, DumpEntry entry)
    {
        text = text.TrimEnd();
        var isWhole = text.EndsWith(">");
        if (isWhole || text.EndsWith("$")) text = text[..^1];
        string? problem = null;
        int? retain = null;
        ulong? busyTime = null;
        foreach (var range in text.Split(','))
        {
            var fact = text[range].Trim();
            var isCut = !isWhole && range.End.Value == text.Length;
            if (fact.StartsWith("class "))
            {
                ClassOf(fact[6..].Trim(), entry);
                if (isCut) problem = $"the class name {entry.Class} is cut off";
            }
            else if (isCut && !IsWholeState(fact))
            {
                problem = $"the line is cut off at \"{fact}\"";
            }
            else if (!State(fact, entry) && !Number(fact, entry, ref retain, ref busyTime))
            {
                problem ??= $"\"{fact}\" is no state that is known";
            }
        }
        if (!isWhole) problem ??= "the line is cut off";
        if (retain is not null || busyTime is not null) entry.Observed = new(retain, busyTime);
        return problem;
    }

    private static bool IsWholeState(ReadOnlySpan<char> fact) => fact is "registered" or "!registered" or "matched" or "!matched" or "active" or "inactive";

    private static bool State(ReadOnlySpan<char> fact, DumpEntry entry)
    {
        EntryState bits;
        switch (fact)
        {
            case "registered":
                bits = EntryState.Registered;
                break;
            case "matched":
                bits = EntryState.Matched;
                break;
            case "inactive":
                bits = EntryState.Inactive;
                break;
            case "!registered" or "!matched" or "active":
                bits = EntryState.None;
                break;
            default:
                return false;
        }
        entry.State = (entry.State ?? EntryState.None) | bits;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> fact, DumpEntry entry, ref int? retain, ref ulong? busyTime)
    {
        if (fact.StartsWith("id "))
        {
            var digits = fact[3..].Trim();
            if (!YamlInteger.LooksLikeOne(digits) || !YamlInteger.TryParse(digits, out var id)) return false;
            entry.Id = id;
            return true;
        }
        if (fact.StartsWith("retain "))
        {
            var count = fact[7..].Trim();
            if (count.StartsWith("count ")) count = count[6..];
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return false;
            retain = n;
            return true;
        }
        if (!fact.StartsWith("busy ")) return false;
        var busy = fact[5..];
        var space = busy.IndexOf(' ');
        if (space > 0)
        {
            var time = busy[space..].Trim(" ()");
            if (!time.EndsWith(" ms") || !ulong.TryParse(time[..^3], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms > ulong.MaxValue / NanosecondsInMillisecond) return false;
            busyTime = ms * NanosecondsInMillisecond;
            busy = busy[..space];
        }
        if (!int.TryParse(busy, NumberStyles.None, CultureInfo.InvariantCulture, out var level)) return false;
        entry.Busy = level;
        return true;
    }

    private void ClassOf(ReadOnlySpan<char> text, DumpEntry entry)
    {
        if (text.IsEmpty) return;
        var known = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var found)) known[text] = found = DumpClasses.Parsed(text.ToString());
        (entry.Class, entry.Chain) = found;
    }

    private string Shared(string name)
    {
        if (names.TryGetValue(name, out var known)) return known;
        names.Add(name, name);
        return name;
    }
}
