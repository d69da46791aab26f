using System.Collections;

namespace IOMatch;

/// <summary>Everything that happened in a simulation, in order. Readers turn it into verdicts and renderings.</summary>
/// <example><code>
/// foreach (var round in outcome.Transcript!.OfType&lt;MatchEvent.RoundBegan>()) Console.WriteLine($"{round.Nub}: {round.Candidates.Length} candidates");
/// </code></example>
public sealed class Transcript : IReadOnlyList<MatchEvent>
{
    private readonly List<MatchEvent> events = [];

    /// <inheritdoc/>
    public int Count => events.Count;

    /// <inheritdoc/>
    public MatchEvent this[int index] => events[index];

    internal void Add(MatchEvent e) => events.Add(e);

    /// <summary>Takes back what was added since the transcript had this many events.</summary>
    internal void TakeBack(int count) => events.RemoveRange(count, events.Count - count);

    /// <inheritdoc/>
    public IEnumerator<MatchEvent> GetEnumerator() => events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
