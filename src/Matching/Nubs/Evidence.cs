namespace IOMatch;

/// <summary>Where a rule is from, and how sure it is.</summary>
/// <param name="Certainty">How sure.</param>
/// <param name="Where">Source file and function, document, or dump.</param>
/// <example><code>
/// Console.WriteLine($"{nub.Family.Name}: {nub.Family.Evidence.Certainty}, {nub.Family.Evidence.Where}");
/// </code></example>
public sealed record Evidence(Certainty Certainty, string Where)
{
    /// <summary>Source that was read.</summary>
    public static Evidence Source(string project, string file, string function) => new(Certainty.Source, $"{project} {file} {function}");
}
