using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>The root of the service plane: named by the device tree, and by ACPI on Intel.</summary>
internal sealed class PlatformExpertDeviceFamily : Family
{
    private static readonly OSSymbol AcpiExpert = "IOACPIPlatformExpert";
    private static readonly OSString Acpi = new("ACPI");

    public override string Name => "IOPlatformExpertDevice";

    // the name ACPI is seen on three Intel Macs only; the rest is read in IOPlatformExpert.cpp
    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "xnu-11417 IOPlatformExpert.cpp IOPlatformExpertDevice::compareName; the name ACPI: dumps of three Intel Macs (IONameMatched = ACPI)");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOPlatformExpertDevice"];

    internal override bool CompareName(Service service, OSString name, out OSString? matched)
    {
        if (DeviceTreeNames.Compare(service, name, out matched)) return true;

        // By the time of a dump the root is called after the model; when it was first registered it answered to ACPI.
        if (!DeviceTreeNames.Fits(name.Bytes, Acpi.Bytes) || !HasAcpiExpert(service)) return false;
        matched = Acpi;
        return true;
    }

    private static bool HasAcpiExpert(Service service)
    {
        if (service.Entry is not { } entry) return false;
        foreach (var child in entry.Children)
        {
            if (child.Class.IsA(AcpiExpert)) return true;
        }
        return false;
    }
}
