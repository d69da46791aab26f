using System.Collections.Frozen;
using System.Globalization;

namespace IOMatch;

/// <summary>Edits for a comparison that fails: written as it is meant, the device's value, or no condition.</summary>
internal static class ValueProposals
{
    // what kind of device it is for is no slip of the pen
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "IOPCIClassMatch", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol",
        "PrimaryUsagePage", "PrimaryUsage", "DeviceUsagePairs", "DeviceUsagePage", "DeviceUsage", "Peripheral Device Type",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<Edit> Of(string personality, KeyMiss miss, bool mayBend, bool isNamed)
    {
        if (miss.Wanted is not { } wanted) yield break;
        if (miss.Found is { } found && MeantValue.Of(wanted, found) is var (value, how) && value is not null) yield return new Edit.Rewrite(personality, miss.Path, wanted, value, how);
        if (!mayBend) yield break;
        if (miss.Path[0] == Keys.IONameMatch.Text || miss.Path[0] == Keys.IOPropertyMatch.Text || miss.Path.Length == 1)
        {
            if ((isNamed || !Kinds.Contains(miss.Path[^1])) && DeviceValue(miss) is { } own) yield return new Edit.Set(personality, miss.Path, wanted, own);
            if (miss.Path.Length <= 2) yield return new Edit.Remove(personality, miss.Path, wanted, IsLeftover: false);
        }
    }

    private static OSObject? DeviceValue(KeyMiss miss) => miss.Path[^1] switch
    {
        var key when key.StartsWith("IOPCI", StringComparison.Ordinal) => miss.Found is OSNumber register ? new OSString(string.Create(CultureInfo.InvariantCulture, $"0x{register.Low32:x8}")) : null,
        "IOParentMatch" or "IOLocationMatch" or "IOResourceMatch" or "IOPathMatch" or "IORegistryEntryID" or "IOPropertyExistsMatch" => null,
        _ => Written(miss.Found),
    };

    /// <summary>A nub's value as a property list would have it; null for what nobody writes as a condition.</summary>
    public static OSObject? Written(OSObject? value) => value switch
    {
        OSNumber number => new OSNumber(number.Value),
        OSString { Text.Length: > 0 } text => new OSString(text.Text),
        OSBoolean boolean => boolean,
        // the kernel compares text with such data and finds them equal (OSString::isEqualTo)
        OSData data when DeviceTreeText.Of(data) is [var only] => new OSString(only),
        OSArray { Count: > 0 and < 32 } list when list.All(m => Written(m) is not null) => new OSArray(list.Select(m => Written(m)!)),
        OSDictionary { Count: > 0 and < 32 } table when table.Values.ToArray().All(v => Written(v) is not null) => new OSDictionary(table.Select(e => KeyValuePair.Create(e.Key, Written(e.Value)!))),
        _ => null,
    };
}
