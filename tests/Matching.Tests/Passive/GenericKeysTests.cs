namespace IOMatch.Passive;

/// <summary>The keys that every service understands (K40–K50), one by one, and when the family is asked after them.</summary>
public sealed class GenericKeysTests
{
    [Theory]
    [InlineData("IOProviderClass: Port, IONameMatch: Nub", "IOService for Nub: Yes")]
    [InlineData("IOProviderClass: Port, IONameMatch: Nub, IONameMatched: Earlier", "IOService for Nub: Yes")]
    [InlineData("IOProviderClass: Port", "no family for Nub")]
    public void In_a_round_the_name_that_hit_makes_the_table_longer_than_what_was_counted_so_the_family_is_asked(string personality, string last) =>
        Answer.OfRound(Scene.Tree("Nub: {class: Port}"), "Nub", personality).Told.Last().Should().Be(last, "K43");

    [Fact]
    public void A_wait_that_asks_for_a_name_alone_asks_no_family() =>
        Answer.OfWait(Scene.Tree("Nub: {class: Port}"), "Nub", "IOProviderClass: Port, IONameMatch: Nub").Told.Last().Should().Be("no family for Nub", "nothing is written into its table");

    private static readonly Registry Machine = Scene.Tree("""
        Bus@5:
          class: Bus
          children:
            Gadget@14:
              class: SpecialPort
              id: 0x777
              properties: {Colour: red, Size: 3, BSD Name: disk0, BSD Major: 14, BSD Minor: 2, BSD Unit: 7}
              children:
                Driver: {class: Socket, properties: {IOMatchCategory: own}}
        """);

    private static Answer Asked(string table) => Answer.OfWait(Machine, "Gadget", table);

    /// <summary>A key that fits, one value that does not, and what is told of the two. A gadget is a SpecialPort, which is a Port.</summary>
    public static TheoryData<string, string, string, string> EachKey { get; } = new()
    {
        { "IOProviderClass: Port", "IOProviderClass: Socket", "ProviderClass of Gadget: Port fits SpecialPort", "ProviderClass of Gadget: Socket does not fit SpecialPort" },
        { "IONameMatch: Gadget", "IONameMatch: Gizmo", "Name of Gadget: Gadget fits Gadget", "Name of Gadget: Gizmo does not fit Gadget" },
        { "IOLocationMatch: '14'", "IOLocationMatch: '15'", "Location of Gadget: 14 fits 14", "Location of Gadget: 15 does not fit 14" },
        { "IOPropertyMatch: {Colour: red}", "IOPropertyMatch: {Colour: blue}", "Property of Gadget: a table fits a table", "Property of Gadget: a table does not fit a table" },
        { "IOPropertyExistsMatch: Colour", "IOPropertyExistsMatch: Weight", "PropertyExists of Gadget: Colour fits a table", "PropertyExists of Gadget: Weight does not fit a table" },
        { "IOPathMatch: 'IOService:/Bus/Gadget'", "IOPathMatch: 'IOService:/Bus'", "Path of Gadget: IOService:/Bus/Gadget fits IOService:/Bus@5/Gadget@14", "Path of Gadget: IOService:/Bus does not fit IOService:/Bus@5/Gadget@14" },
        { "IORegistryEntryID: 0x777", "IORegistryEntryID: 0x778", "EntryId of Gadget: 1911 fits 1911", "EntryId of Gadget: 1912 does not fit 1911" },
        { "IOMatchedServiceCountMatch: 1", "IOMatchedServiceCountMatch: 0", "ServiceCount of Gadget: 1 fits 1", "ServiceCount of Gadget: 0 does not fit 1" },
        { "BSD Name: disk0", "BSD Name: disk1", "Bsd of Gadget: disk0 fits disk0", "Bsd of Gadget: disk1 does not fit disk0" },
        { "BSD Major: 14", "BSD Major: 15", "Bsd of Gadget: 14 fits 14", "Bsd of Gadget: 15 does not fit 14" },
        { "BSD Minor: 2", "BSD Minor: 3", "Bsd of Gadget: 2 fits 2", "Bsd of Gadget: 3 does not fit 2" },
        { "BSD Unit: 7", "BSD Unit: 8", "Bsd of Gadget: 7 fits 7", "Bsd of Gadget: 8 does not fit 7" },
    };

