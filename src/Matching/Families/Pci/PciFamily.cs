using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch.Families;

/// <summary>
/// IOPCIDevice: four lists of identities are compared with the saved configuration registers; everything is asked through the bridge above the nub (IOPCIDevice::matchPropertyTable).
/// </summary>
internal sealed class PciFamily : Family
{
    private const int PrimaryPoints = 1000;
    private const string IdRegister = "register 0x00";
    private const string ClassRegister = "register 0x08";
    private const string SubsystemRegister = "register 0x2c";
    private const uint WholeRegister = 0xffffffff;
    private const uint WithoutRevision = 0xffffff00;

    private static readonly OSSymbol Bridge = "IOPCIBridge";
    private static readonly OSSymbol Match32 = "IOPCIMatch";
    private static readonly OSSymbol PrimaryMatch = "IOPCIPrimaryMatch";
    private static readonly OSSymbol SecondaryMatch = "IOPCISecondaryMatch";
    private static readonly OSSymbol ClassMatch = "IOPCIClassMatch";
    private static readonly OSSymbol TunnelCompatible = "IOPCITunnelCompatible";
    private static readonly OSSymbol Tunnelled = "IOPCITunnelled";
    private static readonly OSSymbol TransportEntitlement = "com.apple.developer.driverkit.transport.pci";
    private static readonly OSString BuiltInEntitlement = new("com.apple.developer.driverkit.builtin");
    private static readonly OSSymbol BuiltIn = "built-in";
    private static readonly OSString BridgeDriver = new("IOPCI2PCIBridge");

    public override string Name => "IOPCIDevice";

    public override Evidence Evidence { get; } =
        Evidence.Source("IOPCIFamily-726", "IOPCIDevice.cpp, IOPCIBridge.cpp", "matchPropertyTable, pciMatchNub, matchKeys, matchNubWithPropertyTable, checkProperties");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOPCIDevice"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } =
        [Match32, PrimaryMatch, SecondaryMatch, ClassMatch, TunnelCompatible, Keys.IOClass, TransportEntitlement];

    internal override Service? MatchLocation(Service service) => service;

    internal override bool CompareName(Service service, OSString name, out OSString? matched)
    {
        if (IsBelowBridge(service)) return DeviceTreeNames.Compare(service, name, out matched);
        matched = null;
        return false;
    }

    // the first of the id keys that is there must fit (a later one is not looked at before): tell by it, unless an item has a mask
    internal override bool Tells(OSDictionary table, List<int> codes)
    {
        if ((table[Match32] ?? table[PrimaryMatch] ?? table[SecondaryMatch]) is not OSString ids) return false;
        var items = new PciMatchList(ids.Text, WholeRegister);
        while (items.MoveNext())
        {
            if (items.Mask != WholeRegister)
            {
                codes.Clear();
                return false;
            }
            codes.Add(unchecked((int)items.Value));
        }
        return true;
    }

    internal override bool Asks(Service nub, List<int> codes)
    {
        var registers = nub.PciRegisters;
        codes.Add(unchecked((int)registers.Id));
        codes.Add(unchecked((int)registers.Subsystem));
        return true;
    }

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        if (!IsBelowBridge(question.Nub))
        {
            question.Notes?.Add(new FamilyNote.Remark("the provider of this PCI device is no IOPCIBridge, so nobody answers for it", Certainty.Source));
            return FamilyAnswer.No;
        }
        if (question.Notes is { } notes && !question.Nub.Provider!.Class.IsA(Bridge))
        {
            notes.Add(new FamilyNote.Remark($"the superclass of {question.Nub.Provider.Class} is not known; it is taken for a bridge", Certainty.Assumed));
        }
        var registers = question.Nub.PciRegisters;
        var points = 0;
        var verdict = ById(question, registers, ref points);
        if (verdict == MatchVerdict.Yes) verdict = List(question, PrimaryMatch, registers.Id, IdRegister, WholeRegister);
        if (verdict == MatchVerdict.Yes) verdict = List(question, SecondaryMatch, registers.Subsystem, SubsystemRegister, WholeRegister);
        if (verdict == MatchVerdict.Yes) verdict = List(question, ClassMatch, registers.ClassRevision, ClassRegister, WithoutRevision);
        if (verdict == MatchVerdict.Yes && !PassesTunnel(question)) verdict = MatchVerdict.No;
        if (verdict != MatchVerdict.Yes) return new(verdict, 0);

