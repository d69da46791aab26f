using System.Globalization;

namespace IOMatch;

/// <summary>Words out of a short list.</summary>
internal static class Words
{
    public static T One<T>(YamlFields fields, string key, T usual, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (fields.Text(key) is not { } text) return usual;
        var known = new List<string>();
        foreach (var (word, value) in words)
        {
            if (word == text) return value;
            known.Add(word);
        }
        fields.Faults.Error(fields.Node(key)!.At, string.Create(CultureInfo.InvariantCulture, $"{key} \"{text}\" is not known"), "one of " + string.Join(", ", known));
        return usual;
    }
}
