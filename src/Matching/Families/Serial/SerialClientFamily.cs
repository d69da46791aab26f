using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOSerialBSDClient: device names by equality, and a kind of stream by the class names above it.</summary>
internal sealed class SerialClientFamily : Family
{
    private static readonly OSSymbol[] Names = ["IOTTYDevice", "IOTTYBaseName", "IOTTYSuffix", "IOCalloutDevice", "IODialinDevice"];
    private static readonly OSSymbol Type = "IOSerialBSDClientType";

    public override string Name => "IOSerialBSDClient";

    public override Evidence Evidence { get; } = Evidence.Source("IOSerialFamily-93", "IOSerialBSDClient.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOSerialBSDClient"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [.. Names, Type];

    internal override FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.When(Matches(question), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) => Matches(question) ? MatchVerdict.Yes : MatchVerdict.No;

    private static bool Matches(in FamilyQuestion question)
    {
        if (!question.AllEqual(Names)) return false;
        switch (question.Table[Type])
        {
            case null:
                return true;
            case OSString type:
                var fits = SomeClassStartsWith(question.Nub.Provider, type.Text);
                question.Notes?.Add(new FamilyNote.Compared(Type, type, question.Nub.Provider?.Class.Name, fits, "as the beginning of a class name of the provider, below IOService"));
                return fits;
            case var other:
                question.Notes?.Add(new FamilyNote.Remark($"IOSerialBSDClientType is {other.Kind}, not a string", Certainty.Source));
                return false;
        }
    }

    private static bool SomeClassStartsWith(Service? provider, string prefix)
    {
        for (var c = provider?.Class; c is not null && !c.Name.SameText(Keys.IOService); c = c.Superclass)
        {
            if (c.Name.Text.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