        if (points == 0) return FamilyAnswer.Yes(question.Score);
        if (question.Host.IsIntel)
        {
            question.Notes?.Add(new FamilyNote.Remark("a hit of IOPCIMatch in register 0x00 adds nothing on Intel", Certainty.Source));
            return FamilyAnswer.Yes(question.Score);
        }
        question.Notes?.Add(new FamilyNote.Scored("IOProbeScore", question.Score, Certainty.Source));
        question.Notes?.Add(new FamilyNote.Scored("IOPCIMatch hit register 0x00", points, Certainty.Source));
        return FamilyAnswer.Yes(unchecked(question.Score + points));
    }

    /// <summary>
    /// The table must match; then, when the entitlement's value is in it, one of its dictionaries must match too, and a built-in device
    /// needs the built-in entitlement before that dictionary. Boolean true is Apple's own way past both.
    /// </summary>
    internal override MatchVerdict MatchEntitled(in FamilyQuestion question)
    {
        var verdict = Match(question).Verdict;
        if (verdict != MatchVerdict.Yes || question.Table[TransportEntitlement] is not { } entitlement) return verdict;
        switch (entitlement)
        {
            case OSBoolean { Value: true }:
                return MatchVerdict.Yes;
            case OSArray list:
                return MatchList(question, list);
            default:
                question.Notes?.Add(new FamilyNote.Remark($"the value of {TransportEntitlement.Text} is {entitlement.Kind}: neither an array nor true", Certainty.Source));
                return MatchVerdict.No;
        }
    }

    private MatchVerdict MatchList(in FamilyQuestion question, OSArray list)
    {
        var builtInEntitled = false;
        var verdict = MatchVerdict.No;
        foreach (var member in list.Span)
        {
            if (member is OSDictionary table)
            {
                verdict = Match(question with { Table = table }).Verdict;
                if (verdict != MatchVerdict.No) break;
            }
            else if (member is OSString text && text.SameText(BuiltInEntitlement))
            {
                builtInEntitled = true;
            }
        }
        if (verdict == MatchVerdict.No)
        {
            question.Notes?.Add(new FamilyNote.Remark($"no dictionary in {TransportEntitlement.Text} matches the device", Certainty.Source));
        }
        if (verdict != MatchVerdict.Yes || builtInEntitled || question.Nub[BuiltIn] is null) return verdict;
        question.Notes?.Add(new FamilyNote.Remark($"the device is built in, and {BuiltInEntitlement.Text} does not stand before the matching dictionary", Certainty.Source));
        return MatchVerdict.No;
    }

    // A class of which only the name is known is taken for a bridge where a PCI device hangs below it: real registries have nothing else there.
    private static bool IsBelowBridge(Service service) =>
        service.Provider is { } provider && (provider.Class.IsA(Bridge) || provider.Class.Certainty == Certainty.Assumed);

    // IOPCIMatch alone tries the subsystem when no item fits the device's own identity; both are looked at in one pass over the list.
    private static MatchVerdict ById(in FamilyQuestion question, PciConfigSpace registers, ref int points)
    {
        if (question.Table[Match32] is not { } wanted) return MatchVerdict.Yes;
        if (wanted is not OSString text) return NotText(question, Match32, wanted);
        var list = new PciMatchList(text.Text, WholeRegister);
        var bySubsystem = default(PciMatchList);
        var found = false;
        var foundSubsystem = false;
        while (!found && list.MoveNext())
        {
            found = list.Fits(registers.Id);
            if (found || foundSubsystem || !list.Fits(registers.Subsystem)) continue;
            foundSubsystem = true;
            bySubsystem = list;
        }
        question.Notes?.Add(new FamilyNote.Compared(Match32, wanted, new OSNumber(registers.Id, 32), found, How(IdRegister, found, list)));
        if (found)
        {
            points = PrimaryPoints;
            return MatchVerdict.Yes;
        }
        question.Notes?.Add(new FamilyNote.Compared(Match32, wanted, new OSNumber(registers.Subsystem, 32), foundSubsystem, How(SubsystemRegister, foundSubsystem, bySubsystem)));
        return foundSubsystem ? MatchVerdict.Yes : MatchVerdict.No;
    }

    private static MatchVerdict List(in FamilyQuestion question, OSSymbol key, uint register, string registerName, uint defaultMask)
    {
        if (question.Table[key] is not { } wanted) return MatchVerdict.Yes;
        if (wanted is not OSString text) return NotText(question, key, wanted);
        var list = new PciMatchList(text.Text, defaultMask);
        var found = false;
        while (!found && list.MoveNext()) found = list.Fits(register);
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, new OSNumber(register, 32), found, How(registerName, found, list)));
        return found ? MatchVerdict.Yes : MatchVerdict.No;
    }

    private static MatchVerdict NotText(in FamilyQuestion question, OSSymbol key, OSObject wanted)
    {
        question.Notes?.Add(new FamilyNote.Remark($"{key.Text} is {wanted.Kind}, and the kernel reads it as a string without a check", Certainty.Source));
        return MatchVerdict.Undefined;
    }

    private static string How(string register, bool found, PciMatchList list)
    {
        if (!found) return $"no item fits {register}";
        return list.HasEmptyMask
            ? $"an item with & and no mask fits every {register}"
            : string.Create(CultureInfo.InvariantCulture, $"0x{list.Value:x8} & 0x{list.Mask:x8} against {register}");
    }

    // The gate needs a string IOClass; a missing IOPCITunnelCompatible is also logged by the kernel.
    private static bool PassesTunnel(in FamilyQuestion question)
    {
        if (question.Table[Keys.IOClass] is not OSString driver || question.Nub[Tunnelled] is null || driver.SameText(BridgeDriver)) return true;
        var compatible = question.Table[TunnelCompatible];
        var flags = question.Host.Pci;
        var passes = !flags.NoTunnelDrivers &&
            !ReferenceEquals(compatible, OSBoolean.False) &&
            (ReferenceEquals(compatible, OSBoolean.True) || !flags.CheckTunnel);
        question.Notes?.Add(new FamilyNote.Compared(TunnelCompatible, compatible, question.Nub[Tunnelled], passes,
            flags.NoTunnelDrivers ? "no driver is allowed behind a tunnel" : "the device is behind a tunnel"));
        return passes;
    }
}
