namespace IOMatch.Passive;

/// <summary>Matching that goes on at other services: the ones above (IOParentMatch, K52), or the one that stands for a location (IOLocationMatch as a dictionary, K53).</summary>
public sealed class ParentMatchTests
{
    private static readonly Registry Machine = Scene.Tree("""
        Bridge:
          class: Bus
          properties: {Colour: red}
          children:
            Bus@5:
              class: Bus
              properties: {Colour: blue}
              children:
                Port: {class: Port, properties: {Colour: green}}
        """);

    private static Answer Asked(string table, string service = "Port") => Answer.OfWait(Machine, service, table);

    [Fact]
    public void A_parent_is_looked_for_from_the_provider_upwards()
    {
        Asked("IOParentMatch: {IONameMatch: Bridge}").Told.Should().Equal(
            "IOService for Port: Yes", "up to Bus", "Name of Bus: Bridge does not fit Bus", "up to Bridge", "Name of Bridge: Bridge fits Bridge", "no family for Bridge");
    }

    [Theory]
    [InlineData("{IONameMatch: Bus}", true, "the provider")]
    [InlineData("{IOPropertyMatch: {Colour: red}}", true, "one above it")]
    [InlineData("{IOProviderClass: IOPlatformExpertDevice}", true, "the root")]
    [InlineData("{IOProviderClass: Socket}", false, "the class is checked")]
    [InlineData("{IOPropertyMatch: {Colour: green}}", false, "the service itself is no parent")]
    [InlineData("{}", true, "whatever stands above")]
    [InlineData("{IONameMatch: Bus, Unread: 1}", true, "a family may be asked")]
    public void One_of_those_above_must_fit(string parent, bool matches, string why) => Asked($"IOParentMatch: {parent}").Matches.Should().Be(matches, why);

    [Fact]
    public void Nothing_stands_above_the_root()
    {
        Asked("IOParentMatch: {}", "Mac").Told.Should().Equal("IOPlatformExpertDevice for Mac: Yes", "up to nothing");
        Asked("IOParentMatch: {}", "Mac").Verdict.Should().Be(MatchVerdict.No);
        Asked("IOParentMatch: {IONameMatch: Gizmo}").Told.Last().Should().Be("up to nothing");
    }

    [Fact]
    public void The_service_itself_comes_first_and_its_parents_are_not_asked_when_it_fails() =>
        Asked("IONameMatch: Gizmo, IOParentMatch: {}").Told.Should().Equal("Name of Port: Gizmo does not fit Port");

    [Fact]
    public void A_refusal_of_the_services_own_family_ends_it_too()
    {
        var medium = Scene.Tree("Medium: {class: IOMedia, properties: {Whole: true}}");

        Answer.OfWait(medium, "Medium", "Whole: false, IOParentMatch: {}").Told.Should().Equal("IOMedia for Medium: No");
        Answer.OfWait(medium, "Medium", "Whole: true, IOParentMatch: {}").Matches.Should().BeTrue();
    }

    [Theory]
    [InlineData("{IONameMatch: Bus, IOParentMatch: {IONameMatch: Bridge}}", true, "one above the other")]
    [InlineData("{IONameMatch: Bridge, IOParentMatch: {IONameMatch: Bus}}", false, "the search goes on upwards from where it is")]
    [InlineData("{IONameMatch: Bus, IOParentMatch: {IONameMatch: Bus}}", false, "what was reached is not its own parent")]
    [InlineData("{IOProviderClass: Bus, IOParentMatch: {IOPropertyMatch: {Colour: blue}}}", false, "the first that fits is kept: it never comes back for another")]
    [InlineData("{IOProviderClass: Bus, IOParentMatch: {IOProviderClass: IOPlatformExpertDevice, IOParentMatch: {}}}", false, "three deep, with nothing above the root")]
    [InlineData("{IONameMatch: Bus, IOParentMatch: {IONameMatch: Bridge, IOParentMatch: {IOProviderClass: IOPlatformExpertDevice}}}", true, "three deep")]
    public void A_parent_may_want_a_parent_of_its_own(string parent, bool matches, string why) => Asked($"IOParentMatch: {parent}").Matches.Should().Be(matches, why);

