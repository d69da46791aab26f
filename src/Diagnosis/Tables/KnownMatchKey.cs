using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A row of match-keys.tsv: a key, where it is read, and what types mean there.</summary>
/// <param name="Key">The key.</param>
/// <param name="Level">personality, bundle, nub, driver.</param>
/// <param name="Provider">The class whose family reads it; <c>*</c> for the kernel itself.</param>
/// <param name="Types">The types that it may have.</param>
/// <param name="WrongType">What another type does.</param>
/// <param name="Effect">What it means.</param>
/// <param name="Source">Where that is from.</param>
/// <param name="Certainty">How sure that is.</param>
internal sealed record KnownMatchKey(string Key, string Level, string Provider, ImmutableArray<string> Types, string WrongType, string Effect, string Source, Certainty Certainty)
{
    public static ImmutableArray<KnownMatchKey> All { get; } = [.. RegistryTable.Rows("match-keys.tsv").Select(r =>
        new KnownMatchKey(r[0], r[1], r[2], [.. r[3].Split('|')], r[4], r[6], r[7], Enum.Parse<Certainty>(r[8])))];

    /// <summary>Keys that the kernel reads of every personality.</summary>
    public static FrozenDictionary<string, KnownMatchKey> Generic { get; } =
        All.Where(k => k is { Level: "personality", Provider: "*" }).ToFrozenDictionary(k => k.Key, StringComparer.Ordinal);

    /// <summary>Every key of a personality that means something to somebody.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Where(k => k.Level == "personality").Select(k => k.Key).Distinct(StringComparer.Ordinal)];

    private static FrozenDictionary<(string, string), KnownMatchKey> ByProvider { get; } =
        All.Where(k => k.Level == "personality" && k.Provider != "*").ToFrozenDictionary(k => (k.Provider, k.Key));

    /// <summary>What the family of a class says of a key; null when it does not read it.</summary>
    public static KnownMatchKey? Of(KernelClass provider, string key)
    {
        foreach (var served in KnownFamilies.Of(provider).ServedClasses)
        {
            if (ByProvider.TryGetValue((served.Text, key), out var known)) return known;
        }
        return null;
    }

    /// <summary>Whether a value has one of the types.</summary>
    public bool Takes(OSObject value)
    {
        foreach (var type in Types)
        {
            var fits = type switch
            {
                "any" or "presence" => true,
                "string" => value is OSString,
                "\"*\"" => value is OSString { Text: "*" },
                "strings" => value is OSMembers m && m.All(v => v is OSString),
                "integer" => value is OSNumber,
                "integers" => value is OSMembers m && m.All(v => v is OSNumber),
                "boolean" => value is OSBoolean,
                "false" => value is OSBoolean { Value: false },
                "dictionary" => value is OSDictionary,
                "dictionaries" => value is OSMembers m && m.All(v => v is OSDictionary),
                "set" => value is OSSet,
                "data" => value is OSData,
                "lists of strings" => value is OSMembers,
                _ => throw new FormatException($"match-keys.tsv has the unknown type {type}"),
            };
            if (fits) return true;
        }
        return false;
    }

    /// <summary>The types in words: <c>a string or an array of strings</c>.</summary>
    public string TypeWords => string.Join(" or ", Types.Select(t => t switch
    {
        "string" => "a string",
        "strings" => "an array of strings",
        "integer" => "an integer",
        "integers" => "an array of integers",
        "boolean" => "a boolean",
        "dictionary" => "a dictionary",
        "dictionaries" => "an array of dictionaries",
        "set" => "a set",
        "data" => "data",
        _ => t,
    }));
}

/// <summary>The registry project's tables.</summary>
internal static class RegistryTable
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream("IOMatch." + name) ?? throw new InvalidOperationException("no table " + name);
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split('\t').Length;
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            if (row.Length != columns) throw new FormatException($"{name}: {row.Length} columns instead of {columns}: {line}");
            yield return row;
        }
    }
}