    [Theory]
    [MemberData(nameof(EachKey))]
    public void A_table_of_one_key_that_fits_matches_and_no_family_is_asked(string key, string other, string told, string otherTold)
    {
        var answer = Asked(key);

        answer.Verdict.Should().Be(MatchVerdict.Yes);
        answer.Told.Should().Equal([told, "no family for Gadget"], $"all of the table was dealt with; of {other} it would be {otherTold}");
    }

    [Theory]
    [MemberData(nameof(EachKey))]
    public void A_key_that_does_not_fit_ends_it(string key, string other, string told, string otherTold)
    {
        var answer = Asked(other);

        answer.Verdict.Should().Be(MatchVerdict.No);
        answer.Told.Should().Equal([otherTold], $"{key} would fit: {told}");
        Asked(other + ", Unread: 1").Told.Should().Equal([otherTold], "nor does it matter what else is in the table");
    }

    [Theory]
    [MemberData(nameof(EachKey))]
    public void A_key_that_nobody_looks_at_keeps_the_count_from_being_reached_so_the_family_is_asked(string key, string other, string told, string otherTold)
    {
        var answer = Asked(key + ", Unread: 1");

        answer.Verdict.Should().Be(MatchVerdict.Yes);
        answer.Told.Should().Equal([told, "IOService for Gadget: Yes"], $"K54; of {other} it would be {otherTold}");
    }

    [Fact]
    public void All_keys_are_compared_in_the_kernels_order_whatever_their_order_in_the_table()
    {
        var keys = EachKey.Select(row => (string)row[0]).ToList();

        Asked(string.Join(", ", keys.AsEnumerable().Reverse())).Told.Should().Equal([.. EachKey.Select(row => (string)row[2]), "no family for Gadget"], "K40");
    }

    [Theory]
    [MemberData(nameof(EachKey))]
    public void One_key_that_does_not_fit_is_enough_among_others_that_do(string key, string other, string told, string otherTold)
    {
        var keys = EachKey.Select(row => (string)row[0] == key ? other : (string)row[0]);

        var answer = Asked(string.Join(", ", keys));

        answer.Verdict.Should().Be(MatchVerdict.No);
        answer.Told.Should().Equal([.. EachKey.Select(row => (string)row[2]).TakeWhile(t => t != told), otherTold], "the first that fails ends it");
    }

    [Fact]
    public void An_empty_table_matches_everything() => Asked("").Told.Should().Equal("no family for Gadget");

    // K40

    [Theory]
    [InlineData("[]", true)]
    [InlineData("[userInvisible]", false)]
    public void A_user_notification_sees_only_what_user_space_sees(string state, bool isVisible)
    {
        var nub = Scene.Tree($"Medium: {{class: Port, state: {state}}}");
        var told = "UserVisible of Medium: nothing " + (isVisible ? "fits nothing" : "does not fit nothing");

        Answer.OfWait(nub, "Medium", "IOServiceNotificationUser: false").Told.Should().Equal(isVisible ? [told, "no family for Medium"] : [told], "the value does not matter");
        Answer.OfWait(nub, "Medium", "IOServiceNotificationUser: true").Matches.Should().Be(isVisible);
        Answer.OfWait(nub, "Medium", "IOServiceNotificationUser: true, IOProviderClass: Port").Matches.Should().Be(isVisible);
        Answer.OfWait(nub, "Medium", "IOServiceNotificationUser: true, IOProviderClass: Socket").Matches.Should().BeFalse("the key counts as one, not as all");
        Answer.OfWait(nub, "Medium", "IOServiceNotificationUser: true, Unread: 1").Told.Should().Equal(isVisible ? [told, "IOService for Medium: Yes"] : [told]);
        Answer.OfWait(nub, "Medium", "IOProviderClass: Port").Matches.Should().BeTrue("the kernel's own notifications see all");
    }

