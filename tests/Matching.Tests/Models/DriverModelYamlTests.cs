using System.Text;

namespace IOMatch.Models;

public sealed class DriverModelYamlTests
{
    private static ReadResult<DriverModels> Read(string text) => DriverModels.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "models.yaml");

    [Fact]
    public void Every_facet_is_read()
    {
        var model = Read("""
            $note: for the test
            models:
              Gadget:
                $note: made up
                known: false
                init: false
                probe: succeeds
                start: [{add: 2}, {set: -3}, {merge: Extra}, {leave: now}, {refuse: always}]
                only: one
                opens: on demand
                accepts: one beside GadgetNub
                seizes: true
                forwards: true
                registers: true
                publishes: [{class: GadgetNub, below: provider, make: true, name: nub, copies: [Key], properties: {A: 1}}, {class: Other}]
                appearsBelow: [GadgetBus]
                holds: Mine
                keepsPersonality: false
                evidence: {probe: source, opens: documented}
                where: its source
            """).OrThrow()["Gadget"]!;

        model.Should().Match<DriverModel>(m => !m.IsKnown && !m.InitSucceeds && m.OnlyOne == true && m.Opens == Opening.OnDemand);
        model.Should().Match<DriverModel>(m => m.Accepts == Admission.OneBesideItsNubs && m.Beside == "GadgetNub" && m.Seizes == true && m.Forwards == true && m.Registers == true);
        model.Should().Match<DriverModel>(m => m.HoldsCategory == "Mine" && m.KeepsPersonality == false && m.Where == "its source");
        model.Probe!.Value.Should().BeEmpty();
        model.Start!.Value.Should().Equal(new ModelStep.Add(2), new ModelStep.Set(-3), new ModelStep.Merge("Extra"), new ModelStep.Leave(), new ModelStep.Refuse());
        model.AppearsBelow!.Value.Should().Equal("GadgetBus");
        model.CertaintyOf("probe").Should().Be(Certainty.Source);
        model.CertaintyOf("opens").Should().Be(Certainty.Documented);
        model.Publishes!.Value[0].Should().Match<NubModel>(n => n.Class == "GadgetNub" && n.BelowProvider && n.Make && n.Name == "nub" && n.Copies[0].Text == "Key" && n.Properties.Count == 1);
        model.Publishes!.Value[1].Should().Match<NubModel>(n => n.Class == "Other" && !n.BelowProvider && !n.Make && n.Name == null && n.Copies.IsEmpty && n.Properties.Count == 0);
    }

    [Fact]
    public void What_is_not_said_is_left_open()
    {
        Gadget("").Should().Be(DriverModel.Default);
        Gadget("accepts: many, only: any").Should().Be(new DriverModel { Accepts = Admission.Many, OnlyOne = false });
        Read("models: {Gadget: {probe: fails, evidence: observed}}").OrThrow()["Gadget"].Should().Match<DriverModel>(m => m.Probe!.Value.Length == 1 && m.CertaintyOf("probe") == Certainty.Observed);

        static DriverModel Gadget(string facets) => Read($"models: {{Gadget: {{{facets}}}}}").OrThrow()["Gadget"]! with { Certainties = DriverModel.Default.Certainties };
    }

    [Theory]
    [InlineData("[]", "a file of driver models is a mapping")]
    [InlineData("{}", "models")]
    [InlineData("models: [Gadget]", "models are a mapping of class to model, this is a list")]
    [InlineData("models: {Gadget: none}", "a driver model is a mapping")]
    [InlineData("models: {Gadget: {sizes: true}}", "sizes")]
    [InlineData("{models: {}, other: 1}", "other")]
    [InlineData("models: {Gadget: {opens: never}}", "opens \"never\" is not known; one of nothing, provider, briefly, on demand, by the dext")]
    [InlineData("models: {Gadget: {accepts: none}}", "accepts \"none\" is not known; one of one, many, many until seized, by level")]
    [InlineData("models: {Gadget: {evidence: guessed}}", "evidence \"guessed\" is not known; one of source, documented, observed, assumed")]
    [InlineData("models: {Gadget: {evidence: {probe: guessed}}}", "evidence \"guessed\" is not known")]
    [InlineData("models: {Gadget: {publishes: [{name: nub}]}}", "class")]
    [InlineData("models: {Gadget: {publishes: [{class: Nub, colour: red}]}}", "colour")]
    [InlineData("models: {Gadget: {publishes: [nub]}}", "a nub is a mapping")]
    [InlineData("models: {Gadget: {probe: [{}]}}", "a step is one of refuse, add, set, merge, leave")]
    [InlineData("models: {Gadget: {probe: [refuse]}}", "a step is a mapping")]
    [InlineData("models: {Gadget: {probe: [{add: 1, colour: red}]}}", "colour")]
    [InlineData("models: {Gadget: {probe: [{refuse: {when: {is: A}, colour: red}}]}}", "colour")]
    [InlineData("models: {Gadget: {probe: [{add: 1, when: {}}]}}", "a condition is one of is, provider, loaded, personality, name, location, attached, below, beside, host, macOS, all, any, not")]
    [InlineData("models: {Gadget: {probe: [{add: 1, when: {is: A, colour: red}}]}}", "colour")]
    [InlineData("models: {Gadget: {probe: [{add: 1, when: {provider: A}}]}}", "a test is one of exists, equals, in, starts, has")]
    public void A_mistake_is_told_with_its_place_and_nothing_is_half_read(string text, string what)
    {
        var result = Read(text);

        result.Value.Should().BeNull();
        result.Faults.Should().ContainSingle().Which.ToString().Should().Contain(what).And.StartWith("models.yaml:1:");
    }

    [Theory]
    [InlineData("is: Gadget")]
    [InlineData("provider: A, equals: 1")]
    [InlineData("loaded: A, exists: true")]
    [InlineData("personality: A, in: [1, 2]")]
    [InlineData("name: {starts: usb}")]
    [InlineData("location: {exists: false}")]
    [InlineData("attached: Gadget")]
    [InlineData("below: Gadget, having: {A: [1, 2], B: 3}")]
    [InlineData("beside: Gadget")]
    [InlineData("host: single-user")]
    [InlineData("macOS: 11")]
    [InlineData("macOS: '10.15'")]
    [InlineData("all: [{is: A}, {is: B}]")]
    [InlineData("any: [{is: A}, {is: B}]")]
    [InlineData("not: {is: A}")]
    [InlineData("provider: A, has: {B: 1}")]
    [InlineData("provider: A, equals: {personality: B}")]
    public void Every_kind_of_condition_is_read_for_a_step_and_for_a_refusal_and_turned_round(string condition)
    {
        var model = Read($"models: {{Gadget: {{probe: [{{add: 1, when: {{{condition}}}}}, {{refuse: {{when: {{{condition}}}}}}}, {{add: 1, unless: {{{condition}}}}}]}}}}").OrThrow()["Gadget"]!;

        var steps = model.Probe!.Value;
        steps.Should().NotContain(s => s.When is Condition.Always);
        steps[0].When.GetType().Should().Be(steps[1].When.GetType());
        steps[2].When.Should().BeOfType<Condition.Not>().Which.Of.GetType().Should().Be(steps[0].When.GetType());
    }
}
