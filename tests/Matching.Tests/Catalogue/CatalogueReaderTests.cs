namespace IOMatch.Catalogues;

public sealed class CatalogueReaderTests
{
    private static IEnumerable<string?> Ids(params string[] names) => CatalogueReader.Read(names).OrThrow().Bundles.Select(b => b.Id);

    [Fact]
    public void A_built_in_catalogue_goes_by_its_name()
    {
        SystemCatalogue.Names.Should().Equal(["mac-os-x-10.4-powerpc", "macos-10.14", "macos-11", "macos-15", "os-x-10.8"], "people find a name in a sorted list");
        Ids("macos-15").Should().Contain("com.apple.iokit.IOUSBHostFamily");
    }

    [Fact]
    public void A_YAML_file_a_property_list_a_bundle_and_a_folder_of_bundles_are_catalogues()
    {
        Ids(Repository.Fixture("catalogues", "usb-composite.yaml")).Should().NotBeEmpty();
        Ids(Repository.Fixture("bundles", "Gadget.dext")).Should().Equal("com.example.Gadget");
        Ids(Repository.Fixture("bundles", "Gadget.dext") + "/").Should().Equal("com.example.Gadget");
        Ids(Repository.Fixture("bundles", "Gadget.dext", "Info.plist")).Should().Equal("com.example.Gadget");
        Ids(Repository.Fixture("bundles")).Should().Contain("com.example.Gadget").And.HaveCountGreaterThan(1);
    }

    [Fact]
    public void Of_a_bundle_that_is_named_twice_the_later_one_counts_in_the_place_of_the_earlier()
    {
        var twice = CatalogueReader.Read(Repository.Fixture("bundles", "Gadget.dext"), "macos-11", Repository.Fixture("bundles", "GadgetPlain.dext")).OrThrow();

        twice.Bundles[0].Id.Should().Be("com.example.Gadget");
        twice.Bundles.Count(b => b.Id == "com.example.Gadget").Should().Be(1);
        ((OSDictionary)twice.Bundles[0].Personalities.Single().Table).ContainsKey(Keys.IOMatchCategory).Should().BeFalse("that is the plain one");
    }

    [Fact]
    public void What_is_not_there_is_told_with_the_names_that_are()
    {
        var fault = CatalogueReader.Read("macos-99").Faults.Should().ContainSingle().Subject;

        fault.Kind.Should().Be(InputFault.FileUnreadable);
        fault.What.Should().Be("there is no file or folder macos-99");
        fault.Hint.Should().Contain("macos-15");
    }

    [Fact]
    public void A_fault_in_one_of_several_leaves_nothing() =>
        CatalogueReader.Read("macos-15", Repository.Fixture("devices", "mistakes", "no-yaml.yaml")).Value.Should().BeNull();
}
