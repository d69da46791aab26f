using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What one bundle comes to on one dump: a row of a sweep.</summary>
/// <param name="Dump">The dump, as it was named.</param>
/// <param name="Bundle">The bundle, as it was named.</param>
/// <param name="Code">The verdict; the code of the first fault (IOM0xx) when an input could not be used.</param>
/// <param name="Stage">The stage that settled it.</param>
public sealed record SweepRow(string Dump, string Bundle, ReasonCode Code, Stage Stage)
{
    /// <summary>The catalogues that the bundle competed with; empty when an input could not be used.</summary>
    public ImmutableArray<string> Catalogue { get; init; } = [];

    /// <summary>The system that the dump is of, as far as it tells; null when an input could not be used.</summary>
    public string? System { get; init; }

    /// <summary>The reasons of the verdict, the deciding one first.</summary>
    public ImmutableArray<ReasonCode> Because { get; init; } = [];

    /// <summary>The weakest evidence that the verdict rests on; null when an input could not be used.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>Nubs that the bundle wins, such as <c>Gadget@00100000</c>.</summary>
    public ImmutableArray<string> Won { get; init; } = [];

    /// <summary>Nubs that it matches and does not win.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];

    /// <summary>How many nubs have its provider class and do not match it.</summary>
    public int Missed { get; init; }

    /// <summary>Why an input could not be used, in the form <c>file:line:col: error IOM001: what; hint</c>.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>Whether every input could be used.</summary>
    public bool IsUsable => Faults.IsEmpty;

    /// <summary>Which pair it is about.</summary>
    public SweepPair Pair => new(Dump, Bundle);

    /// <inheritdoc/>
    public bool Equals(SweepRow? other) => other is not null
        && Pair == other.Pair && Code == other.Code && Stage == other.Stage && System == other.System && Certainty == other.Certainty && Missed == other.Missed
        && Catalogue.SequenceEqual(other.Catalogue) && Because.SequenceEqual(other.Because) && Won.SequenceEqual(other.Won) && Lost.SequenceEqual(other.Lost) && Faults.SequenceEqual(other.Faults);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pair, Code, Missed);

    internal static SweepRow Of(SweepPair pair, Registry registry, Catalogue bundle, SweepCatalogue system, Catalogue others, Host host)
    {
        var source = others.With(bundle);
        var question = DriverQuestion.Of(source, bundle, pair.Bundle);
        var diagnosis = Diagnosis.Brief(MatchSimulator.Run(registry, source, host: host, listening: new(question.CouldMatch, question.Asks)), question);
        return new(pair.Dump, pair.Bundle, diagnosis.Verdict.Code, diagnosis.Verdict.Stage)
        {
            Catalogue = system.Names,
            System = $"{(host.Platform == Platform.IPadOS ? "iPadOS" : "macOS")} {host.Version}, {(host.IsIntel ? "Intel" : "Apple silicon")}",
            Because = diagnosis.Verdict.Because,
            Certainty = diagnosis.Verdict.Certainty.Weakest,
            Won = Names(diagnosis, n => n.Verdict.Wins),
            Lost = Names(diagnosis, n => n.Best.Matched && !n.Verdict.Wins),
            Missed = diagnosis.Nubs.Count(n => !n.Best.Matched && !n.Verdict.Wins),
        };
    }

    internal static SweepRow Of(SweepPair pair, IEnumerable<Fault> faults)
    {
        ImmutableArray<Fault> errors = [.. faults.Where(f => f.Severity == FaultSeverity.Error)];
        return new(pair.Dump, pair.Bundle, ReasonCodes.Of(errors[0].Kind), Stage.Input) { Faults = [.. errors.Select(f => f.ToString())] };
    }

    private static ImmutableArray<string> Names(Diagnosis diagnosis, Func<NubDiagnosis, bool> isOne) =>
        [.. diagnosis.Nubs.Where(isOne).Select(n => n.Nub.Component).Order(StringComparer.Ordinal)];
}

/// <summary>One bundle and one dump.</summary>
public readonly record struct SweepPair(string Dump, string Bundle)
{
    /// <summary>The order of a sweep: by dump, then by bundle, both by their characters.</summary>
    public static Comparer<SweepPair> Order { get; } = Comparer<SweepPair>.Create(static (a, b) =>
        string.CompareOrdinal(a.Dump, b.Dump) is not 0 and var byDump ? byDump : string.CompareOrdinal(a.Bundle, b.Bundle));
}
