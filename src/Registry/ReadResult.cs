namespace IOMatch;

/// <summary>Makes read results.</summary>
public static class ReadResult
{
    /// <summary>A value, with what was noticed on the way.</summary>
    public static ReadResult<T> Of<T>(T value, params IEnumerable<Fault> noticed)
        where T : class => new(value, [.. noticed]);

    /// <summary>No value.</summary>
    public static ReadResult<T> Failed<T>(params IEnumerable<Fault> faults)
        where T : class => new(null, [.. faults]);
}
