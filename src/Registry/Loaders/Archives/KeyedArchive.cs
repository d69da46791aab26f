using System.Diagnostics.CodeAnalysis;

namespace IOMatch;

/// <summary>The object graph of an NSKeyedArchiver file. References are followed one at a time and never by themselves: a graph may have cycles.</summary>
internal sealed class KeyedArchive
{
    private readonly OSArray objects;
    private readonly OSObject top;

    private KeyedArchive(OSArray objects, OSObject top)
    {
        this.objects = objects;
        this.top = top;
    }

    /// <summary>Whether a property list is such an archive.</summary>
    public static bool TryOpen(OSObject root, [NotNullWhen(true)] out KeyedArchive? archive)
    {
        archive = root is OSDictionary d && d["$objects"] is OSArray objects && d["$top"] is OSDictionary { Count: > 0 } tops ? new(objects, tops.Values[0]) : null;
        return archive is not null;
    }

    /// <summary>The root object; null when it is missing.</summary>
    public OSDictionary? Root => Follow(top) as OSDictionary;

    /// <summary>What a reference refers to, or the value itself; null for <c>$null</c> and for a reference that leads nowhere.</summary>
    public OSObject? Follow(OSObject? value)
    {
        if (value is not PlistUid uid) return value;
        if (uid.Value == 0 || uid.Value >= (ulong)objects.Count) return null;
        return objects[(int)uid.Value];
    }

    /// <summary>The class name of an object.</summary>
    public string? ClassOf(OSDictionary value) => (Follow(value["$class"]) as OSDictionary)?["$classname"] is OSString s ? s.Text : null;

    /// <summary>The members of an archived array or set, as references.</summary>
    public ReadOnlySpan<OSObject> Members(OSObject? value) => Follow(value) is OSDictionary d && d["NS.objects"] is OSArray members ? members.Span : [];

    /// <summary>Keys and values of an archived dictionary, as references.</summary>
    public IEnumerable<(string Key, OSObject Value)> Entries(OSObject? value)
    {
        if (Follow(value) is not OSDictionary d || d["NS.keys"] is not OSArray keys || d["NS.objects"] is not OSArray values) yield break;
        for (var i = 0; i < Math.Min(keys.Count, values.Count); i++)
        {
            if (Text(keys[i]) is { } key) yield return (key, values[i]);
        }
    }

    /// <summary>A text; null for other values.</summary>
    public string? Text(OSObject? value) => (Follow(value) as OSString)?.Text;
}
