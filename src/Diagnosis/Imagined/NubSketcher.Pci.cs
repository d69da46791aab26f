using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>The registers and names that a PCI personality asks for.</summary>
internal sealed partial class NubSketcher
{
    private void Pci(NubSketch nub, OSDictionary table)
    {
        var either = PciList(table, "IOPCIMatch", Whole);
        var primary = PciList(table, "IOPCIPrimaryMatch", Whole);
        var secondary = PciList(table, "IOPCISecondaryMatch", Whole);
        var bySubsystem = (variant & 1) != 0;
        if (One(bySubsystem ? null : either, primary) is { } id)
        {
            var register = id.Fitting(0x0001_1209);
            Register(nub, "vendor-id", register & 0xffff, id.Mask & 0xffff);
            Register(nub, "device-id", register >> 16, id.Mask >> 16);
            nub.Name ??= string.Create(CultureInfo.InvariantCulture, $"pci{register & 0xffff:x},{register >> 16:x}");
        }
        if (One(bySubsystem ? either : null, secondary) is { } subsystem)
        {
            var register = subsystem.Fitting(0x0001_1209);
            Register(nub, "subsystem-vendor-id", register & 0xffff, subsystem.Mask & 0xffff);
            Register(nub, "subsystem-id", register >> 16, subsystem.Mask >> 16);
        }
        if (One(PciList(table, "IOPCIClassMatch", WithoutRevision), null) is { } kind)
        {
            var register = kind.Fitting(0xff00_0001);
            Register(nub, "class-code", register >> 8, kind.Mask >> 8);
            Register(nub, "revision-id", register & 0xff, kind.Mask & 0xff);
        }
        nub.Name ??= "pci1209,1";
        nub.Assume("name", NubTemplate.Text(nub.Name));
    }

    // a part that the mask leaves out is not asked for
    private void Register(NubSketch nub, string key, uint value, uint mask)
    {
        if (mask == 0) nub.Assume(key, NubTemplate.Word(value));
        else Ask(nub, key, NubTemplate.Word(value));
    }

    private ImmutableArray<PciItem>? PciList(OSDictionary table, string key, uint mask)
    {
        switch (table[new OSSymbol(key)])
        {
            case null:
                return null;
            case OSString text:
                Note(key, text);
                return PciItem.Of(text.Text, mask);
            case var other:
                obstacles.Add($"{key} must be a string, not {Words(other)}: the kernel reads it as a string without a check");
                return null;
        }
    }

    // the first item, or pair of items, that one register can have
    private static PciItem? One(ImmutableArray<PciItem>? a, ImmutableArray<PciItem>? b)
    {
        if (a is not { } first) return b is { IsEmpty: false } only ? only[0] : null;
        if (b is not { } second) return first.IsEmpty ? null : first[0];
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                if (PciItem.Both(one, other) is { } both) return both;
            }
        }
        return null;
    }

    // the names that firmware gives: pci8086,9d2f and pciclass,0c0330
    private static void PciName(NubSketch nub, string name)
    {
        var parts = name.Split(',');
        if (parts.Length != 2 || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var second)) return;
        if (parts[0] == "pciclass")
        {
            nub.Assume("class-code", NubTemplate.Word(second));
        }
        else if (parts[0].StartsWith("pci", StringComparison.Ordinal) && uint.TryParse(parts[0].AsSpan(3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var vendor))
        {
            nub.Assume("vendor-id", NubTemplate.Word(vendor));
            nub.Assume("device-id", NubTemplate.Word(second));
        }
    }
}