    [Theory]
    [InlineData(true, "IOProviderClass: Port", false)]
    [InlineData(true, "IOProviderClass: Port, IOExclaveProxy: true", true)]
    [InlineData(true, "IOProviderClass: Port, IOExclaveProxy: false", true)]
    [InlineData(true, "IOProviderClass: Port, IOServiceNotificationUser: true", true)]
    [InlineData(true, "IOProviderClass: Port, IOServiceNotificationUser: true, IOExclaveProxy: true", true)]
    [InlineData(false, "IOProviderClass: Port", true)]
    [InlineData(false, "IOProviderClass: Port, IOExclaveProxy: true", false)]
    [InlineData(false, "IOProviderClass: Port, IOExclaveProxy: false", false)]
    [InlineData(false, "IOProviderClass: Port, IOServiceNotificationUser: true, IOExclaveProxy: true", false)]
    public void What_belongs_to_an_exclave_matches_only_its_proxies_and_user_notifications(bool isAssigned, string table, bool matches)
    {
        var nub = Scene.Tree($"Sensor: {{class: Port, properties: {{{(isAssigned ? "exclave-assigned: 1" : "")}}}}}");

        Answer.OfWait(nub, "Sensor", table).Matches.Should().Be(matches, "presence alone counts");
    }

    [Fact]
    public void The_exclave_test_is_told_only_when_it_fails_and_its_key_is_not_counted()
    {
        var assigned = Scene.Tree("Sensor: {class: Port, properties: {exclave-assigned: 1}}");

        Answer.OfWait(assigned, "Sensor", "IOProviderClass: Port").Told.Should().Equal("Exclave of Sensor: nothing does not fit 1");
        Answer.OfWait(Machine, "Gadget", "IOExclaveProxy: 5").Told.Should().Equal("Exclave of Gadget: 5 does not fit nothing");
        Answer.OfWait(assigned, "Sensor", "IOProviderClass: Port, IOExclaveProxy: 5").Told.Should().Equal(
            ["ProviderClass of Sensor: Port fits Port", "IOService for Sensor: Yes"], "a table with the key always asks the family");
    }

    // K41, K42

    private static readonly Registry Disguised = Scene.Tree("""
        Modern:
          class: SpecialPort
          properties: {Colour: red, IOCompatibilityProperties: {IOClass: Ancient, Colour: grey, Old: 1, IOPath: 'IOService:/Ancient'}}
        Plain: {class: SpecialPort, properties: {Colour: red}}
        """);

    [Theory]
    [InlineData("Modern", "IOCompatibilityMatch: true", true)]
    [InlineData("Modern", "IOProviderClass: Ancient, IOCompatibilityMatch: true", true)]
    [InlineData("Modern", "IOProviderClass: Ancient", false)]
    [InlineData("Modern", "IOProviderClass: SpecialPort, IOCompatibilityMatch: true", false)]
    [InlineData("Modern", "IOPropertyMatch: {Colour: grey}, IOCompatibilityMatch: true", true)]
    [InlineData("Modern", "IOPropertyMatch: {Colour: red}, IOCompatibilityMatch: true", false)]
    [InlineData("Modern", "IOPropertyMatch: {Colour: grey}", false)]
    [InlineData("Modern", "IOPropertyExistsMatch: Old, IOCompatibilityMatch: true", true)]
    [InlineData("Modern", "IOPropertyExistsMatch: Old", false)]
    [InlineData("Modern", "IOPathMatch: 'IOService:/Ancient', IOCompatibilityMatch: true", true)]
    [InlineData("Modern", "IOPathMatch: 'IOService:/Ancient'", false)]
    [InlineData("Modern", "IOPathMatch: 'IOService:/Elder', IOCompatibilityMatch: true", false)]
    [InlineData("Modern", "IOPathMatch: 'IOService:/Modern', IOCompatibilityMatch: true", true)]
    [InlineData("Plain", "IOProviderClass: Port, IOCompatibilityMatch: true", true)]
    [InlineData("Plain", "IOPropertyMatch: {Colour: red}, IOCompatibilityMatch: true", true)]
    [InlineData("Plain", "IOPathMatch: 'IOService:/Modern', IOCompatibilityMatch: true", false)]
    public void A_service_can_answer_as_what_it_was_before(string service, string table, bool matches) =>
        Answer.OfWait(Disguised, service, table).Matches.Should().Be(matches);

    [Fact]
    public void The_wish_for_compatibility_counts_as_one_key_and_the_class_of_before_is_told()
    {
        Answer.OfWait(Disguised, "Modern", "IOCompatibilityMatch: true, IOProviderClass: Ancient").Told.Should().Equal(
            "ProviderClass of Modern: Ancient fits Ancient", "no family for Modern");
        Answer.OfWait(Disguised, "Modern", "IOCompatibilityMatch: true, Unread: 1").Told.Should().Equal("IOService for Modern: Yes");
    }

