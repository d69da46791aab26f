using System.Text;

namespace IOMatch.Bundles;

/// <summary>Property lists written in a test.</summary>
internal static class Plist
{
    public const string GadgetEntitlements =
        "<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key>" +
        "<array><dict><key>idVendor</key><integer>4617</integer></dict></array>";

    public static string Dict(string members) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n" + members + "\n</dict>\n</plist>\n";

    public static byte[] Bytes(string members) => Encoding.UTF8.GetBytes(Dict(members));

    public static OSDictionary Values(string members) => (OSDictionary)PropertyListReader.Read(Bytes(members), "test.plist").OrThrow().Root;
}
