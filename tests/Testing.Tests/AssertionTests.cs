using FluentAssertions.Execution;
using Xunit.Sdk;

namespace IOMatch.Testing;

public sealed class AssertionTests
{
    private const string Gadget = "com.example.Gadget";
    private const string Device = "Gadget@00100000";

    private static readonly Registry Mac = Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml"));

    private static Outcome Run(string bundle) =>
        MatchSimulator.Run(Mac, Catalogue(Repository.Fixture("catalogues", "usb-composite.yaml"), Repository.Fixture("bundles", bundle)));

    private static Catalogue Catalogue(params string[] names) => CatalogueReader.Read(names).OrThrow();

    private static string Failure(Action assertion) => assertion.Should().Throw<XunitException>().Which.Message;

    [Fact]
    public void The_gadget_dext_wins_its_device()
    {
        var outcome = Run("GadgetPlain.dext");

        outcome.Should().HaveWinner(Gadget).On(Device).WithScore(90000).InCategory("IODefaultMatchCategory");
        outcome.At(Device).Should().HaveWinner(Gadget).WithScore(90000);
        outcome.At(Device).Should().HaveWinners(Gadget);
        outcome.Driver(Gadget).Should().HaveStarted().HaveVerdict(ReasonCode.Wins);
        outcome.Should().NotHaveWinner("AppleUSBHostCompositeDevice").NotKillTheKernel();
    }

    [Fact]
    public void A_failure_is_the_explanation()
    {
        var outcome = Run("GadgetPlain.dext");

        var message = Failure(() => outcome.At(Device).Should().HaveWinner("AppleUSBHostCompositeDevice", "the {0} must keep it", "system"));

        message.Should().StartWith($"Expected AppleUSBHostCompositeDevice to win {Device}, but there runs {Gadget} in IODefaultMatchCategory because the system must keep it\n\n");
        message.Should().Contain("IOM402 lower-score", "the page tells why");
    }

    [Fact]
    public void Each_assertion_fails_when_it_does_not_hold()
    {
        var outcome = Run("GadgetPlain.dext");

        Failure(() => outcome.Should().HaveWinner("AppleUSB20Hub0")).Should().StartWith("Expected AppleUSB20Hub0 to win a device");
        Failure(() => outcome.Should().NotHaveWinner(Gadget)).Should().StartWith($"Expected {Gadget} to win no device");
        Failure(() => outcome.Should().HaveWinner(Gadget).WithScore(1)).Should().Contain("with score 1, but its score is 90000");
        Failure(() => outcome.Should().HaveWinner(Gadget).InCategory("mine")).Should().Contain("but it holds IODefaultMatchCategory");
        Failure(() => outcome.At(Device).Should().HaveNoDriver()).Should().StartWith($"Expected no driver on {Device}");
        Failure(() => outcome.At(Device).Should().HaveWinners(Gadget, "AppleUSBHostCompositeDevice")).Should().Contain("IOM402");
        Failure(() => outcome.Driver(Gadget).Should().NotHaveStarted()).Should().StartWith($"Expected {Gadget} not to have started");
        Failure(() => outcome.Driver(Gadget).Should().StartButFailToOpen()).Should().Contain("IOM900 wins");
        Failure(() => outcome.Driver(Gadget).Should().HaveVerdict(ReasonCode.Loses)).Should().Contain("IOM900 wins");
        Failure(() => outcome.Driver(Gadget).Should().HaveReason(ReasonCode.LowerScore)).Should().Contain("IOM402");
        Failure(() => outcome.Driver("AppleUSBHostCompositeDevice").Should().HaveStarted()).Should().Contain("IOM402");
        Failure(() => outcome.Driver("AppleUSBHostCompositeDevice").Should().HaveOpenedItsProvider()).Should().Contain("IOM402");
    }

    [Fact]
    public void Failures_are_gathered_in_a_scope()
    {
        var outcome = Run("GadgetPlain.dext");

        var message = Failure(() =>
        {
            using var scope = new AssertionScope();
            outcome.Should().NotHaveWinner(Gadget);
            outcome.At(Device).Should().HaveNoDriver();
        });

        message.Should().Contain("to win no device").And.Contain("Expected no driver on");
    }

    [Fact]
    public void A_dext_may_start_and_fail_to_open()
    {
        var outcome = MatchSimulator.Run(
            Mac,
            Catalogue(Repository.Fixture("catalogues", "usb-composite.yaml"), Repository.Fixture("bundles", "Gadget.dext")),
            [new Happening.Boot(), new Happening.Activate(Gadget)],
            models: DriverModels.BuiltIn.With(new DriverModels([KeyValuePair.Create("AppleUSBHostCompositeDevice", new DriverModel { Opens = Opening.Provider })])));

        outcome.Driver(Gadget).Should().StartButFailToOpen().HaveReason(ReasonCode.ProviderOpenedBySibling);
        Failure(() => outcome.Driver(Gadget).Should().HaveOpenedItsProvider()).Should().StartWith($"Expected {Gadget} to have opened its provider\n").And.Contain("IOM803");
    }

    [Fact]
    public void A_personality_is_asked_by_itself()
    {
        var plain = Catalogue(Repository.Fixture("bundles", "GadgetPlain.dext")).Bundles[0].Personalities[0];

        plain.Should().MatchPassively(Mac.At(Device)).WithScore(90000);
        plain.Should().NotMatchPassively(Mac.At("Gadget Interface@0"));
        Failure(() => plain.Should().MatchPassively(Mac.At("Gadget Interface@0"))).Should().StartWith($"Expected {plain.Origin.Name} to match Gadget Interface@0");
        Failure(() => plain.Should().MatchPassively(Mac.At(Device)).WithScore(2)).Should().Contain("with score 2, but its score is 90000");
    }

    [Fact]
    public void What_is_not_there_is_a_mistake_of_the_test()
    {
        var outcome = Run("GadgetPlain.dext");

        outcome.Invoking(o => o.At("Widget@1")).Should().Throw<ArgumentException>().WithMessage("there is no Widget@1*");
        outcome.Invoking(o => o.Driver("com.example.Widget")).Should().Throw<ArgumentException>().WithMessage("the catalogue holds no driver com.example.Widget*");
        outcome.Catalogue.Invoking(s => s.Personality("Widget")).Should().Throw<ArgumentException>();
    }
}
