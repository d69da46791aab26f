using IOMatch.Worlds;

namespace IOMatch.Fuzz;

/// <summary>The engine, what is made of its outcome, and every page of it.</summary>
internal static class EngineTarget
{
    private const string Tool = "iomatch fuzz";
    private const int MostSimulations = 8;

    private static readonly PageStyle[] Styles = [PageStyle.Plain, new(Width: 40, Colour: true, Unicode: true), new(Width: 240)];

    public static bool Read(byte[] bytes)
    {
        var world = WholeWorld.Of(bytes);
        var style = Styles[bytes.Length % Styles.Length];
        var outcome = MatchSimulator.Run(world.Registry, world.Source, world.Story, world.Host, world.Models);
        var survey = Survey.Of(outcome);
        _ = SurveyText.Of(survey, style);
        _ = SurveyJson.Of(survey, Tool);
        _ = PredictedLog.Of(outcome.Transcript!);
        _ = RegistryText.Tree(world.Registry, world.Registry.Service, style);
        foreach (var entry in world.Registry.Entries) _ = RegistryText.Nub(world.Registry, entry, style);
        foreach (var bundle in world.Source.Bundles)
        {
            if (bundle.Id is { } id) Ask(world, outcome, bundle, Diagnosis.Of(outcome, id), style, withChange: bytes.Length % 8 == 0 && bundle == world.Source.Bundles[0]);
        }
        return outcome.Died is null;
    }

    private static void Ask(WholeWorld world, Outcome outcome, CatalogueBundle bundle, Diagnosis diagnosis, PageStyle style, bool withChange)
    {
        var answer = Explanation.OfSimulation(diagnosis);
        _ = ExplainText.Of(answer, style);
        _ = BriefText.Of(answer, style);
        _ = TraceText.Of(answer, style);
        _ = ExplainJson.Of(answer, Tool);
        Func<Catalogue, Outcome> simulate = source => MatchSimulator.Run(world.Registry, source, world.Story, world.Host, world.Models);
        _ = HtmlReport.Of(new(answer, simulate, new Dictionary<string, string>(StringComparer.Ordinal), Tool), withChange ? Redaction.For(world.Registry, diagnosis.Question) : null);
        if (!withChange) return;
        var others = world.Source.Without([bundle.Id!]);
        var change = SmallestChange.Of(new(world.Registry, others, bundle, bundle.Id!) { Story = world.Story, Host = world.Host, Models = world.Models, MostSimulations = MostSimulations });
        _ = ChangeText.Of(change, style);
        _ = ChangeJson.Of(change, Tool);
    }
}
