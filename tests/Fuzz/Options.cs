using System.Globalization;

namespace IOMatch.Fuzz;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(string Target, int Seed, long From, long Count, bool IsOne, string? CorpusFolder, string? File, bool IsInside)
{
    public const string Usage = """
        usage: IOMatch.Fuzz TARGET|all [--seed N] [--count N] [--from N] [--longest BYTES] [--corpus DIR]   grows inputs and tries them; stores what fails under tests/Fuzz/findings
               IOMatch.Fuzz TARGET --seed N --index N [--longest BYTES] [--corpus DIR]                      one of these inputs again
               IOMatch.Fuzz TARGET --file FILE                                            a stored input
               IOMatch.Fuzz TARGET|all --deep N                                           inputs nested N deep (100000)
        """;

    private readonly Lazy<Corpus> corpus = new(() => new Corpus(CorpusFolder));

    public Corpus Corpus => corpus.Value;

    /// <summary>The longest input in bytes.</summary>
    public int Longest { get; init; } = 16 << 10;

    /// <summary>How deep; null for inputs by chance.</summary>
    public int? Deep { get; init; }

    public IEnumerable<string> ForChild(long from, long count) =>
        [.. (string[])["--seed", Text(Seed), "--from", Text(from), "--count", Text(count), "--longest", Text(Longest)], .. CorpusFolder is null ? Array.Empty<string>() : ["--corpus", CorpusFolder]];

    /// <summary>Null when the words make no sense.</summary>
    public static Options? Parse(string[] words)
    {
        if (words.Length == 0 || (words[0] != "all" && FuzzTargets.Find(words[0]) is null)) return null;
        var options = new Options(words[0], 1, 0, 10_000, false, null, null, false);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "--inside")
            {
                options = options with { IsInside = true };
                continue;
            }
            if (i + 1 == words.Length) return null;
            var value = words[++i];
            var isNumber = long.TryParse(value.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!isNumber && words[i - 1] is not ("--corpus" or "--file")) return null;
            switch (words[i - 1])
            {
                case "--seed": options = options with { Seed = (int)number }; break;
                case "--from": options = options with { From = number }; break;
                case "--count": options = options with { Count = number }; break;
                case "--index": options = options with { From = number, Count = 1, IsOne = true }; break;
                case "--longest": options = options with { Longest = (int)number }; break;
                case "--deep": options = options with { Deep = (int)number }; break;
                case "--corpus": options = new(options.Target, options.Seed, options.From, options.Count, options.IsOne, value, options.File, options.IsInside) { Deep = options.Deep, Longest = options.Longest }; break;
                case "--file": options = options with { File = value }; break;
                default: return null;
            }
        }
        return options;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
