using static IOMatch.Systems.SystemFiles;

namespace IOMatch.Systems;

public sealed class DriverModelFileTests
{
    private static readonly string[] Facets = ["probe", "start", "only", "opens", "accepts", "seizes", "forwards", "registers", "publishes", "appearsBelow", "holds", "keepsPersonality", "evidence", "where", "$note"];
    private static readonly string[] Tests = ["exists", "equals", "in", "starts", "has"];
    private static readonly string[] Evidence = ["source", "documented", "observed", "assumed"];

    private static readonly ClassHierarchy Known = Names
        .Aggregate(ClassHierarchy.BuiltIn, (known, file) => known.With(
            ((Read(file)["classes"] as YamlMapping)?.Entries ?? []).ToDictionary(e => e.Key.Text, e => Text(e.Value)!, StringComparer.Ordinal), file, Certainty.Assumed, out _));

    private static IEnumerable<(string Class, YamlMapping Model)> Models()
    {
        using var stream = typeof(KernelCatalogue).Assembly.GetManifestResourceStream("IOMatch.driver-models.yaml")!;
        var document = YamlDocument.Read(stream, "driver-models.yaml");
        document.Faults.Should().BeEmpty();
        return ((YamlMapping)((YamlMapping)document.Value!.Root)["models"]!).Entries.Select(e => (e.Key.Text, (YamlMapping)e.Value));
    }

    [Fact]
    public void Every_model_says_how_sure_it_is_and_what_it_rests_on()
    {
        foreach (var (name, model) in Models())
        {
            Text(model["where"]).Should().NotBeNullOrWhiteSpace(name);
            var levels = model["evidence"] is YamlMapping m ? m.Entries.Select(e => Text(e.Value)) : [Text(model["evidence"])];
            levels.Should().NotBeEmpty(name).And.BeSubsetOf(Evidence, name);
        }
    }

    [Fact]
    public void Every_facet_is_one_that_the_head_of_the_file_explains()
    {
        foreach (var (name, model) in Models()) model.Entries.Select(e => e.Key.Text).Should().BeSubsetOf(Facets, name);
    }

    [Fact]
    public void Evidence_that_is_given_facet_by_facet_covers_the_facets_of_the_model()
    {
        foreach (var (name, model) in Models())
        {
            if (model["evidence"] is not YamlMapping evidence) continue;
            var facets = model.Entries.Select(e => e.Key.Text).Except(["evidence", "where", "$note"], StringComparer.Ordinal);
            evidence.Entries.Select(e => e.Key.Text).Should().BeEquivalentTo(facets, name);
        }
    }

    [Fact]
    public void Every_class_named_is_known()
    {
        foreach (var (name, model) in Models())
        {
            var classes = (model["publishes"] as YamlSequence)?.Items.Select(n => Text(((YamlMapping)n)["class"])!) ?? [];
            classes.Concat(Texts(model["appearsBelow"])).Where(c => Known[c] is null).Should().BeEmpty(name);
            if (Text(((model["publishes"] as YamlSequence)?.Items.FirstOrDefault() as YamlMapping)?["below"]) is { } below) below.Should().BeOneOf("itself", "provider");
        }
    }

    [Fact]
    public void Every_model_is_of_a_class_of_the_kernel_or_of_a_system_dext()
    {
        var userClasses = Names.SelectMany(Personalities).Select(p => Text(p.Value["IOUserClass"])).ToHashSet(StringComparer.Ordinal);

        Models().Select(m => m.Class).Where(c => Known[c] is null && !userClasses.Contains(c)).Should().BeEmpty();
    }

    [Fact]
    public void Steps_and_conditions_keep_to_the_language_of_the_file()
    {
        foreach (var (name, model) in Models())
        {
            foreach (var phase in new[] { "probe", "start" })
            {
                foreach (var step in (model[phase] as YamlSequence)?.Items ?? []) Step((YamlMapping)step, name);
            }
        }
    }

    private static void Step(YamlMapping step, string owner)
    {
        var action = step.Entries.Select(e => e.Key.Text).Single(k => k is "refuse" or "add" or "set" or "merge" or "leave");
        switch (action)
        {
            case "refuse" when step["refuse"] is YamlMapping when:
                when.Entries.Should().ContainSingle(owner).Which.Key.Text.Should().BeOneOf("when", "unless");
                Condition(when.Entries[0].Value, owner);
                break;
            case "refuse" or "leave":
                Text(step[action]).Should().Be("always", owner);
                break;
            case "add" or "set":
                int.TryParse(Text(step[action]), System.Globalization.CultureInfo.InvariantCulture, out _).Should().BeTrue(owner);
                break;
            default:
                Text(step[action]).Should().NotBeNullOrEmpty(owner);
                break;
        }
        foreach (var guard in new[] { "when", "unless" })
        {
            if (step[guard] is { } condition) Condition(condition, owner);
        }
    }

    private static void Condition(YamlNode node, string owner)
    {
        var condition = (YamlMapping)node;
        var keys = condition.Entries.Select(e => e.Key.Text).ToArray();
        switch (keys[0])
        {
            case "all" or "any":
                foreach (var part in ((YamlSequence)condition[keys[0]]!).Items) Condition(part, owner);
                break;
            case "not":
                Condition(condition["not"]!, owner);
                break;
            case "provider" or "loaded" or "personality":
                keys.Skip(1).Should().ContainSingle(owner).Which.Should().BeOneOf(Tests);
                break;
            case "name" or "location":
                ((YamlMapping)condition[keys[0]]!).Entries.Should().ContainSingle(owner).Which.Key.Text.Should().BeOneOf(Tests);
                break;
            case "is" or "below" or "beside" or "attached":
                Known[Text(condition[keys[0]])!].Should().NotBeNull(owner);
                keys.Skip(1).Should().BeSubsetOf(["having"], owner);
                break;
            default:
                keys.Should().ContainSingle(owner).Which.Should().BeOneOf("host", "macOS");
                break;
        }
    }
}
