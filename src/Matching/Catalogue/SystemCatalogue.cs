using System.Reflection;

namespace IOMatch;

/// <summary>The personalities that macOS itself brings, as far as they are known; one catalogue for each generation in which they differ.</summary>
/// <remarks>Source and status of each stand in the notes of its origin. None is complete: what was on the machines that were looked at.</remarks>
/// <example><code>
/// var catalogue = SystemCatalogue.Find("macos-15")!;
/// </code></example>
public static class SystemCatalogue
{
    private const string Prefix = "IOMatch.systems.";

    /// <summary>The names under which the built-in catalogues go, such as <c>macos-15</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^".yaml".Length]).Order(StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, Lazy<Catalogue>> ByName =
        Names.ToDictionary(n => n, n => new Lazy<Catalogue>(() => CatalogueYaml.Read(n + ".yaml", Open).OrThrow()), StringComparer.Ordinal);

    /// <summary>macOS 15.</summary>
    public static Catalogue MacOS15 => ByName["macos-15"].Value;

    /// <summary>macOS 11.</summary>
    public static Catalogue MacOS11 => ByName["macos-11"].Value;

    /// <summary>macOS 10.14.</summary>
    public static Catalogue MacOS10_14 => ByName["macos-10.14"].Value;

    /// <summary>A built-in catalogue by name; null when there is none of that name.</summary>
    public static Catalogue? Find(string name) => ByName.TryGetValue(name, out var found) ? found.Value : null;

    private static Stream? Open(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file);
}