    [Fact]
    public void In_a_round_the_catalogue_has_seen_to_the_class_except_for_the_class_of_before()
    {
        Answer.OfRound(Disguised, "Plain", "IOProviderClass: Elsewhere").Matches.Should().BeTrue("K42");
        Answer.OfWait(Disguised, "Plain", "IOProviderClass: Elsewhere").Matches.Should().BeFalse();
        Answer.OfRound(Disguised, "Modern", "IOProviderClass: SpecialPort, IOCompatibilityMatch: true").Told.Should().Equal("ProviderClass of Modern: SpecialPort does not fit Ancient");
    }

    // K43

    [Theory]
    [InlineData("Gadget", true, "a single name")]
    [InlineData("gadget", false, "case counts")]
    [InlineData("[Gizmo, Gadget]", true, "any one of a list")]
    [InlineData("[Gizmo, Gimmick]", false, "none of a list")]
    [InlineData("[]", false, "an empty list")]
    [InlineData("!set [Gizmo, Gadget]", true, "any one of a set")]
    [InlineData("[Gadget, 5]", true, "it is not read to the end")]
    [InlineData("[5, Gadget]", false, "reading stops at the first that is no string")]
    [InlineData("{Gizmo: 1, Gadget: 2}", true, "a dictionary by its keys")]
    [InlineData("{Gizmo: Gadget}", false, "and not by its values")]
    [InlineData("5", false, "no name at all")]
    [InlineData("true", false, "no name at all")]
    public void A_name_match_is_one_name_or_several(string names, bool matches, string why) => Asked($"IONameMatch: {names}").Matches.Should().Be(matches, why);

    [Fact]
    public void A_round_keeps_the_name_that_hit()
    {
        Answer.OfRound(Machine, "Gadget", "IOProviderClass: Port, IONameMatch: [Gizmo, Gadget]").NameMatched.Should().Be(new OSString("Gadget"));
        Answer.OfRound(Machine, "Gadget", "IOProviderClass: Port").NameMatched.Should().BeNull();
        var parent = Answer.OfRound(Machine, "Gadget", "IOProviderClass: Port, IOParentMatch: {IONameMatch: Bus}");
        parent.Verdict.Should().Be(MatchVerdict.Yes);
        parent.NameMatched.Should().BeNull("only the name of the nub itself is published");
    }

    [Fact]
    public void The_name_that_was_found_is_told_where_it_is_not_the_own_one()
    {
        var uart = Scene.Tree("uart0: {class: IOACPIPlatformDevice, properties: {compatible: 'uart-1,apple'}}");

        Answer.OfWait(uart, "uart0", "IONameMatch: 'uart-1*'").Told.Should().Equal(["Name of uart0: uart-1* fits uart-1,apple", "no family for uart0"], "the name in the tree, not the pattern");
        Answer.OfWait(uart, "uart0", "IONameMatch: 'spi*'").Told.Should().Equal("Name of uart0: spi* does not fit uart0");
    }

    // K44

    [Fact]
    public void A_service_without_a_location_is_at_none() =>
        Answer.OfWait(Disguised, "Plain", "IOLocationMatch: '0'").Told.Should().Equal("Location of Plain: 0 does not fit nothing");

    // K45, K46

    [Theory]
    [InlineData("{Colour: red, Size: 3}", true, "all of a dictionary")]
    [InlineData("{Colour: red, Size: 4}", false, "and not a part of it")]
    [InlineData("{Colour: red, Weight: 3}", false, "nor what is not there")]
    [InlineData("{}", true, "nothing is wanted")]
    [InlineData("[{Colour: blue}, {Size: 3}]", true, "any one of a list")]
    [InlineData("[{Colour: blue}, {Size: 4}]", false, "none of a list")]
    [InlineData("[]", false, "an empty list")]
    [InlineData("!set [{Colour: blue}, {Size: 3}]", true, "any one of a set")]
    [InlineData("[{Size: 3}, red]", true, "it is not read to the end")]
    [InlineData("[red, {Size: 3}]", false, "reading stops at the first that is no dictionary")]
    [InlineData("red", false, "no dictionary at all")]
    public void A_property_match_is_one_subset_or_several(string wanted, bool matches, string why) => Asked($"IOPropertyMatch: {wanted}").Matches.Should().Be(matches, why);

