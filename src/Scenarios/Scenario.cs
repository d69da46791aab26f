using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A unit test of personalities: what is there, what happens, and who must have won in the end.</summary>
/// <param name="Name">What it is about, in a sentence.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Registry">What is there; null for a scenario that only asks about bundles, numbers or logs.</param>
/// <param name="Catalogue">Everything that can get into the kernel's catalogue.</param>
/// <param name="Host">The machine and its state.</param>
/// <param name="Models">What driver classes do: the built-in models under the scenario's own.</param>
/// <param name="Story">What happens, in order.</param>
/// <param name="Claims">What is expected; empty when the scenario has no <c>expect</c>.</param>
/// <param name="Own">Ids of the bundles that are neither built in nor part of a system catalogue: those the scenario is about.</param>
public sealed partial record Scenario(
    string Name,
    string File,
    Registry? Registry,
    Catalogue Catalogue,
    Host Host,
    DriverModels Models,
    ImmutableArray<StoryStep> Story,
    ImmutableArray<Claim> Claims,
    ImmutableArray<string> Own)
{
    /// <summary>Bundles that are installed and do not get into the kernel, and why: an extension that waits for its approval.</summary>
    public ImmutableDictionary<string, ReasonCode> Withheld { get; init; } = ImmutableDictionary<string, ReasonCode>.Empty;

    /// <summary>Files and folders that it names, seen from where its own name is seen.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What a reader should know beforehand, in the author's words; null without a note.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a file is a scenario: a YAML mapping with the key <c>scenario</c> at its beginning or later on a line of its own.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.StartsWith("scenario:", StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
