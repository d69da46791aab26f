using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOResources and IOUserResources: a driver waits here until what it names is published (K55).</summary>
internal sealed class ResourcesFamily : Family
{
    public override string Name => "IOResources";

    public override Evidence Evidence => Evidence.Source("xnu-11417", "IOService.cpp", "IOResourcesMatchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses => ["IOResources", "IOUserResources"];

    public override ImmutableArray<OSSymbol> KeysRead => [Keys.IOResourceMatch, Keys.IOResourceMatched];

    internal override FamilyAnswer Match(in FamilyQuestion question) => new(Answer(question), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) => Answer(question);

    private static MatchVerdict Answer(in FamilyQuestion question)
    {
        if (question.Table[Keys.IOResourceMatch] is { } wanted) return Published(question, wanted);
        if (question.Table[Keys.IOResourceMatched] is not { } matched) return MatchVerdict.Yes;

        // a member by identity: the published list holds symbols, and this key is not among those that K7 turns into symbols
        var found = question.Nub[Keys.IOResourceMatched];
        var member = false;
        if (found is OSArray list)
        {
            foreach (var key in list.Span) member |= OSObject.AreIdentical(key, matched);
        }
        question.Notes?.Add(new FamilyNote.Compared(Keys.IOResourceMatched, matched, found, member, "by identity with a published symbol"));
        return member ? MatchVerdict.Yes : MatchVerdict.No;
    }

    private static MatchVerdict Published(in FamilyQuestion question, OSObject wanted)
    {
        switch (wanted)
        {
            case OSMembers members:
                foreach (var member in members.Span)
                {
                    if (One(question, member) is var v and not MatchVerdict.Yes) return v;
                }
                return MatchVerdict.Yes;
            case OSDictionary table:
                foreach (var key in table.Keys)
                {
                    if (One(question, key) is var v and not MatchVerdict.Yes) return v;
                }
                return MatchVerdict.Yes;
            default:
                return One(question, wanted);
        }
    }

    private static MatchVerdict One(in FamilyQuestion question, OSObject wanted)
    {
        if (wanted is not OSString name)
        {
            question.Notes?.Add(new FamilyNote.Remark($"a member of IOResourceMatch is {wanted.Kind}, not a string: the kernel looks up a null key", Certainty.Source));
            return MatchVerdict.PageFault;
        }
        var found = question.Nub[OSSymbol.WithString(name)];
        question.Notes?.Add(new FamilyNote.Compared(Keys.IOResourceMatch, wanted, found, found is not null, "published"));
        return found is not null ? MatchVerdict.Yes : MatchVerdict.No;
    }
}
