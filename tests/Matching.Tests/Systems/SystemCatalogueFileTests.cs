using static IOMatch.Systems.SystemFiles;

namespace IOMatch.Systems;

public sealed class SystemCatalogueFileTests
{
    public static TheoryData<string> Files => [.. Names];

    [Theory, MemberData(nameof(Files))]
    public void Every_personality_is_a_property_table(string file)
    {
        var faults = new FaultList(InputFault.YamlUnreadable);
        var values = new YamlValues(faults);

        foreach (var (_, _, personality) in Personalities(file)) values.ReadTable(personality).Should().NotBeNull();

        faults.ToImmutable().Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_file_says_what_it_is_and_what_it_rests_on(string file)
    {
        var root = Read(file);

        Text(root["catalogue"]).Should().MatchRegex("^(Mac )?(mac)?(OS X|OS) [0-9.]+( \\(PowerPC\\))?$|^macOS [0-9.]+$");
        Text(root["$note"]).Should().ContainAny("Not known", "Missing");
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_bundle_has_a_kind_and_a_collection_that_go_together(string file)
    {
        foreach (var (bundle, value) in Bundles(Read(file)))
        {
            var collection = Text(value["collection"]);
            var expected = Text(value["kind"]) switch
            {
                "kext" => new[] { "primary", "pageable", "auxiliary" },
                "dext" => ["none"],
                "codeless" => ["none", "primary"],
                "kernel" => ["primary"],
                _ => [],
            };
            expected.Should().Contain(collection, bundle);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_personality_has_a_status_of_its_own_or_from_its_bundle(string file)
    {
        foreach (var (bundle, value) in Bundles(Read(file)))
        {
            foreach (var (name, personality) in PersonalitiesOf(value))
            {
                (Text(personality["$status"]) ?? Text(value["$status"])).Should().BeOneOf(["open", "observed", "assumed"], $"{bundle} {name}");
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_class_named_is_known_and_a_service(string file)
    {
        var classes = Classes(file);

        foreach (var (bundle, name, personality) in Personalities(file))
        {
            foreach (var key in new[] { "IOClass", "IOProviderClass" })
            {
                classes.IsA(Text(personality[key])!, Keys.IOService).Should().BeTrue($"{bundle} {name} {key} {Text(personality[key])}");
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_driver_class_can_be_allocated(string file)
    {
        var classes = Classes(file);

        Personalities(file).Select(p => Text(p.Value["IOClass"])!).Where(c => classes[c]!.IsAbstract).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public void No_class_is_declared_that_the_built_in_hierarchy_knows(string file)
    {
        var declared = (Read(file)["classes"] as YamlMapping)?.Entries.Select(e => e.Key.Text) ?? [];

        declared.Where(c => ClassHierarchy.BuiltIn[c] is not null).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public void Dext_personalities_stand_in_dexts_and_name_a_class_of_the_dext(string file)
    {
        foreach (var (bundle, value) in Bundles(Read(file)))
        {
            foreach (var (name, personality) in PersonalitiesOf(value))
            {
                if (personality["IOUserServerName"] is null) continue;
                Text(value["kind"]).Should().Be("dext", $"{bundle} {name}");
                personality["IOUserClass"].Should().NotBeNull($"{bundle} {name}");
                personality["CFBundleIdentifierKernel"].Should().NotBeNull($"{bundle} {name}");
                ((YamlMapping)value["entitlements"]!)["com.apple.developer.driverkit"].Should().NotBeNull(bundle);
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void What_is_removed_was_included(string file)
    {
        var included = WithIncludes(file).SkipLast(1).SelectMany(Bundles).Select(b => b.Bundle).ToHashSet(StringComparer.Ordinal);

        Texts(Read(file)["removes"]).Should().BeSubsetOf(included);
    }

    [Fact]
    public void Every_file_is_built_into_the_library()
    {
        SystemCatalogue.Names.Should().BeEquivalentTo(Names.Select(n => Path.GetFileNameWithoutExtension(n)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_personality_enters_the_kernels_catalogue_unless_it_repeats_one_of_its_own_bundle(string file)
    {
        var source = SystemCatalogue.Find(Path.GetFileNameWithoutExtension(file))!;

        source.Filings.Should().NotBeEmpty();
        foreach (var filing in source.Filings.Where(f => f.Outcome != FilingOutcome.Filed))
        {
            filing.Outcome.Should().Be(FilingOutcome.Duplicate, filing.Personality?.ToString());
            filing.DuplicateOf!.Origin!.BundleId.Should().Be(filing.Personality!.Origin!.BundleId);
        }
    }

    [Fact]
    public void On_macOS_15_the_hid_dext_is_one_point_ahead_of_the_kernel_driver_for_a_keyboard()
    {
        var all = WithIncludes("macos-15.yaml").SelectMany(Bundles).ToLookup(b => b.Bundle, b => b.Value, StringComparer.Ordinal);
        var kernel = PersonalitiesOf(all["com.apple.driver.usb.IOUSBHostHIDDevice"].Last()).Single(p => Text(p.Value["bInterfaceProtocol"]) is "1").Value;
        var dext = PersonalitiesOf(all["com.apple.AppleUserHIDDrivers"].Last()).Single(p => Text(p.Value["bInterfaceProtocol"]) is "1").Value;

        foreach (var key in new[] { "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol" }) Text(dext[key]).Should().Be(Text(kernel[key]));
        Text(dext["IOProbeScore"]).Should().Be("1");
        kernel["IOProbeScore"].Should().BeNull();
    }
}