    [Theory]
    [InlineData("Colour", true, "a single key")]
    [InlineData("!symbol Colour", true, "the same as a symbol")]
    [InlineData("[Weight, Size]", true, "any one of a list")]
    [InlineData("[Weight, Height]", false, "none of a list")]
    [InlineData("[]", false, "an empty list")]
    [InlineData("[Size, 5]", true, "it is not read to the end")]
    [InlineData("[5, Size]", false, "reading stops at the first that is no string")]
    [InlineData("{Weight: 1, Size: 4}", true, "a dictionary by its keys, whatever their values")]
    [InlineData("{Weight: Size}", false, "none of a dictionary's keys")]
    [InlineData("5", false, "no key at all")]
    public void A_property_can_be_asked_for_by_presence(string keys, bool matches, string why) => Asked($"IOPropertyExistsMatch: {keys}").Matches.Should().Be(matches, why);

    [Theory]
    [InlineData("IOPropertyMatch: {Colour: blue}", true)]
    [InlineData("IOPropertyMatch: {Colour: red}", false)]
    [InlineData("IOPropertyMatch: {Size: 3}", true)]
    [InlineData("IOPropertyExistsMatch: Extra", true)]
    [InlineData("BSD Name: disk0", true)]
    [InlineData("BSD Name: disk9", false)]
    public void A_dexts_own_properties_lie_over_the_services_except_for_BSD_names(string table, bool matches)
    {
        var service = Scene.Tree("Service: {class: Port, properties: {Colour: red, Size: 3, BSD Name: disk0, IOUserServiceProperties: {Colour: blue, Extra: 1, BSD Name: disk9}}}");

        Answer.OfWait(service, "Service", table).Matches.Should().Be(matches, "K45, K46, K49");
    }

    // K47

    private static readonly Registry TwoPlanes = Scene.Tree("""
        Bus@5:
          class: Bus
          planes: {IODeviceTree: soc}
          children:
            Port@1: {class: Port, planes: {IODeviceTree: 'serial@1'}}
            Port@2: {class: Port, planes: {IODeviceTree: 'serial@2'}}
            Hidden: {class: Socket}
        """);

    [Theory]
    [InlineData("Port@1", "IOService:/Bus/Port@1", true)]
    [InlineData("Port@1", "IOService:/Bus@5/Port", true)]
    [InlineData("Port@2", "IOService:/Bus/Port@2", true)]
    [InlineData("Port@2", "IOService:/Bus/Port", false)]
    [InlineData("Port@2", "IOService:/Bus/@2", true)]
    [InlineData("Port@1", "IODeviceTree:/serial@1", true)]
    [InlineData("Port@2", "IODeviceTree:/serial@2", true)]
    [InlineData("Port@2", "IODeviceTree:/serial@1", false)]
    [InlineData("Bus", "IODeviceTree:/", true)]
    [InlineData("Mac", "IOService:/", true)]
    [InlineData("Port@1", "/Bus/Port@1", false)]
    [InlineData("Port@1", "Bus/Port@1", false)]
    [InlineData("Port@1", ":/Bus/Port@1", false)]
    [InlineData("Port@1", "IOUSB:/Bus/Port@1", false)]
    [InlineData("Port@1", "IOService:/Bus/Port@1/Nothing", false)]
    [InlineData("Hidden", "IODeviceTree:/Hidden", false)]
    public void A_path_names_a_plane_and_the_first_child_that_fits_at_each_step(string service, string path, bool matches) =>
        Answer.OfWait(TwoPlanes, service, $"IOPathMatch: '{path}'").Matches.Should().Be(matches);

    [Fact]
    public void A_service_that_is_not_attached_is_on_no_path()
    {
        var gadget = Scene.Tree("Device:\n  class: IOUSBHostDevice\n  children:\n    Interface@0: {class: IOUSBHostInterface}");
        var path = new MatchingTable(new OSDictionary(new Dictionary<OSSymbol, OSObject> { [Keys.IOPathMatch] = new OSString("IOService:/Device/Interface@0") }));

        bool IsFound(StatedDrivers stated)
        {
            var world = new World(gadget, KernelCatalogue.Empty, stated: stated);
            return new PassiveMatch(world).Table(world.Find("Interface").Single(), path) == MatchVerdict.Yes;
        }

        IsFound(StatedDrivers.AreClients).Should().BeTrue();
        IsFound(StatedDrivers.AreStructure).Should().BeFalse("the interface waits for a configuration");
    }

