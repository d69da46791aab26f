namespace IOMatch.Rounds;

/// <summary>What the matching thread waits for before a start, without limit (K35a).</summary>
public sealed class ResourceWaitTests
{
    private static IEnumerable<string> Waits(string nubResources, string driverResources, string nubClass = "Port", string tree = "")
    {
        static (string, OSObject)[] Of(string yaml) => [.. Families.Bench.Table(yaml).Select(e => (e.Key.Text, e.Value))];
        var resources = "IOResources: {class: IOResources, properties: {IOKit: here, Disk: here}}";
        var nub = $"Nub: {{class: {nubClass}, properties: {{{nubResources}}}}}";
        var scene = new RoundScene((tree.Length == 0 ? resources : tree) + "\n" + nub, [Scene.Kext("Driver", nubClass, more: Of(driverResources))]).Register("Nub");
        return scene.Events<MatchEvent.StartAttempted>().Single().Waits.Select(w => w.ToString()!);
    }

    private static string Resource(string name) => $"{{\"IOProviderClass\"=IOResources,\"IOResourceMatch\"={name}}}";

    [Fact]
    public void A_driver_that_wants_no_resource_waits_for_none() => Waits("", "").Should().BeEmpty();

    [Theory]
    [InlineData("Disk", "")]
    [InlineData("!symbol Disk", "")]
    [InlineData("Network", "Network")]
    [InlineData("!symbol Network", "Network")]
    [InlineData("!set [Disk, Network, Sound]", "Network Sound")]
    [InlineData("[Disk, Network]", "")]
    [InlineData("5", "")]
    [InlineData("true", "")]
    public void A_name_is_waited_for_until_IOResources_has_it(string wanted, string missing)
    {
        var waits = missing.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Resource).ToList();

        Waits($"IOResourceMatch: {wanted}", "").Should().Equal(waits, "the nub's own wish; an array is not walked and other types are ignored");
        Waits("", $"IOResourceMatch: {wanted}").Should().Equal(waits, "the driver's wish");
    }

    [Fact]
    public void The_nubs_resources_come_before_the_drivers() =>
        Waits("IOResourceMatch: Network", "IOResourceMatch: Sound").Should().Equal(Resource("Network"), Resource("Sound"));

    [Theory]
    [InlineData("{IOProviderClass: Absent}")]
    [InlineData("!set [{IOProviderClass: Absent}, Disk]")]
    public void A_dictionary_waits_for_a_service_that_matches_it(string wanted) =>
        Waits("", $"IOResourceMatch: {wanted}").Should().Equal("{\"IOProviderClass\"=Absent}");

    [Theory]
    [InlineData("[]", true)]
    [InlineData("[unregistered]", false)]
    public void A_service_that_is_registered_and_matches_is_not_waited_for(string state, bool isThere) =>
        Waits("", "IOResourceMatch: {IOProviderClass: Socket, Kind: round}", tree: $"Socket: {{class: Socket, state: {state}, properties: {{Kind: round}}}}").Should().HaveCount(isThere ? 0 : 1);

    [Fact]
    public void Asking_whether_a_service_is_there_is_no_part_of_the_story()
    {
        var scene = new RoundScene(
            "Nub: {class: Port}\nSocket: {class: Socket}",
            [Scene.Kext("Driver", "Port", more: ("IOResourceMatch", Families.Bench.Table("IOProviderClass: Socket")))]).Register("Nub");

        scene.Events<MatchEvent.KeyCompared>().Should().NotContain(k => k.Asked.Name == "Socket");
    }

    [Theory]
    [InlineData("IOResources")]
    [InlineData("IOUserResources")]
    public void On_resources_themselves_nobody_waits(string @class)
    {
        var scene = new RoundScene(
            $"Nub: {{class: {@class}, properties: {{IOResourceMatch: Network, Disk: here}}}}", [Scene.Kext("Driver", @class, more: ("IOResourceMatch", new OSString("Disk")))]).Register("Nub");

        scene.Events<MatchEvent.StartAttempted>().Single().Waits.Should().BeEmpty("K35");
    }

    [Fact]
    public void On_a_machine_without_IOResources_everything_is_missing() =>
        Waits("", "IOResourceMatch: IOKit", tree: "IOUserResources: {class: IOUserResources, properties: {IOKit: here}}").Should().Equal([Resource("IOKit")], "only the one class counts");

    [Fact]
    public void The_first_IOResources_is_the_one() =>
        Waits("", "IOResourceMatch: Network", tree: "First: {class: IOResources, properties: {Network: here}}\nSecond: {class: IOResources}").Should().BeEmpty();
}
