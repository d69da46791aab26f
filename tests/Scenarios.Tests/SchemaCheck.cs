using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IOMatch.Scenarios;

/// <summary>Holds YAML against a JSON schema: the words of draft 2020-12 that the project's schemas use, and no others.</summary>
internal sealed class SchemaCheck
{
    private readonly Dictionary<string, JsonElement> files = new(StringComparer.Ordinal);
    private readonly string first;

    public SchemaCheck(string name)
    {
        first = name;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            files.Add(Path.GetFileName(file), document.RootElement.Clone());
        }
    }

    /// <summary>What does not fit, with its place; empty when all does.</summary>
    public IReadOnlyList<string> Of(YamlNode node)
    {
        var faults = new List<string>();
        Check(node, files[first], first, faults);
        return faults;
    }

    private void Check(YamlNode node, JsonElement schema, string file, List<string> faults)
    {
        foreach (var word in schema.EnumerateObject())
        {
            var value = word.Value;
            switch (word.Name)
            {
                case "$schema" or "$id" or "$defs" or "title" or "description" or "additionalProperties" or "patternProperties":
                    break; // the last two are read with properties
                case "$ref":
                    var (target, part) = Resolve(value.GetString()!, file);
                    Check(node, part, target, faults);
                    break;
                case "type":
                    var types = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(t => t.GetString()!)] : new[] { value.GetString()! };
                    if (!types.Any(t => Is(node, t))) faults.Add($"{node.At}: {node.Form} where {string.Join(" or ", types)} belongs");
                    break;
                case "enum":
                    if (!value.EnumerateArray().Any(v => node is YamlScalar s && s.Text == v.GetString())) faults.Add($"{node.At}: {(node as YamlScalar)?.Text ?? node.Form} is none of {value}");
                    break;
                case "pattern":
                    if (node is YamlScalar text && !Regex.IsMatch(text.Text, value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))) faults.Add($"{node.At}: {text.Text} does not fit {value}");
                    break;
                case "required":
                    foreach (var key in value.EnumerateArray().Select(k => k.GetString()!).Where(k => node is YamlMapping m && m[k] is null)) faults.Add($"{node.At}: {key} is missing");
                    break;
                case "minProperties":
                    if (node is YamlMapping small && small.Entries.Length < value.GetInt32()) faults.Add($"{node.At}: fewer than {value} keys");
                    break;
                case "items":
                    foreach (var item in (node as YamlSequence)?.Items ?? []) Check(item, value, file, faults);
                    break;
                case "anyOf":
                    AnyOf(node, value, file, faults);
                    break;
                case "properties":
                    break;
                default:
                    throw new NotSupportedException($"{file} uses {word.Name}, which is not checked here");
            }
        }
        if (node is YamlMapping mapping) Keys(mapping, schema, file, faults);
    }

    private void Keys(YamlMapping mapping, JsonElement schema, string file, List<string> faults)
    {
        var hasOwn = schema.TryGetProperty("properties", out var properties);
        foreach (var (key, value) in mapping.Entries)
        {
            if (hasOwn && properties.TryGetProperty(key.Text, out var own)) Check(value, own, file, faults);
            else if (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => Regex.IsMatch(key.Text, p.Name, RegexOptions.None, TimeSpan.FromSeconds(1)))) continue;
            else if (!schema.TryGetProperty("additionalProperties", out var others)) continue;
            else if (others.ValueKind == JsonValueKind.False) faults.Add($"{key.At}: the key {key.Text} is not known");
            else Check(value, others, file, faults);
        }
    }

    private void AnyOf(YamlNode node, JsonElement branches, string file, List<string> faults)
    {
        List<string>? nearest = null;
        var wasInside = false;
        foreach (var branch in branches.EnumerateArray())
        {
            var found = new List<string>();
            Check(node, branch, file, found);
            if (found.Count == 0) return;
            // a branch that fails inside came nearer than one of another kind
            var isInside = !found.Exists(f => f.StartsWith($"{node.At}: ", StringComparison.Ordinal));
            if (nearest is null || (isInside, -found.Count).CompareTo((wasInside, -nearest.Count)) > 0) (nearest, wasInside) = (found, isInside);
        }
        faults.AddRange(nearest ?? []);
    }

    private (string File, JsonElement Part) Resolve(string reference, string from)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash > 0 ? reference[..hash] : from;
        var part = files[file];
        foreach (var step in reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries)) part = part.GetProperty(step);
        return (file, part);
    }

    private static bool Is(YamlNode node, string type) => (type, node) switch
    {
        ("object", YamlMapping) or ("array", YamlSequence) => true,
        ("null", YamlScalar s) => s.IsNull,
        ("boolean", YamlScalar { IsQuoted: false, Text: "true" or "false" }) => true,
        ("integer", YamlScalar { IsQuoted: false } s) => IsInteger(s.Text),
        ("string", YamlScalar s) => s.IsQuoted || (!s.IsNull && s.Text is not ("true" or "false") && !IsInteger(s.Text)),
        _ => false,
    };

    private static bool IsInteger(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
