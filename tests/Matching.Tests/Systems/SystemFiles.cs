namespace IOMatch.Systems;

/// <summary>The catalogue files of data/systems as YAML nodes.</summary>
internal static class SystemFiles
{
    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Repository.Data("systems"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static YamlMapping Read(string name)
    {
        using var stream = File.OpenRead(Repository.Data("systems", name));
        var document = YamlDocument.Read(stream, name);
        document.Faults.Should().BeEmpty();
        return (YamlMapping)document.Value!.Root;
    }

    /// <summary>The file and everything that it includes, included ones first.</summary>
    public static IEnumerable<YamlMapping> WithIncludes(string name)
    {
        var file = Read(name);
        foreach (var included in Texts(file["includes"]).SelectMany(WithIncludes)) yield return included;
        yield return file;
    }

    public static IEnumerable<(string Bundle, YamlMapping Value)> Bundles(YamlMapping file) =>
        ((YamlMapping)file["bundles"]!).Entries.Select(e => (e.Key.Text, (YamlMapping)e.Value));

    public static IEnumerable<(string Name, YamlMapping Value)> PersonalitiesOf(YamlMapping bundle) =>
        ((YamlMapping)bundle["personalities"]!).Entries.Select(e => (e.Key.Text, (YamlMapping)e.Value));

    public static IEnumerable<(string Bundle, string Name, YamlMapping Value)> Personalities(string file) =>
        from b in Bundles(Read(file))
        from p in PersonalitiesOf(b.Value)
        select (b.Bundle, p.Name, p.Value);

    public static ClassHierarchy Classes(string name)
    {
        var declared = WithIncludes(name)
            .SelectMany(f => (f["classes"] as YamlMapping)?.Entries ?? [])
            .ToDictionary(e => e.Key.Text, e => Text(e.Value)!, StringComparer.Ordinal);
        var classes = ClassHierarchy.BuiltIn.With(declared, name, Certainty.Assumed, out var problems);
        problems.Should().BeEmpty();
        return classes;
    }

    public static string? Text(YamlNode? node) => (node as YamlScalar)?.Text;

    public static IEnumerable<string> Texts(YamlNode? node) => node is YamlSequence s ? s.Items.Select(i => Text(i)!) : [];
}
