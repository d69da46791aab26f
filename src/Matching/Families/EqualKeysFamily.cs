using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// A family that only compares: every listed key that the table holds must equal the nub's property (IOService::compareProperty).
/// The score stays as it is.
/// </summary>
/// <param name="evidence">Where the rule is from.</param>
/// <param name="served">The classes.</param>
/// <param name="keys">The keys in the order in which they are compared.</param>
/// <param name="oneArgument">
/// Whether the class overrides the one-argument matchPropertyTable: then the entitlement check (K67) asks it too.
/// </param>
internal abstract class EqualKeysFamily(Evidence evidence, ImmutableArray<OSSymbol> served, ImmutableArray<OSSymbol> keys, bool oneArgument = false) : Family
{
    public override string Name => ServedClasses[0].Text;

    public override Evidence Evidence { get; } = evidence;

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = served;

    public override ImmutableArray<OSSymbol> KeysRead { get; } = keys;

    internal override FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.When(AllEqual(question), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) =>
        !oneArgument || AllEqual(question) ? MatchVerdict.Yes : MatchVerdict.No;

    private bool AllEqual(in FamilyQuestion question)
    {
        var all = true;
        foreach (var key in KeysRead.AsSpan())
        {
            all &= question.Compare(key);
            // with a listener the remaining keys are compared too, so that all that differs is told
            if (!all && question.Notes is null) return false;
        }
        return all;
    }
}
