using FsCheck;
using FsCheck.Fluent;
using IOMatch.Worlds;

namespace IOMatch.Reference;

/// <summary>What holds of every world.</summary>
public sealed class LawTests
{
    private const int Worlds = 1_000;
    private const int Threads = 8;

    private static readonly string[] PlainClasses = ["IOService", "VendorNub", "VendorSubNub"];
    private static readonly string[] GenericKeys = ["IONameMatch", "IOPropertyMatch", "IOPropertyExistsMatch", "IOLocationMatch", "IOPathMatch", "IOParentMatch", "IORegistryEntryID", "IOMatchedServiceCountMatch", "BSD Name", "BSD Unit"];

    [Fact]
    public void The_same_question_has_the_same_answer() => Prop.ForAll(WorldGen.Bytes, bytes =>
        ReferenceTold.Same(Told(WholeWorld.Of(bytes)), Told(WholeWorld.Of(bytes)))).Check(Laws.Times(Worlds));

    [Fact]
    public void One_registry_and_catalogue_serve_eight_threads_and_stay_as_they_were() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var world = WholeWorld.Of(bytes);
        var before = Yaml(world.Registry);
        var alone = Told(WholeWorld.Of(bytes));
        var told = new List<string>[Threads];
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() => told[i] = Told(world))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        foreach (var one in told) ReferenceTold.Same(one, alone);
        Yaml(world.Registry).Should().Be(before);
    }).Check(Laws.Times(Worlds / 10));

    [Fact]
    public void A_nub_has_at_most_one_driver_in_a_category() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var outcome = Run(WholeWorld.Of(bytes));
        foreach (var nub in outcome.Services) Outcome.WinnersOn(nub).Select(w => w.Category.Text).Should().OnlyHaveUniqueItems();
    }).Check(Laws.Times(Worlds));

    [Fact]
    public void The_order_of_personalities_that_do_not_tie_changes_nothing() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var choices = new Choices(bytes);
        var registry = WholeWorld.RegistryOf(choices, PlainClasses);
        // scores that differ by little: none ties, and no difference wraps (K14)
        var personalities = Enumerable.Range(0, choices.Below(10)).Select(i => PersonalityOf.Choose(choices, PlainClasses, dexts: false).With("IOProbeScore", OSNumber.Of(i))).ToList();
        var shuffled = personalities.OrderBy(_ => choices.Below(256)).ToList();

        ReferenceTold.Same(Drivers(registry, personalities), Drivers(registry, shuffled));
    }).Check(Laws.Times(Worlds));

    [Fact]
    public void A_personality_of_generic_keys_never_matches_less_when_one_is_taken_away() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var choices = new Choices(bytes);
        var registry = WholeWorld.RegistryOf(choices, PlainClasses);
        var personality = OSDictionary.Empty.With("IOProviderClass", new OSString("IOService")).With("IOClass", new OSString("Vendor"));
        var keys = Enumerable.Range(0, 1 + choices.Below(3)).Select(_ => choices.Of<string>(GenericKeys)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in keys)
        {
            // where a dictionary stands for a place it is only looked at while no parent is asked for (K53)
            var value = key == "IOParentMatch" ? OSDictionary.Empty.With("IONameMatch", new OSString(choices.Of<string>(Vocabulary.Names))) : PersonalityOf.Generic(choices, key, depth: 0);
            personality = personality.With(key, key == "IOLocationMatch" && value is OSDictionary ? new OSString("0") : value);
        }

        var matched = Matched(registry, personality);
        foreach (var key in keys) matched.Except(Matched(registry, personality.Without(key))).Should().BeEmpty($"{key} was all that was taken away from {ReferenceTold.Show(personality)}");
    }).Check(Laws.Times(Worlds));

    private static Outcome Run(WholeWorld world) => MatchSimulator.Run(world.Registry, world.Source, world.Story, world.Host, world.Models);

    private static List<string> Told(WholeWorld world)
    {
        var outcome = Run(world);
        return [.. EngineTold.Of(outcome.Transcript!), .. EngineTold.State(outcome.Services), $"{outcome.Transcript!.Count} {outcome.Died}"];
    }

    /// <summary>Who runs where, by what the personalities say: their numbers follow the order in which they were sent.</summary>
    private static List<string> Drivers(Registry registry, IEnumerable<OSDictionary> personalities)
    {
        var outcome = MatchSimulator.Run(registry, Catalogue.Of(personalities));
        return [.. outcome.Services.Where(s => s.Entry is not null).Select(s => $"{s.Path} [{string.Join(' ', Outcome.WinnersOn(s).Select(w => ReferenceTold.Show(w.Driver.Personality!.Table)))}]")];
    }

    private static List<int> Matched(Registry registry, OSDictionary personality) =>
        [.. MatchSimulator.Run(registry, Catalogue.Of(personality)).Transcript!.OfType<MatchEvent.CandidateJudged>().Where(j => j.Matched).Select(j => j.Nub.Entry!.Index)];

    private static string Yaml(Registry registry)
    {
        using var text = new StringWriter();
        RegistryYamlWriter.Write(registry, text);
        return text.ToString();
    }
}
