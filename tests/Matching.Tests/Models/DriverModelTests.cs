using System.Collections.Immutable;

namespace IOMatch.Models;

public sealed class DriverModelTests
{
    // no facet of these two is alike, and none is left open
    private static readonly DriverModel Own = new()
    {
        Probe = [new ModelStep.Refuse()],
        Start = [new ModelStep.Leave()],
        OnlyOne = true,
        Opens = Opening.Briefly,
        Seizes = true,
        Forwards = true,
        Accepts = Admission.OneBesideItsNubs,
        Beside = "OwnNub",
        Registers = true,
        Publishes = [],
        AppearsBelow = ["OwnBus"],
        HoldsCategory = "Own",
        KeepsPersonality = true,
        Where = "own file",
        Certainties = ImmutableDictionary<string, Certainty>.Empty.Add("", Certainty.Source),
    };

    private static readonly DriverModel Superclass = new()
    {
        Probe = [new ModelStep.Add(1)],
        Start = [new ModelStep.Refuse()],
        OnlyOne = false,
        Opens = Opening.Provider,
        Seizes = false,
        Forwards = false,
        Accepts = Admission.Many,
        Beside = "OtherNub",
        Registers = false,
        Publishes = [new("Nub", false, true, null, [], OSDictionary.Empty)],
        AppearsBelow = ["OtherBus"],
        HoldsCategory = "Other",
        KeepsPersonality = false,
        Where = "other file",
        Certainties = ImmutableDictionary<string, Certainty>.Empty.Add("", Certainty.Observed),
    };

    [Fact]
    public void What_a_model_says_stays_and_what_it_leaves_open_its_superclass_tells()
    {
        Own.Or(Superclass).Should().Be(Own);
        DriverModel.Default.Or(Superclass).Should().Be(Superclass);
        new DriverModel { OnlyOne = true }.Or(Superclass).Should().Be(Superclass with { OnlyOne = true });
    }

    [Fact]
    public void A_class_that_cannot_be_made_or_initialised_stays_so_whichever_model_says_it()
    {
        var unknown = new DriverModel { IsKnown = false };
        var broken = new DriverModel { InitSucceeds = false };

        unknown.Or(Own).IsKnown.Should().BeFalse();
        Own.Or(unknown).IsKnown.Should().BeFalse();
        broken.Or(Own).InitSucceeds.Should().BeFalse();
        Own.Or(broken).InitSucceeds.Should().BeFalse();
    }

    [Fact]
    public void Whom_a_service_admits_beside_its_owner_goes_with_what_it_accepts()
    {
        var one = new DriverModel { Accepts = Admission.One };

        one.Or(Own).Beside.Should().BeNull("another admission was stated, which knows no such class");
        DriverModel.Default.Or(Own).Beside.Should().Be("OwnNub");
    }

    [Fact]
    public void A_driver_is_known_by_its_dexts_class_then_by_its_kernel_class_and_that_classs_superclasses()
    {
        var classes = ClassHierarchy.BuiltIn;
        var models = new DriverModels(new Dictionary<string, DriverModel>
        {
            ["Gadget"] = new() { OnlyOne = true },
            ["IOUserService"] = new() { Opens = Opening.Provider },
            ["IOService"] = new() { Opens = Opening.Nothing, Seizes = true },
        });

        models.Of(classes["IOUserService"]!, "Gadget").Should().Be(new DriverModel { OnlyOne = true, Opens = Opening.Provider, Seizes = true });
        models.Of(classes["IOUserService"]!).Should().Be(new DriverModel { Opens = Opening.Provider, Seizes = true });
        models.Of(classes["IOPCIDevice"]!, "Unheard").Should().Be(new DriverModel { Opens = Opening.Nothing, Seizes = true });
        new DriverModels(new Dictionary<string, DriverModel> { ["IOService"] = Own }, inherits: false).Of(classes["IOPCIDevice"]!).Should().Be(DriverModel.Default, "each model means that class alone");
    }

    [Fact]
    public void Models_that_lie_over_others_replace_those_of_the_same_class()
    {
        var under = new DriverModels(new Dictionary<string, DriverModel> { ["A"] = Own, ["B"] = Own });
        var over = new DriverModels(new Dictionary<string, DriverModel> { ["B"] = Superclass });

        var both = under.With(over);

        both["A"].Should().Be(Own);
        both["B"].Should().Be(Superclass);
        both.Classes.Should().BeEquivalentTo("A", "B");
    }

    [Fact]
    public void A_part_that_is_not_graded_has_the_grade_of_the_rest_and_without_one_it_is_assumed()
    {
        var model = new DriverModel { Certainties = ImmutableDictionary<string, Certainty>.Empty.Add("", Certainty.Observed).Add("probe", Certainty.Source) };

        model.CertaintyOf("probe").Should().Be(Certainty.Source);
        model.CertaintyOf("opens").Should().Be(Certainty.Observed);
        DriverModel.Default.CertaintyOf("opens").Should().Be(Certainty.Assumed);
    }
}
