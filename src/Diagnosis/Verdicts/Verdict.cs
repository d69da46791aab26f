using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How sure each part of a verdict is; null where the part was not looked at.</summary>
/// <param name="Match">Whether the personality matches.</param>
/// <param name="Score">The score.</param>
/// <param name="Open">Who may use the nub.</param>
/// <param name="Class">That nobody brings the kernel class.</param>
public sealed record Confidence(Certainty Match, Certainty? Score = null, Certainty? Open = null, Certainty? Class = null)
{
    /// <summary>The weakest evidence that the verdict rests on.</summary>
    public Certainty Weakest => new[] { Match, Score ?? Certainty.Source, Open ?? Certainty.Source, Class ?? Certainty.Source }.Max();
}

/// <summary>The answer.</summary>
/// <param name="Code">The outcome: IOM9xx.</param>
/// <param name="Stage">The stage that settled it.</param>
/// <param name="Because">The reasons, the deciding one first; empty for a plain win.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record Verdict(ReasonCode Code, Stage Stage, ImmutableArray<ReasonCode> Because, Confidence Certainty)
{
    /// <summary>Whether the driver starts and nothing speaks against its use of the nub, or, where it is there to merge properties, whether it merges them.</summary>
    public bool Wins => Code is ReasonCode.Wins or ReasonCode.WinsInOwnCategory or ReasonCode.MergesProperties;
}
