namespace IOMatch.Rounds;

/// <summary>A service during a simulation: its names, its clients and who has it open.</summary>
public sealed class ServiceTests
{
    private const string Names = """
        Given@4: {class: Port, properties: {IOName: other}}
        Bus:
          class: Bus
          children:
            Inner@1,2: {class: Socket}
        """;

    [Fact]
    public void A_service_goes_by_the_name_it_was_given_else_by_IOName_else_by_its_class()
    {
        var registry = new Registry.Builder(ClassHierarchy.BuiltIn);
        var root = registry.Add(ClassHierarchy.BuiltIn["IOPlatformExpertDevice"]!, "root", isServiceRoot: true);
        var given = registry.Add(ClassHierarchy.BuiltIn["IOMedia"]!, "disk", properties: OSDictionary.Empty.With(Keys.IOName, new OSString("other")), provider: root);
        var named = registry.Add(ClassHierarchy.BuiltIn["IOMedia"]!, null, properties: OSDictionary.Empty.With(Keys.IOName, new OSString("other")), provider: root);
        var plain = registry.Add(ClassHierarchy.BuiltIn["IOMedia"]!, null, properties: OSDictionary.Empty.With(Keys.IOName, OSNumber.Of(1)), provider: root);
        var world = new World(registry.ToRegistry(), KernelCatalogue.Empty);

        new[] { given, named, plain }.Select(e => world[e].Name).Should().Equal("disk", "other", "IOMedia");
        world.SetProperty(world[named], Keys.IOName, new OSString("renamed"));
        world[named].Name.Should().Be("renamed", "the property counts as it is now");
    }

    [Fact]
    public void A_location_stands_behind_the_name_and_the_path_begins_below_the_root()
    {
        var scene = new RoundScene(Names, []);

        scene["Given"].Component.Should().Be("Given@4");
        scene["Given"].Path.Should().Be("IOService:/Given@4");
        scene["Inner"].Path.Should().Be("IOService:/Bus/Inner@1,2");
        scene["Mac"].Path.Should().Be("IOService:/");
        scene["Given"].ToString().Should().Be($"Given@4 <Port, 0x{scene["Given"].Id:x}>");
    }

    [Fact]
    public void A_match_category_is_the_property_as_it_is_now()
    {
        var scene = new RoundScene("Port: {class: Port, properties: {IOMatchCategory: !symbol red}}", []);

        scene["Port"].MatchCategory.Should().Be(new OSSymbol("red"));
        scene.World.SetProperty(scene["Port"], Keys.IOMatchCategory, new OSSymbol("blue"));
        scene["Port"].MatchCategory.Should().Be(new OSSymbol("blue"));
        scene.World.SetProperty(scene["Port"], Keys.IOMatchCategory, new OSString("text"));
        scene["Port"].MatchCategory.Should().BeNull("K22: text is no symbol");
    }

    [Fact]
    public void What_is_only_part_of_the_tree_holds_no_category() =>
        new RoundScene("Port: {class: Port, properties: {IOMatchCategory: !symbol red}}", [], stated: StatedDrivers.AreStructure)["Port"].MatchCategory.Should().BeNull();

    [Fact]
    public void What_matching_sees_follows_the_properties()
    {
        var scene = new RoundScene("Port: {class: Port, properties: {Colour: red, IOUserServiceProperties: {Colour: blue}}}", []);

        scene["Port"].MatchingProperties["Colour"].Should().Be(new OSString("blue"));
        scene.World.SetProperty(scene["Port"], Keys.IOUserServiceProperties, null);
        scene["Port"].MatchingProperties["Colour"].Should().Be(new OSString("red"));
    }

    [Fact]
    public void A_service_tells_everybody_who_has_it_open()
    {
        static CatalogueBundle In(string category) => Scene.Kext(category, "Port", more: ("IOMatchCategory", new OSString(category)));
        var scene = new RoundScene("Port: {class: Port}", [In("First"), In("Second")], models: Scene.Models("First: {opens: provider}\nSecond: {opens: provider}\nPort: {accepts: many}")).Register("Port");

        scene["Port"].OpenedBy.Select(o => o.Name).Should().Equal("First", "Second");
        scene["Mac"].OpenedBy.Should().BeEmpty();
    }
}
