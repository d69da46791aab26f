namespace IOMatch.Rounds;

/// <summary>Nubs that started drivers publish, as models tell of them.</summary>
public sealed class PublishingTests
{
    private static IEnumerable<string> Drivers(string nubs, string models, params SourceBundle[] bundles) => Scene.Drivers(Scene.Run(Scene.Tree(nubs), bundles, models: Scene.Models(models)));

    [Fact]
    public void A_nub_that_the_file_lacks_is_made_up_and_matched()
    {
        var outcome = Scene.Run(
            Scene.Tree("Port: {class: Port, properties: {Colour: red, Size: 3}}"),
            [Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")],
            models: Scene.Models("Bus: {publishes: [{class: Socket, make: true, name: function, copies: [Colour, Absent], properties: {Extra: 1}}]}"));

        Scene.Drivers(outcome).Should().Equal("Bus on Port", "Function on function");
        outcome.Find("function")[0].Properties.Equals(new OSDictionary(new Dictionary<OSSymbol, OSObject> { ["Colour"] = new OSString("red"), ["Extra"] = OSNumber.Of(1) })).Should().BeTrue();
        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Single().Published.Should().ContainSingle();
    }

    [Fact]
    public void A_nub_is_made_up_only_where_the_model_allows_it() =>
        Drivers("Port: {class: Port}", "Bus: {publishes: [{class: Socket}]}", Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")).Should().Equal("Bus on Port");

    [Fact]
    public void A_driver_that_the_file_states_has_its_nubs_there() =>
        Drivers(
            "Port:\n  class: Port\n  children:\n    Bus:\n      class: Bus\n      children:\n        stated: {class: Socket}\n",
            "Bus: {publishes: [{class: Socket, make: true}], registers: true}",
            Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")).Should().BeEquivalentTo("Bus on Port", "Function on stated");

    [Fact]
    public void A_driver_that_registers_itself_is_a_nub_for_others() =>
        Drivers("Port: {class: Port}", "Bus: {registers: true}", Scene.Kext("Bus", "Port"), Scene.Kext("Rider", "Bus")).Should().Equal("Bus on Port", "Rider on Bus");

    [Fact]
    public void Interfaces_below_the_provider_come_when_their_publisher_starts()
    {
        const string Gadget = """
            Gadget:
              class: IOUSBHostDevice
              properties: {idVendor: 1, idProduct: 2}
              children:
                Interface@0: {class: IOUSBHostInterface, properties: {idVendor: 1, idProduct: 2, bInterfaceNumber: 0, bConfigurationValue: 1}}
            """;
        (string, OSObject)[] device = [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(2))];
        var bundles = new[]
        {
            Scene.Kext("Composite", "IOUSBHostDevice", more: device),
            Scene.Kext("Function", "IOUSBHostInterface", more: [.. device, ("bInterfaceNumber", OSNumber.Of(0)), ("bConfigurationValue", OSNumber.Of(1))]),
        };

        Drivers(Gadget, "Composite: {publishes: [{class: IOUSBHostInterface, below: provider}]}", bundles).Should().Equal("Composite on Gadget", "Function on Interface@0");
        Drivers(Gadget, "Composite: {publishes: []}", bundles).Should().Equal("Composite on Gadget");
    }

    [Fact]
    public void What_one_publishes_may_publish_in_turn() =>
        Drivers(
            "Port: {class: Port}",
            "Bus: {publishes: [{class: Port, make: true, name: second}], only: one}\nSecond: {publishes: [{class: Socket, make: true, name: third}]}",
            Scene.Kext("Bus", "Port", score: 9), Scene.Kext("Second", "Port"), Scene.Kext("Function", "Socket")).Should().Equal("Bus on Port", "Second on second", "Function on third");
}
