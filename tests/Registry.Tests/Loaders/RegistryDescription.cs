using System.Globalization;
using System.Text;

namespace IOMatch.Loaders;

/// <summary>Everything a registry holds as text, so that two can be compared.</summary>
internal static class RegistryDescription
{
    public static string Of(Registry registry, bool withObserved = true)
    {
        var text = new StringBuilder();
        foreach (var plane in registry.Planes.Values.Where(p => p.Entries.Count > 0).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            var seen = new HashSet<RegistryEntry>();
            foreach (var root in plane.Roots) Walk(plane, root, 0, seen);
        }
        return text.AppendJoin(' ', registry.Entries.Select(e => e.Id)).ToString();

        void Walk(RegistryPlane plane, RegistryEntry entry, int depth, HashSet<RegistryEntry> seen)
        {
            text.Append(CultureInfo.InvariantCulture, $"{plane.Name} {depth} [{plane.NameOf(entry)}] [{plane.LocationOf(entry)}] 0x{entry.Id:x} ");
            text.AppendJoin(':', entry.Class.Chain()).Append(CultureInfo.InvariantCulture, $" {entry.Class.Certainty} {entry.State} {entry.Busy} ");
            if (withObserved) text.Append(entry.Observed);
            Value(text, entry.Properties);
            text.Append('\n');
            if (!seen.Add(entry)) return;
            foreach (var child in plane.ChildrenOf(entry)) Walk(plane, child, depth + 1, seen);
        }
    }

    private static void Value(StringBuilder text, OSObject value)
    {
        text.Append(value.Kind).Append('(');
        switch (value)
        {
            case OSDictionary table:
                foreach (var (key, member) in table)
                {
                    text.Append(key.Text).Append('=');
                    Value(text, member);
                }
                break;
            case OSMembers members:
                foreach (var member in members) Value(text, member);
                break;
            case OSNumber number:
                text.Append(CultureInfo.InvariantCulture, $"{number.Value}/{number.Bits}");
                break;
            case PlistReal real:
                text.Append(CultureInfo.InvariantCulture, $"{real.Value:R}/{real.IsSingle}");
                break;
            case PlistDate date:
                text.Append(date.Value.Ticks);
                break;
            default:
                text.Append(value);
                break;
        }
        text.Append(')');
    }
}
