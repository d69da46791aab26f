namespace IOMatch;

/// <summary>Which catalogue a prediction rests on, in words.</summary>
internal static class CatalogueText
{
    /// <summary><c>macos-10.14</c> when it was named, <c>macos-11 (built in, the nearest to macOS 12.0 on Intel)</c> when it was chosen.</summary>
    public static string Of(CatalogueChoice choice) => choice.ChosenFor is { } machine
        ? $"{choice.Names[0]} (built in, the nearest to {MachineText.WithAssumptions(machine)})"
        : string.Join(", ", choice.Names.Select(n => SystemCatalogue.Names.Contains(n) ? n + " (built in)" : n));

    /// <summary>The same as a sentence.</summary>
    public static string Sentence(CatalogueChoice choice) => choice.ChosenFor is { } machine
        ? $"The registry is of {MachineText.WithAssumptions(machine)}; the built-in catalogue {choice.Names[0]} is the nearest to it."
        : $"The system's drivers are those of {Of(choice)}.";
}
