using System.Globalization;

namespace IOMatch;

/// <summary>A value of a property list as it arrives in the kernel (K6; IOCFSerialize.c).</summary>
internal static class SentValue
{
    // _kCFRuntimeIDCFDate and …KeyedArchiverUID of current CoreFoundation; another release may number them otherwise (Assumed)
    private const int DateTypeId = 0x2a;
    private const int UidTypeId = 0x29;

    /// <summary>The value, or null with the path of the one that cannot be sent.</summary>
    public static OSObject? Of(OSObject value, out IReadOnlyList<string>? culprit)
    {
        var path = new List<string>();
        var sent = Convert(value, path);
        culprit = sent is null ? path : null;
        return sent;
    }

    private static OSObject? Convert(OSObject value, List<string> path)
    {
        switch (value)
        {
            case OSDictionary table:
                return Convert(table, path);
            case OSArray array:
                return Convert(array, path) is { } members ? ReferenceEquals(members, array) ? array : new OSArray(members) : null;
            case OSSet set:
                return Convert(set, path) is { } unique ? ReferenceEquals(unique, set) ? set : new OSSet(unique) : null;
            case PlistReal real:
                // CFNumberGetValue(LongLong) says no when something is lost
                return Math.Floor(real.Value) == real.Value && real.Value is >= -9223372036854775808.0 and < 9223372036854775808.0
                    ? OSNumber.Of((long)real.Value)
                    : null;
            case PlistDate:
                return NotSerializable(DateTypeId);
            case PlistUid:
                return NotSerializable(UidTypeId);
            default:
                return value;
        }
    }

    private static OSDictionary? Convert(OSDictionary table, List<string> path)
    {
        OSDictionary.Builder? changed = null;
        for (var i = 0; i < table.Count; i++)
        {
            path.Add(table.Keys[i].Text);
            if (Convert(table.Values[i], path) is not { } sent) return null;
            path.RemoveAt(path.Count - 1);
            if (changed is null && !ReferenceEquals(sent, table.Values[i]))
            {
                changed = new();
                for (var j = 0; j < i; j++) changed.Set(table.Keys[j], table.Values[j]);
            }
            changed?.Set(table.Keys[i], sent);
        }
        return changed is null ? table : changed.ToDictionary();
    }

    private static IReadOnlyList<OSObject>? Convert(OSMembers members, List<string> path)
    {
        OSObject[]? changed = null;
        for (var i = 0; i < members.Count; i++)
        {
            path.Add(i.ToString(CultureInfo.InvariantCulture));
            if (Convert(members[i], path) is not { } sent) return null;
            path.RemoveAt(path.Count - 1);
            if (changed is null && !ReferenceEquals(sent, members[i])) changed = [.. members];
            if (changed is not null) changed[i] = sent;
        }
        return changed ?? (IReadOnlyList<OSObject>)members;
    }

    private static OSString NotSerializable(int typeId) => new(string.Create(CultureInfo.InvariantCulture, $"typeID 0x{typeId:x} not serializable"));
}