    [Fact]
    public void A_kernel_that_dies_over_a_parent_is_dead()
    {
        var registry = Scene.Tree("Resources:\n  class: IOResources\n  children:\n    Nub: {class: Port}");

        Answer.OfWait(registry, "Nub", "IOParentMatch: {IOResourceMatch: 5}").Verdict.Should().Be(MatchVerdict.PageFault, "K55: a number is looked up as a null key");
    }

    // IOServiceLegacyMatchingRegistryID

    private static readonly Registry Aliases = Scene.Tree("""
        Old:
          class: Bus
          children:
            Shelf: {class: Bus, id: 0x500, properties: {IOServiceLegacyMatchingRegistryID: 0x700}}
        Attic:
          class: Bus
          children:
            Box: {class: Bus, id: 0x700}
        New:
          class: Bus
          properties: {IOServiceLegacyMatchingRegistryID: 0x500}
          children:
            Port: {class: Port}
            Own: {class: Port, properties: {IOServiceLegacyMatchingRegistryID: 0x700}}
            Lost: {class: Port, properties: {IOServiceLegacyMatchingRegistryID: 0x999}}
            Text: {class: Port, properties: {IOServiceLegacyMatchingRegistryID: '0x700'}}
        Gone: {class: Port, id: 0x666, state: [inactive]}
        Lonely: {class: Port, properties: {IOServiceLegacyMatchingRegistryID: 0x666}}
        """);

    [Theory]
    [InlineData("Port", "{IONameMatch: Shelf}", true, "the alias of the provider itself comes first")]
    [InlineData("Port", "{IONameMatch: Old}", true, "then what stands above it")]
    [InlineData("Port", "{IONameMatch: Box}", true, "an alias that was met on the way is followed as well")]
    [InlineData("Port", "{IONameMatch: Port}", false, "the service itself stays out")]
    [InlineData("Own", "{IONameMatch: Box}", true, "the service's own alias is remembered")]
    [InlineData("Lost", "{IONameMatch: Shelf}", true, "the last alias that was met is taken up first")]
    [InlineData("Lost", "{IONameMatch: Gizmo}", false, "an alias of nobody ends the search")]
    [InlineData("Text", "{IONameMatch: Gizmo}", false, "only a number is an alias")]
    [InlineData("Lonely", "{IONameMatch: Gone}", false, "what is inactive is not found")]
    [InlineData("Port", "{IONameMatch: Old, IOParentMatch: {IONameMatch: Attic}}", true, "a nested table follows the aliases as well")]
    public void At_the_root_the_search_goes_on_at_an_alias(string service, string parent, bool matches, string why) =>
        Answer.OfWait(Aliases, service, $"IOParentMatch: {parent}").Matches.Should().Be(matches, why);

    [Fact]
    public void The_way_over_an_alias_is_told() =>
        Answer.OfWait(Aliases, "Port", "IOParentMatch: {IONameMatch: Box}").Transcript.OfType<MatchEvent.SearchMoved>().Select(m => m.To!.Name)
            .Should().Equal("New", "Mac", "Shelf", "Old", "Mac", "Box");

    [Fact]
    public void An_alias_that_leads_back_to_itself_never_ends()
    {
        var registry = Scene.Tree("""
            Snake:
              class: Bus
              id: 0x500
              properties: {IOServiceLegacyMatchingRegistryID: 0x500}
              children:
                Port: {class: Port}
            """);

        Answer.OfWait(registry, "Port", "IOParentMatch: {IONameMatch: Gizmo}").Verdict.Should().Be(MatchVerdict.Hang);
        Answer.OfWait(registry, "Port", "IOParentMatch: {IOProviderClass: IOPlatformExpertDevice}").Verdict.Should().Be(MatchVerdict.Yes, "what is found before is found");
    }

    // K53

