using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Turns the events of one candidate into clauses with their places in the file.</summary>
internal static class ClauseReader
{
    private static readonly string ParentMatch = Keys.IOParentMatch.Text;
    private static readonly string LocationMatch = Keys.IOLocationMatch.Text;

    /// <summary>Everything up to the judgement.</summary>
    public static void Match(ImmutableArray<Clause>.Builder clauses, Service nub, Personality personality, MatchEvent.CandidateJudged judged, IReadOnlyList<MatchEvent> steps)
    {
        if (judged.Stop is CandidateStop.DextDisabled or CandidateStop.NoDaemon or CandidateStop.RelaunchDisabled)
        {
            clauses.Add(new Clause.DextGate(judged.Stop));
            return;
        }
        var held = steps.OfType<MatchEvent.CategoryHeld>().FirstOrDefault();
        var hasCategory = personality.Table.ContainsKey(Keys.IOMatchCategory);
        clauses.Add(new Clause.CategoryLook(personality.Category, hasCategory ? PositionOf(personality, Keys.IOMatchCategory.Text) : null, held?.Holder, held?.MayReplace ?? false));

        ImmutableArray<string> prefix = [];
        foreach (var step in steps)
        {
            switch (step)
            {
                case MatchEvent.KeyCompared k:
                    Compared(clauses, nub, personality, k, prefix);
                    break;
                case MatchEvent.FamilyAnswered f:
                    Family(clauses, personality, f, prefix);
                    break;
                case MatchEvent.FamilySkipped f:
                    clauses.Add(new Clause.FamilySkipped(f.Asked));
                    break;
                case MatchEvent.SearchMoved m:
                    prefix = PathOf(personality.Table, m.Table);
                    clauses.Add(new Clause.Moved(m.To, m.IsLocation));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Where a key stands; null for a personality made in code.</summary>
    public static SourcePosition? PositionOf(Personality personality, params ReadOnlySpan<string> path) =>
        personality.Origin is not { } origin ? null : origin.PositionOf is { } at ? at(path.ToArray()) : origin.At;

    private static void Compared(ImmutableArray<Clause>.Builder clauses, Service nub, Personality personality, MatchEvent.KeyCompared k, ImmutableArray<string> prefix)
    {
        var path = prefix.Add(k.Key.Text);
        switch (k)
        {
            case { Rule: GenericRule.ProviderClass, Wanted: OSString wanted } when k.Equal && ReferenceEquals(k.Found, k.Asked.Class.Name):
                clauses.Add(new Clause.ClassWalk(OSSymbol.WithString(wanted), Walk(k.Asked.Class, wanted.Text), At(path)));
                break;
            case { Rule: GenericRule.Property, Found: OSDictionary found, Wanted: OSDictionary wanted }:
                Properties(wanted, found, path, null);
                break;
            case { Rule: GenericRule.Property, Found: OSDictionary found, Wanted: OSMembers alternatives } when alternatives.Count > 0:
                for (var i = 0; i < alternatives.Count && alternatives[i] is OSDictionary one; i++)
                {
                    Properties(one, found, path.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), $"alternative {i + 1} of {alternatives.Count}");
                    if (found.IsEqualTo(one, one)) break;
                }
                break;
            case { Rule: GenericRule.PropertyExists, Found: OSDictionary found, Wanted: OSString wanted }:
                clauses.Add(new Clause.Compared(k.Asked, k.Rule, path, wanted, found[OSSymbol.WithString(wanted)], k.Equal, "the property exists", At(path)));
                break;
            case { Rule: GenericRule.PropertyExists }:
                clauses.Add(new Clause.Compared(k.Asked, k.Rule, path, k.Wanted, null, k.Equal, "any of the properties exists", At(path)));
                break;
            default:
                clauses.Add(new Clause.Compared(k.Asked, k.Rule, path, k.Wanted, k.Found, k.Equal, null, At(path)));
                break;
        }

        SourcePosition? At(ImmutableArray<string> at) => PositionOf(personality, at.AsSpan());

        // K4 and K45: the nub's value is asked
        void Properties(OSDictionary wanted, OSDictionary found, ImmutableArray<string> at, string? how)
        {
            foreach (var (key, value) in wanted)
            {
                var own = at.Add(key.Text);
                clauses.Add(new Clause.Compared(k.Asked, k.Rule, own, value, found[key], found[key]?.IsEqualTo(value) ?? false, how, At(own)));
            }
        }
    }

    private static void Family(ImmutableArray<Clause>.Builder clauses, Personality personality, MatchEvent.FamilyAnswered f, ImmutableArray<string> prefix)
    {
        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        foreach (var note in f.Notes)
        {
            switch (note)
            {
                case FamilyNote.Compared c:
                    var path = prefix.Add(c.Key.Text);
                    clauses.Add(new Clause.Compared(f.Asked, null, path, c.Wanted, c.Found, c.Equal, c.How, PositionOf(personality, path.AsSpan())));
                    break;
                case FamilyNote.Scored s:
                    parts.Add(new(s.Part, s.Points, s.Certainty));
                    break;
                case FamilyNote.Remark r:
                    clauses.Add(new Clause.Remark(r.Text, r.Certainty));
                    break;
                default:
                    break;
            }
        }
        clauses.Add(new Clause.FamilyAsked(f.Asked, f.Family, f.Answer, f.ScoreBefore, parts.ToImmutable()));
    }

    private static ImmutableArray<KernelClass> Walk(KernelClass from, string to)
    {
        var chain = ImmutableArray.CreateBuilder<KernelClass>();
        foreach (var @class in from.Chain())
        {
            chain.Add(@class);
            if (string.Equals(@class.Name.Text, to, StringComparison.Ordinal)) break;
        }
        return chain.ToImmutable();
    }

    /// <summary>The key path of a nested table: parent matches inside each other, or a location (K52, K53).</summary>
    private static ImmutableArray<string> PathOf(OSDictionary table, OSDictionary nested)
    {
        ImmutableArray<string> path = [];
        for (var at = table; !ReferenceEquals(at, nested);)
        {
            var (key, next) = at[Keys.IOParentMatch] is OSDictionary parent ? (ParentMatch, parent)
                : at[Keys.IOLocationMatch] is OSDictionary location ? (LocationMatch, location)
                : (null, null);
            if (next is null) break;
            path = path.Add(key!);
            at = next;
        }
        return path;
    }
}
