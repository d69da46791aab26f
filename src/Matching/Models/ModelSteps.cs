using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Carries out the steps of a probe or start.</summary>
internal static class ModelSteps
{
    /// <summary>Steps in order; a refusal ends them.</summary>
    public static StepsOutcome Run(Simulation world, Service provider, OSDictionary personality, ImmutableArray<ModelStep> steps, ref int score)
    {
        foreach (var step in steps)
        {
            if (!step.When.Holds(new ModelQuestion(world, provider, personality))) continue;
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
                case ModelStep.Merge merge when personality[merge.Key] is OSDictionary merged:
                    provider.Properties = provider.Properties.MergedWith(merged);
                    break;
                default:
                    break;
            }
        }
        return StepsOutcome.Stays;
    }
}
