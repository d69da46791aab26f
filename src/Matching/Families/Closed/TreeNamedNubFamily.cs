using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>Closed nubs whose drivers were found through the properties compatible or device_type, as for device-tree nubs.</summary>
internal sealed class TreeNamedNubFamily : Family
{
    public override string Name => "AppleSimpleUARTSync";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps: apple-uart-blth on AppleSimpleUARTSync (3 Macs), apple-spi-topcase on the LPSS SPI device (MacBook9,1), display on AtiFbStub (MacBookPro15,1)");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["AppleSimpleUARTSync", "AppleIntelSPIDevice", "AppleIntelLpssSpiDevice", "AtiFbStub"];

    internal override bool CompareName(Service service, OSString name, out OSString? matched) => DeviceTreeNames.CompareOrOwn(service, name, out matched);
}
