using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Carries out the steps of a probe or start.</summary>
internal static class ModelSteps
{
    /// <summary>Steps in order; a refusal ends them.</summary>
    public static StepsOutcome Run(in ModelQuestion question, ImmutableArray<ModelStep> steps, ref int score)
    {
        foreach (var step in steps)
        {
            if (!step.When.Holds(question)) continue;
            switch (step)
            {
                case ModelStep.Refuse:
                    return StepsOutcome.Refused;
                case ModelStep.Leave:
                    return StepsOutcome.Left;
                case ModelStep.Add add:
                    score = unchecked(score + add.Points);
                    break;
                case ModelStep.Set set:
                    score = set.Score;
                    break;
                case ModelStep.Merge merge when question.Personality[merge.Key] is OSDictionary merged:
                    question.Provider.Properties = question.Provider.Properties.MergedWith(merged);
                    break;
                default:
                    break;
            }
        }
        return StepsOutcome.Stays;
    }
}
