using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>AppleIntelPIIXATAChannel: serial channels take only personalities that say so, parallel ones only those that do not.</summary>
internal sealed class PiixChannelFamily : Family
{
    // the "Channel Mode" a channel is made with; every other mode is a serial one
    private const uint ParallelMode = 1;

    private static readonly OSSymbol SerialAta = "Serial ATA";
    private static readonly OSSymbol ChannelMode = "Channel Mode";

    public override string Name => "AppleIntelPIIXATAChannel";

    public override Evidence Evidence { get; } = Evidence.Source("AppleIntelPIIXATA-251", "AppleIntelPIIXATAChannel.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["AppleIntelPIIXATAChannel"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [SerialAta];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var wanted = question.Table[SerialAta];
        var mode = question.Nub[ChannelMode];
        var serial = mode is not OSNumber { Low32: ParallelMode };
        var matched = serial == ReferenceEquals(wanted, OSBoolean.True);
        question.Notes?.Add(new FamilyNote.Compared(SerialAta, wanted, mode, matched, serial ? "the channel is serial" : "the channel is parallel"));
        return FamilyAnswer.When(matched, question.Score);
    }
}
