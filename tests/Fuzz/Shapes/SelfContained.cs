using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IOMatch.Fuzz;

/// <summary>A scenario without other files: its device tree and its bundles written into it, since a damaged name must lead nowhere.</summary>
internal static partial class SelfContained
{
    public static byte[] Of(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        var text = Encoding.UTF8.GetString(bytes);
        if (RegistryLine().Match(text) is { Success: true } line)
        {
            var tree = Path.Combine(folder, line.Groups["name"].Value.Trim());
            if (Path.GetExtension(tree) != ".yaml" || !File.Exists(tree)) return bytes;
            text = text.Replace(line.Value, File.ReadAllText(tree).TrimEnd().Replace("\nregistry:", "\ntree:", StringComparison.Ordinal), StringComparison.Ordinal);
            if (text.StartsWith("registry:", StringComparison.Ordinal)) text = "tree:" + text["registry:".Length..];
        }
        if (CatalogueLine().Match(text) is { Success: true } catalogue)
        {
            var items = catalogue.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => SystemCatalogue.Find(name) is not null ? name : Inline(Path.Combine(folder, name)));
            text = text.Replace(catalogue.Value, "catalogue:\n" + string.Concat(items.Select(i => $"  - {i}\n")), StringComparison.Ordinal);
        }
        return Promises.Utf8(text);
    }

    private static string Inline(string name)
    {
        if (CatalogueReader.Read(name).Value is not { } source) return "{bundles: {}}";
        var bundles = source.Bundles.Where(b => b.Id is not null).Select(b => $"{Text(b.Id!)}: {{kind: {(b.Kind == CatalogueBundleKind.Dext ? "dext" : "kext")}, personalities: [{string.Join(", ", b.Personalities.Select(p => Flow(p.Table)))}]}}");
        return $"{{bundles: {{{string.Join(", ", bundles)}}}}}";
    }

    private static string Flow(OSObject value) => value switch
    {
        OSDictionary table => "{" + string.Join(", ", table.Select(e => $"{Text(e.Key.Text)}: {Flow(e.Value)}")) + "}",
        OSMembers members => "[" + string.Join(", ", members.Select(Flow)) + "]",
        OSNumber number => $"{number.Value}",
        OSBoolean boolean => boolean.Value ? "true" : "false",
        OSData data => $"!data 0x{Convert.ToHexString(data.Span)}",
        OSString text => Text(text.Text),
        _ => "\"\"",
    };

    private static string Text(string text) => JsonSerializer.Serialize(text);

    [GeneratedRegex(@"(?m)^registry: *(?<name>\S+\.\w+) *$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RegistryLine();

    [GeneratedRegex(@"(?m)^catalogue: *\[(?<names>[^\]{}]*)\] *$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CatalogueLine();
}