    private static readonly Registry Devices = Scene.Tree("""
        Slot:
          class: IOPlatformDevice
          properties: {Colour: red}
          children:
            Controller:
              class: Port
              children:
                Function: {class: SpecialPort}
        Bench:
          class: Bus
          children:
            Loose: {class: Port}
        """);

    private static Answer Located(string table, string service = "Function") => Answer.OfWait(Devices, service, table);

    [Fact]
    public void A_location_is_the_nearest_device_above_and_is_asked_once()
    {
        Located("IOLocationMatch: {IOPropertyMatch: {Colour: red}}").Told.Should().Equal(
            "IOService for Function: Yes", "located at Slot", "Property of Slot: a table fits a table", "no family for Slot");
        Located("IOLocationMatch: {IOProviderClass: IOPlatformExpertDevice}").Told.Should().Equal(
            ["IOService for Function: Yes", "located at Slot", "ProviderClass of Slot: IOPlatformExpertDevice does not fit IOPlatformDevice"], "there is no climbing from there");
    }

    [Theory]
    [InlineData("Function", "{IOProviderClass: IOPlatformDevice}", true, "the class is checked there")]
    [InlineData("Function", "{IOProviderClass: Socket}", false, "the class is checked there")]
    [InlineData("Controller", "{IOPropertyMatch: {Colour: red}}", true, "the provider itself may be the device")]
    [InlineData("Slot", "{}", false, "a device looks above itself, where none is")]
    [InlineData("Loose", "{}", false, "nobody answers for the location")]
    [InlineData("Mac", "{}", false, "the root has no provider to ask")]
    [InlineData("Function", "{IOProviderClass: IOPlatformDevice, IOParentMatch: {IOProviderClass: IOPlatformExpertDevice}}", true, "its parent may be asked from there")]
    [InlineData("Function", "{IOProviderClass: IOPlatformDevice, IOLocationMatch: {}}", false, "and its location")]
    public void The_table_is_asked_of_the_device(string service, string table, bool matches, string why) => Located($"IOLocationMatch: {table}", service).Matches.Should().Be(matches, why);

    [Fact]
    public void A_service_without_a_location_is_told_to_have_none() =>
        Located("IOLocationMatch: {}", "Loose").Told.Should().Equal("IOService for Loose: Yes", "located at nothing");

    [Fact]
    public void A_parent_match_goes_before_a_location() =>
        Located("IOParentMatch: {IONameMatch: Controller}, IOLocationMatch: {IONameMatch: Gizmo}").Matches.Should().BeTrue("the location is asked only without one");

    [Theory]
    [InlineData("{IONameMatch: Controller, IOLocationMatch: {IOProviderClass: IOPlatformDevice}}", true, "from the parent that was found")]
    [InlineData("{IOProviderClass: IOService, IOLocationMatch: {IONameMatch: Gizmo}}", false, "a location that fails ends it")]
    [InlineData("{IOProviderClass: IOService, IOLocationMatch: {}}", true, "the first parent has a location")]
    public void A_parent_may_want_a_location(string parent, bool matches, string why) => Located($"IOParentMatch: {parent}").Matches.Should().Be(matches, why);

    [Fact]
    public void When_the_location_of_a_parent_fails_no_higher_parent_is_tried() =>
        Located("IOParentMatch: {IOProviderClass: IOService, IOLocationMatch: {IONameMatch: Gizmo}}").Transcript.OfType<MatchEvent.SearchMoved>().Select(m => m.To!.Name)
            .Should().Equal("Controller", "Slot");

    [Fact]
    public void Aliases_that_were_met_before_a_location_are_still_followed_behind_it()
    {
        var registry = Scene.Tree("""
            Slot:
              class: IOPlatformDevice
              children:
                Controller:
                  class: Port
                  children:
                    Function: {class: SpecialPort, properties: {IOServiceLegacyMatchingRegistryID: 0x700}}
            Box: {class: Bus, id: 0x700}
            """);

        Answer.OfWait(registry, "Function", "IOParentMatch: {IONameMatch: Controller, IOLocationMatch: {IOProviderClass: IOPlatformDevice, IOParentMatch: {IONameMatch: Box}}}").Matches.Should().BeTrue();
    }
}
