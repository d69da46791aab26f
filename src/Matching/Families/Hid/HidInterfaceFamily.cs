using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOHIDInterface: asks its provider, whatever class that is, unless the provider is one device with several interfaces;
/// then the interface compares its own properties.
/// </summary>
internal sealed class HidInterfaceFamily : Family
{
    private static readonly OSSymbol MultipleInterfaces = "MultipleInterfaceEnabled";

    public override string Name => "IOHIDInterface";

    public override Evidence Evidence { get; } = Evidence.Source("IOHIDFamily-2222", "IOHIDInterface.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOHIDInterface"];

    public override ImmutableArray<OSSymbol> KeysRead => HidTable.KeysRead;

    internal override bool Tells(OSDictionary table, List<int> codes) => HidTable.Tells(table, codes);

    // the provider's own rules answer: only where they are the same can the personality be told by its vendor
    internal override bool Asks(Service nub, List<int> codes) => nub.Provider is { } provider &&
        (ReferenceEquals(provider[MultipleInterfaces], OSBoolean.True) ? HidTable.Asks(nub, codes) : provider.Family is HidDeviceFamily && HidTable.Asks(provider, codes));

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        if (question.Nub.Provider is not { } provider)
        {
            question.Notes?.Add(new FamilyNote.Remark("the interface has no provider to ask", Certainty.Source));
            return FamilyAnswer.No;
        }
        return ReferenceEquals(provider[MultipleInterfaces], OSBoolean.True)
            ? HidTable.Match(question)
            : provider.Family.Match(question with { Nub = provider });
    }
}

/// <summary>IOHIDEventService: the HID table on its own properties, without rule for games and without guard.</summary>
internal sealed class HidEventServiceFamily : Family
{
    public override string Name => "IOHIDEventService";

    public override Evidence Evidence { get; } = Evidence.Source("IOHIDFamily-2222", "IOHIDEventService.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOHIDEventService"];

    public override ImmutableArray<OSSymbol> KeysRead => HidTable.KeysRead;

    internal override FamilyAnswer Match(in FamilyQuestion question) => HidTable.Match(question);
}
