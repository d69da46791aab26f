using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A real report of the same thing.</summary>
/// <param name="Row">Its short name in the collection of reports, such as <c>F3</c>.</param>
/// <param name="Title">Where it was made.</param>
/// <param name="Link">Its address, or null.</param>
public sealed record KnownReport(string Row, string Title, Uri? Link);

/// <summary>Everything that is to be said about a reason code. The pages docs/reasons/IOM….md are the source, and what is printed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What it is, in one line: lower case after the first letter, no final stop.</param>
/// <param name="Means">What it means, in a few lines.</param>
/// <param name="KernelDoes">How the kernel, or the system, decides it, with the numbers of the rules.</param>
/// <param name="Rules">The rules: <c>K37</c>, <c>QA1076</c>; empty where it is no matter of a numbered rule.</param>
/// <param name="InTheLog">What it looks like in a log, in words.</param>
/// <param name="LogLines">The lines that point to it, as they are printed, captures in braces.</param>
/// <param name="Confirm">How to confirm it on a Mac: commands in back quotes.</param>
/// <param name="Mend">How to mend it.</param>
/// <param name="Evidence">How sure it is that the system decides so.</param>
/// <param name="Reports">Real reports.</param>
/// <param name="Page">The whole page, Markdown.</param>
public sealed record Reason(
    ReasonCode Code,
    string Title,
    string Means,
    string KernelDoes,
    ImmutableArray<string> Rules,
    string InTheLog,
    ImmutableArray<string> LogLines,
    string Confirm,
    string Mend,
    Certainty Evidence,
    ImmutableArray<KnownReport> Reports,
    string Page)
{
    private static readonly ConcurrentDictionary<ReasonCode, Reason> Known = new();

    /// <summary>All reasons, by number.</summary>
    public static IEnumerable<Reason> All => Enum.GetValues<ReasonCode>().Select(Of);

    /// <summary>The code as it is written: <c>IOM803</c>.</summary>
    public string Number => Code.Number();

    /// <summary>The word form: <c>provider-opened-by-sibling</c>.</summary>
    public string Id => Code.Id();

    /// <summary>The stage it belongs to.</summary>
    public Stage Stage => Code.Stage();

    /// <summary>The reason behind a code.</summary>
    public static Reason Of(ReasonCode code) => Known.GetOrAdd(code, ReasonPage.Read);

    /// <summary>The reasons that a report of the collection was put down to, the first one first.</summary>
    /// <param name="row">Such as <c>F3</c>.</param>
    public static ImmutableArray<Reason> OfReport(string row) => [.. All.Where(r => r.Reports.Any(p => string.Equals(p.Row, row, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Number, word form and title in one line.</summary>
    public override string ToString() => $"{Number} {Id}: {Title}";
}
