using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// Closed nubs of the USB host family on which Apple's port maps are matched: a personality's model and board-id are compared with the machine, that is
/// with the root's properties, and locationID, by which the maps tell two hubs of a Mac apart, with the nub's own.
/// </summary>
internal sealed class MachineModelFamily : Family
{
    private static readonly OSSymbol Root = "IOPlatformExpertDevice";
    private static readonly OSSymbol Model = "model";
    private static readonly OSSymbol BoardId = "board-id";
    private static readonly OSSymbol LocationId = "locationID";

    // no dump tells of a map for another Mac here; Apple's own files would be wrong if the keys were not read
    private static readonly ImmutableArray<OSSymbol> ByFilesAlone = ["AppleUSBHostResources", "AppleUSB20Hub", "AppleUSB20InternalHub", "AppleUSB20InternalIntelHub", "AppleUSB30Hub"];

    public override string Name => "AppleBusPowerController";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps of three Macs: 32 personalities with a foreign model on AppleBusPowerController and 30 on the XHCI controllers, their kexts never loaded");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["AppleBusPowerController", "AppleUSBHostController", "AppleUSBXHCI", "AppleUSBXHCIPCI", .. ByFilesAlone];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [Model, BoardId, LocationId];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var matches = Compare(question, Model) && Compare(question, BoardId) && question.Compare(LocationId);
        if (question.Notes is { } notes && IsByFilesAlone(question))
        {
            notes.Add(new FamilyNote.Remark($"that {question.Nub.Class} compares model, board-id and locationID is told by Apple's own port maps only", Certainty.Assumed));
        }
        return FamilyAnswer.When(matches, question.Score);
    }

    private static bool IsByFilesAlone(in FamilyQuestion question)
    {
        var nub = question.Nub.Class;
        var table = question.Table;
        return ByFilesAlone.Any(nub.IsA) && (table.ContainsKey(Model) || table.ContainsKey(BoardId) || table.ContainsKey(LocationId));
    }

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
