using System.Collections.Frozen;

namespace IOMatch;

/// <summary>Which kind a key is.</summary>
internal static class KeyKinds
{
    // OSKext::uniquePersonalityProperties; those among them that have a kind of their own stand in the second list
    private static readonly string[] OnlyUniqued =
    [
        "IOUserClientClass", "IOPersonalityPublisher", "HIDDefaultBehavior", "HIDPointerAccelerationType", "HIDRemoteControlType", "HIDScrollAccelerationType",
        "Physical Interconnect", "Physical Interconnect Location", "Vendor", "Vendor Identification", "Vendor Name",
        "bConfigurationValue", "bInterfaceNumber", "idProduct",
    ];

    private static readonly (string Key, KeyKind Kind)[] Named =
    [
        .. Enum.GetValues<KeyKind>().Where(k => k is > KeyKind.OtherUniqued and not (>= KeyKind.BsdName and <= KeyKind.BsdUnit)).Select(k => (k.ToString(), k)),
        ("BSD Name", KeyKind.BsdName), ("BSD Major", KeyKind.BsdMajor), ("BSD Minor", KeyKind.BsdMinor), ("BSD Unit", KeyKind.BsdUnit),
    ];

    private static readonly FrozenDictionary<string, KeyKind> Known =
        OnlyUniqued.Select(k => (Key: k, Kind: KeyKind.OtherUniqued)).Concat(Named).ToFrozenDictionary(k => k.Key, k => k.Kind, StringComparer.Ordinal);

    public static KeyKind Of(OSSymbol key)
    {
        if (key.KeyKind == 0) key.KeyKind = (byte)Known.GetValueOrDefault(key.Text, KeyKind.Other);
        return (KeyKind)key.KeyKind;
    }

    /// <summary>Whether a string under this key becomes a symbol (K7).</summary>
    public static bool IsUniqued(this KeyKind kind) => kind is >= KeyKind.OtherUniqued and <= KeyKind.IOResourceMatch;
}
