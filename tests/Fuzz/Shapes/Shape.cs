using System.Text;

namespace IOMatch.Fuzz;

/// <summary>What a file of the corpus is, and so which targets grow inputs from it.</summary>
internal enum Shape
{
    None,
    PlistXml,
    PlistBinary,
    KernelText,
    Tree,
    Catalogue,
    Models,
    Scenario,
    IoregText,
    Archive,
    Log,
    MachO,
    Der,
    Profile,
}

/// <summary>Tells the shape of a file by its name and its first bytes.</summary>
internal static class Shapes
{
    private const int Looked = 4_000;

    public static Shape Of(string path, ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]);
        return Path.GetExtension(path) switch
        {
            ".provisionprofile" or ".mobileprovision" => Shape.Profile,
            ".log" or ".ndjson" or ".dmesg" or ".json" => Shape.Log,
            ".yaml" => Yaml(start),
            _ when start.StartsWith("bplist", StringComparison.Ordinal) => start.Contains("IORegistryEntry", StringComparison.Ordinal) ? Shape.Archive : Shape.PlistBinary,
            _ when start.Contains("<plist", StringComparison.Ordinal) || start.Contains("<dict", StringComparison.Ordinal) => start.Contains("IORegistryEntryChildren", StringComparison.Ordinal) || start.Contains("$archiver", StringComparison.Ordinal) ? Shape.Archive : Shape.PlistXml,
            _ when start.Contains("+-o ", StringComparison.Ordinal) => Shape.IoregText,
            ".txt" or ".md" => start.Contains("kernel", StringComparison.Ordinal) ? Shape.Log : Shape.IoregText,
            _ when bytes.StartsWith((byte[])[0xcf, 0xfa, 0xed, 0xfe]) || bytes.StartsWith((byte[])[0xca, 0xfe, 0xba, 0xbe]) => Shape.MachO,
            _ => Shape.None,
        };
    }

    private static Shape Yaml(string start) =>
        Has(start, "scenario:") ? Shape.Scenario
        : Has(start, "registry:") ? Shape.Tree
        : Has(start, "bundles:") || Has(start, "personalities:") || Has(start, "includes:") ? Shape.Catalogue
        : Has(start, "models:") ? Shape.Models
        : Shape.None;

    private static bool Has(string text, string key) => text.StartsWith(key, StringComparison.Ordinal) || text.Contains("\n" + key, StringComparison.Ordinal);
}
