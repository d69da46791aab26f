using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The DriverKit classes of an image. iig writes for each class a pointer into <c>__DATA_CONST,__osclassinfo</c>; it leads to an
/// OSClassLoadInformation, whose first member leads to the OSClassDescription (xnu IORPC.h) that IOUserServer::registerClass gets.
/// Where that fails, symbols of the description and of the metaclass pointer still name the class.
/// </summary>
internal static class UserClassFinder
{
    private const int NameField = 96;
    private const int Most = 4_096;
    private const uint MostSymbols = 1_000_000;
    private const string DescriptionPrefix = "_OSClassDescription_";

    public static ImmutableArray<UserClass> Find(ImageLayout layout)
    {
        var found = FromSection(layout);
        return found.Count > 0 ? [.. found] : [.. FromSymbols(layout)];
    }

    private static List<UserClass> FromSection(ImageLayout layout)
    {
        var found = new List<UserClass>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ChainedPointers? pointers = null;
        var step = layout.Wide ? 8ul : 4ul;
        foreach (var section in layout.Sections)
        {
            if (section.Name != "__osclassinfo" || !layout.TryFileOffset(section.Address, out var start)) continue;
            pointers ??= new(layout);
            var count = Math.Min((ulong)section.Bytes.Length / step, Most);
            for (var i = 0ul; i < count; i++)
            {
                if (Describe(layout, pointers, start + (i * step)) is { } described && names.Add(described.Name)) found.Add(described);
            }
        }
        return found;
    }

    private static UserClass? Describe(ImageLayout layout, ChainedPointers pointers, ulong at)
    {
        if (!pointers.TryFollow(at, out var information) || !layout.TryFileOffset(information, out var informationAt)) return null;
        if (!pointers.TryFollow(informationAt, out var description) || !layout.TryFileOffset(description, out var descriptionAt)) return null;
        // registerClass refuses a name that fills its field
        if (!layout.Image.TryCString(descriptionAt + 4, NameField, out var name) || !IsClassName(name)) return null;
        var super = layout.Image.TryCString(descriptionAt + 4 + NameField, NameField, out var text) && IsClassName(text) ? text : null;
        return new(name, super, UserClassSource.ClassInfoSection);
    }

    private static List<UserClass> FromSymbols(ImageLayout layout)
    {
        var found = new List<UserClass>();
        if (layout.Symbols is not { } table || !layout.Image.TrySlice(table.Strings, table.StringBytes, out var strings)) return found;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var size = layout.Wide ? 16ul : 12ul;
        var count = Math.Min(table.Count, MostSymbols);
        for (var i = 0ul; i < count && found.Count < Most; i++)
        {
            var at = table.Offset + (i * size);
            if (!layout.Image.TryU32(at, out var name) || !layout.Image.Has(at, size)) break;
            // an undefined symbol (section 0) belongs to another image
            if (layout.Image.Span[(int)at + 5] == 0) continue;
            if (!StartsWith(strings, name) || !strings.TryCString(name, 512, out var symbol)) continue;
            var className = symbol[DescriptionPrefix.Length..];
            if (IsClassName(className) && names.Add(className)) found.Add(new(className, null, UserClassSource.Symbol));
        }
        return found;
    }

    private static bool StartsWith(ByteView strings, uint at) =>
        strings.Has(at, (ulong)DescriptionPrefix.Length) && strings.Span[(int)at..].StartsWith("_OSClassDescription_"u8);

    private static bool IsClassName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
