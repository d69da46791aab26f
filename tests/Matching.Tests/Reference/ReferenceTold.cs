using System.Globalization;

namespace IOMatch.Reference;

/// <summary>What a round came to, in lines that two matchers can be compared by.</summary>
internal static class ReferenceTold
{
    /// <summary>The end of a round: clients, changed properties, state.</summary>
    public static void End(List<string> told, ReferenceNub nub, OSDictionary before) =>
        told.AddRange(End(nub.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => c.Personality!.Index), before, nub.Properties, nub.State));

    public static IEnumerable<string> End(IEnumerable<int> clients, OSDictionary before, OSDictionary after, EntryState state)
    {
        yield return $"  clients {string.Join(' ', clients)}{((state & EntryState.ModuleStall) != 0 ? ", stalled" : "")}{((state & EntryState.UserInvisible) != 0 ? ", invisible" : "")}";
        foreach (var key in before.Keys.ToArray().Concat(after.Keys.ToArray()).Select(k => k.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, @is) = (Show(before[key]), Show(after[key]));
            if (was != @is) yield return $"  {key} = {@is}";
        }
    }

    /// <summary>The state at the end of everything.</summary>
    public static IEnumerable<string> State(ReferenceWorld world) =>
        world.Services.Where(s => s.Number >= 0).Select(s => $"{s.Number} {s.State & ~EntryState.Matched} {Show(s.Properties)} [{string.Join(' ', s.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => $"{c.Personality!.Index} {Show(c.Properties)}"))}]");

    /// <summary>Fails at the first line that differs, with what led to it.</summary>
    public static void Same(List<string> told, List<string> reference)
    {
        var at = 0;
        while (at < told.Count && at < reference.Count && told[at] == reference[at]) at++;
        if (at == told.Count && at == reference.Count) return;
        Assert.Fail($"{string.Join('\n', reference.Take(at).TakeLast(6))}\n- {reference.ElementAtOrDefault(at)}\n+ {told.ElementAtOrDefault(at)}");
    }

    public static string Show(OSObject? value) => value switch
    {
        null => "nothing",
        OSSymbol s => "'" + s.Text + "'",
        OSString s => "\"" + s.Text + "\"",
        OSNumber n => string.Create(CultureInfo.InvariantCulture, $"{n.Value}:{n.Bits}"),
        OSBoolean b => b.Value ? "yes" : "no",
        OSData d => "<" + Convert.ToHexStringLower(d.Span) + ">",
        OSSet m => "[" + string.Join(", ", m.Select(Show)) + "]",
        OSMembers m => "(" + string.Join(", ", m.Select(Show)) + ")",
        OSDictionary t => "{" + string.Join(", ", t.OrderBy(e => e.Key.Text, StringComparer.Ordinal).Select(e => e.Key.Text + "=" + Show(e.Value))) + "}",
        _ => value.ToString()!,
    };
}
