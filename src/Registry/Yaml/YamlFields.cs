namespace IOMatch;

/// <summary>
/// A mapping taken apart by name. Every key that is asked for is a known one; <see cref="Done"/> reports the others.
/// A key whose value has the wrong form is reported once and then counts as absent.
/// </summary>
/// <example><code>
/// var fields = new YamlFields(mapping, "an entry", faults);
/// var name = fields.RequiredText("class");
/// var count = fields.Integer("busy");
/// fields.Done();
/// </code></example>
/// <param name="mapping">The mapping.</param>
/// <param name="owner">What it describes, with an article, for messages.</param>
/// <param name="faults">Where faults go.</param>
public sealed class YamlFields(YamlMapping mapping, string owner, FaultList faults)
{
    private readonly List<string> asked = [];

    /// <summary>The mapping.</summary>
    public YamlMapping Mapping { get; } = mapping;

    /// <summary>Where faults go.</summary>
    public FaultList Faults { get; } = faults;

    /// <summary>Takes a node apart that must be a mapping; null after a fault when it is none.</summary>
    public static YamlFields? Of(YamlNode node, string owner, FaultList faults)
    {
        if (node is YamlMapping mapping) return new(mapping, owner, faults);
        faults.Error(node.At, $"{owner} is a mapping, this is {node.Form}", node is YamlScalar ? "write key: value pairs below it" : null);
        return null;
    }

    /// <summary>Whether the key is there, in whatever form.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>The position of a key, or of the mapping.</summary>
    public SourcePosition At(string key) => Mapping.EntryOf(key)?.Key.At ?? Mapping.At;

    /// <summary>The node of a key; null when absent.</summary>
    public YamlNode? Node(string key)
    {
        if (!asked.Contains(key)) asked.Add(key);
        return Mapping[key];
    }

    /// <summary>The node of a key that must be there; null after a fault.</summary>
    public YamlNode? Required(string key)
    {
        if (Node(key) is { } node) return node;
        var given = Mapping.Entries.Select(e => e.Key.Text).Where(k => !asked.Contains(k));
        var near = Spelling.Nearest(key, given);
        if (near is not null) asked.Add(near); // one mistake, one message
        Faults.Error(Mapping.At, $"{owner} needs the key \"{key}\"", near is null ? null : $"\"{near}\" is near: rename it");
        return null;
    }

    /// <summary>Text; also what looks like a number or boolean, as it is written.</summary>
    public string? Text(string key) => Node(key) is { } node ? TextOf(node, key) : null;

    /// <summary>Text that must be there; null after a fault.</summary>
    public string? RequiredText(string key) => Required(key) is { } node ? TextOf(node, key) : null;

    /// <summary>A whole number, all 64 bits.</summary>
    public ulong? Integer(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalar { IsQuoted: false, Tag: null } s && YamlInteger.LooksLikeOne(s.Text) && YamlInteger.TryParse(s.Text, out var value)) return value;
        Wrong(node, key, "a whole number, decimal or 0x");
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Boolean(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalar { IsQuoted: false, Tag: null, Text: "true" or "false" } s) return s.Text is "true";
        Wrong(node, key, "true or false");
        return null;
    }

    /// <summary>A mapping.</summary>
    public YamlMapping? MappingOf(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlMapping mapping) return mapping;
        Wrong(node, key, "a mapping");
        return null;
    }

    /// <summary>A list; a single value stands for a list of one.</summary>
    public IReadOnlyList<YamlNode> List(string key) => Node(key) switch
    {
        null => [],
        YamlSequence { Tag: null } list => list.Items,
        var one => [one],
    };

    /// <summary>Texts; a single one stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(node => TextOf(node, key)).OfType<string>()];

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in Mapping.Entries)
        {
            if (asked.Contains(key.Text)) continue;
            var near = Faults.IsFull ? null : Spelling.Nearest(key.Text, asked);
            Faults.Error(key.At, $"{owner} has no key \"{key.Text}\"", near is null ? "the keys are " + string.Join(", ", asked) : $"the nearest key is \"{near}\"");
        }
    }

    private string? TextOf(YamlNode node, string key)
    {
        if (node is YamlScalar { IsNull: false, Tag: null } s) return s.Text;
        Wrong(node, key, "text");
        return null;
    }

    private void Wrong(YamlNode node, string key, string wanted)
    {
        var found = node is YamlScalar { IsNull: false } s ? $"{s.Form}, {(s.IsQuoted ? $"\"{s.Text}\"" : s.Text)}" : node.Form;
        Faults.Error(node.At, $"\"{key}\" takes {wanted}, this is {found}", node.Tag is { } tag ? $"remove the tag {tag}" : null);
    }
}
