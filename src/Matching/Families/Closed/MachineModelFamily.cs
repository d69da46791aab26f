using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>Closed nubs of the USB host family on which a personality's model and board-id are compared with the machine, that is with the root's properties.</summary>
internal sealed class MachineModelFamily : Family
{
    private static readonly OSSymbol Root = "IOPlatformExpertDevice";
    private static readonly OSSymbol Model = "model";
    private static readonly OSSymbol BoardId = "board-id";

    public override string Name => "AppleBusPowerController";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps of three Macs: 32 personalities with a foreign model on AppleBusPowerController and 30 on the XHCI controllers, their kexts never loaded");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["AppleBusPowerController", "AppleUSBHostController", "AppleUSBXHCI", "AppleUSBXHCIPCI"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [Model, BoardId];

    internal override FamilyAnswer Match(in FamilyQuestion question) =>
        FamilyAnswer.When(Compare(question, Model) && Compare(question, BoardId), question.Score);

    private static bool Compare(in FamilyQuestion question, OSSymbol key)
    {
        if (question.Table[key] is not { } wanted) return true;
        OSObject? found = null;
        for (var service = question.Nub; service is not null; service = service.Provider)
        {
            if (service.Class.IsA(Root)) found = service[key];
        }
        var equal = wanted.IsEqualTo(found);
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal, "with the machine"));
        return equal;
    }
}
