namespace IOMatch.Fuzz;

/// <summary>What a run came to.</summary>
internal sealed record RunResult(long Inputs, long Accepted, IReadOnlyList<Finding> Findings);

/// <summary>Gives a target one input after the other. Target, corpus, seed and index decide what an input is.</summary>
internal sealed class FuzzRun(FuzzTarget target, Corpus corpus, int seed, int longest = 16 << 10)
{
    private const int LongestWorld = 600;

    // shapes that fit, unless there is none
    private readonly IReadOnlyList<byte[]> shapes = corpus[target.Shape].Where(s => s.Length <= longest).ToList() is { Count: > 0 } fitting ? fitting : corpus[target.Shape];

    private const int MostFindings = 20;

    /// <summary>One input.</summary>
    public byte[] Input(long index)
    {
        var random = new Random(Start(index));
        if (target.Shape == Shape.None)
        {
            var world = new byte[random.Next(1, LongestWorld)];
            random.NextBytes(world);
            return world;
        }
        return new Mutation(shapes, target.Words, target.IsText, random, longest).Make();
    }

    /// <summary>Some inputs; each kind of finding is kept once, as small as it gets.</summary>
    /// <param name="from">The first index.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">Told of each index, and of how many inputs were accepted, before it is tried.</param>
    /// <param name="found">Told of each new finding.</param>
    public RunResult Run(long from, long count, Action<long, long>? at = null, Action<long, Finding>? found = null)
    {
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        long accepted = 0, index = from;
        Watch.OnSmallStack(() =>
        {
            for (; index < from + count && findings.Count < MostFindings; index++)
            {
                at?.Invoke(index, accepted);
                var finding = Watch.Of(target, Input(index), out var isAccepted);
                if (isAccepted) accepted++;
                if (finding is null || findings.ContainsKey(finding.Key)) continue;
                findings[finding.Key] = finding = Minimiser.Of(finding);
                found?.Invoke(index, finding);
            }
        });
        return new(index - from, accepted, [.. findings.Values]);
    }

    // FNV-1a over what decides: string.GetHashCode differs from run to run
    private int Start(long index)
    {
        var hash = 2166136261;
        foreach (var c in target.Name) Add(c);
        Add((uint)seed);
        Add((uint)index);
        Add((uint)(index >> 32));
        return unchecked((int)hash);

        void Add(uint value)
        {
            for (var i = 0; i < 4; i++) hash = unchecked((hash ^ ((value >> (8 * i)) & 0xff)) * 16777619);
        }
    }
}

/// <summary>Takes away what a finding does not need.</summary>
internal static class Minimiser
{
    private const int MostTries = 2_000;
    private const int MostSlowTries = 30;

    public static Finding Of(Finding finding)
    {
        var best = finding;
        var tries = finding.Trouble == Trouble.Thrown ? MostTries : MostSlowTries;
        for (var size = finding.Input.Length / 2; size > 0 && tries > 0; size /= 2)
        {
            for (var at = 0; at < best.Input.Length && tries > 0;)
            {
                tries--;
                byte[] smaller = [.. best.Input.AsSpan(0, at), .. best.Input.AsSpan(Math.Min(best.Input.Length, at + size))];
                if (Watch.Of(finding.Target, smaller, out _) is { } still && still.Key == finding.Key) best = still;
                else at += size;
            }
        }
        return best;
    }
}