    // K48

    [Theory]
    [InlineData("A: {class: Port, properties: {IOMatchCategory: own}}", 1, "a driver")]
    [InlineData("A: {class: Port, properties: {IOMatchCategory: own}}\nB: {class: Port, properties: {IOMatchCategory: own}}", 2, "two drivers")]
    [InlineData("A: {class: Port}", 0, "a nub has no category")]
    [InlineData("A: {class: Port, state: [inactive], properties: {IOMatchCategory: own}}", 0, "a driver that goes")]
    [InlineData("A: {class: Port, state: [inactive]}", 0, "a nub that goes")]
    public void Drivers_are_counted_as_active_clients_with_a_category(string clients, int count, string why)
    {
        var registry = Scene.Tree("Nub:\n  class: Port\n  children:\n" + string.Join('\n', clients.Split('\n').Select(c => "    " + c)));

        Answer.OfWait(registry, "Nub", $"IOMatchedServiceCountMatch: {count}").Matches.Should().BeTrue(why);
        Answer.OfWait(registry, "Nub", $"IOMatchedServiceCountMatch: {count + 1}").Matches.Should().BeFalse(why);
        Answer.OfWait(registry, "Nub", $"IOMatchedServiceCountMatch: {0x1_0000_0000 + count}").Matches.Should().BeTrue("only the low 32 bits count");
    }

    [Fact]
    public void Drivers_that_are_only_part_of_the_tree_are_not_counted()
    {
        var world = new World(Machine, KernelCatalogue.Empty, stated: StatedDrivers.AreStructure);
        var none = new MatchingTable(new OSDictionary(new Dictionary<OSSymbol, OSObject> { [Keys.IOMatchedServiceCountMatch] = OSNumber.Of(0) }));

        new PassiveMatch(world).Table(world.Find("Gadget").Single(), none).Should().Be(MatchVerdict.Yes, "everything is matched afresh");
    }

    // K49, K50

    [Fact]
    public void A_BSD_key_that_the_service_lacks_does_not_fit() =>
        Answer.OfWait(Disguised, "Plain", "BSD Name: disk0").Told.Should().Equal("Bsd of Plain: disk0 does not fit nothing");

    [Theory]
    [InlineData("IOProviderClass: 5")]
    [InlineData("IOLocationMatch: 14")]
    [InlineData("IOPathMatch: [5]")]
    [InlineData("IORegistryEntryID: '0x777'")]
    [InlineData("IOMatchedServiceCountMatch: '1'")]
    [InlineData("IOParentMatch: Bus")]
    public void A_value_of_the_wrong_type_is_passed_over_and_not_counted(string key) =>
        Asked(key).Told.Should().Equal(["IOService for Gadget: Yes"], "K50: neither fits nor fails");

    // K51

    [Fact]
    public void The_family_has_the_last_word_and_in_a_round_its_score_is_kept()
    {
        var device = Scene.Tree("Device: {class: IOUSBHostDevice, properties: {idVendor: 1, idProduct: 2}}");

        var fits = Answer.OfRound(device, "Device", "IOProviderClass: IOUSBHostDevice, idVendor: 1, idProduct: 2, IOProbeScore: 5");
        fits.Verdict.Should().Be(MatchVerdict.Yes);
        fits.Score.Should().BeGreaterThan(5, "the family adds to what the personality brings");
        fits.Transcript.OfType<MatchEvent.FamilyAnswered>().Single().Should().Match<MatchEvent.FamilyAnswered>(f => f.ScoreBefore == 5 && f.Answer.Score == fits.Score && f.Notes.Length > 0);
        Answer.OfRound(device, "Device", "IOProviderClass: IOUSBHostDevice, idVendor: 1, idProduct: 3").Told.Should().Equal(
            "ProviderClass of Device: IOUSBHostDevice fits IOUSBHostDevice", "IOUSBHostDevice for Device: No");
    }
}
