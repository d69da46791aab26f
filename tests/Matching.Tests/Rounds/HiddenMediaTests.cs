namespace IOMatch.Rounds;

/// <summary>Media that are not the root medium can be hidden from user space at boot (K57).</summary>
public sealed class HiddenMediaTests
{
    private static readonly Host WithMedia = Host.Default with { RootMediaParent = 0x500 };

    [Theory]
    [InlineData("IOMedia", "[]", "Whole: true", "IOPrimaryDriverTerminateOptions: true", true, "what stands above tells how it may be terminated")]
    [InlineData("IOMedia", "[]", "IOPrimaryDriverTerminateOptions: true", "Whole: true", true, "or the medium itself")]
    [InlineData("IOMedia", "[]", "IOPrimaryDriverTerminateOptions: true", "IOPrimaryDriverTerminateOptions: true", true, "or both")]
    [InlineData("IOCDMedia", "[]", "Whole: true", "IOPrimaryDriverTerminateOptions: true", true, "a kind of medium")]
    [InlineData("IOMedia", "[userInvisible]", "Whole: true", "IOPrimaryDriverTerminateOptions: true", true, "it is hidden already")]
    [InlineData("IOMedia", "[]", "Whole: true", "Whole: true", false, "nobody tells how it may be terminated")]
    [InlineData("IOMedia", "[userUnhidden]", "Whole: true", "IOPrimaryDriverTerminateOptions: true", false, "it was shown again on purpose")]
    [InlineData("Port", "[]", "Whole: true", "IOPrimaryDriverTerminateOptions: true", false, "no medium")]
    public void Media_that_are_not_the_root_medium_can_be_hidden_at_boot(string @class, string state, string properties, string above, bool isHidden, string why)
    {
        var tree = $$"""
            Driver:
              class: Socket
              properties: { {{above}} }
              children:
                Medium: {class: {{@class}}, state: {{state}}, properties: { {{properties}} } }
            Disk: {class: Socket, id: 0x500}
            """;
        bool Hides(Host host) => (new RoundScene(tree, [], host).Register("Medium")["Medium"].State & EntryState.UserInvisible) != 0;

        Hides(WithMedia with { HidesMedia = true }).Should().Be(isHidden, $"K57: {why}");
        var before = state == "[userInvisible]";
        Hides(WithMedia).Should().Be(before, "the host hides none");
        Hides(Host.Default with { HidesMedia = true }).Should().Be(before, "the root medium is not known");
        Hides(Host.Default with { HidesMedia = true, RootMediaParent = 0x999 }).Should().Be(before, "the root medium is not there");
    }

    [Theory]
    [InlineData("0x500", "0x600")]
    [InlineData("0x600", "0x500")]
    public void The_root_medium_and_what_hangs_below_it_stay_visible(string mediumId, string driverId)
    {
        var tree = $$"""
            Driver:
              class: Socket
              id: {{driverId}}
              properties: {IOPrimaryDriverTerminateOptions: true}
              children:
                Medium: {class: IOMedia, id: {{mediumId}} }
            """;
        var scene = new RoundScene(tree, [], WithMedia with { HidesMedia = true }).Register("Medium");

        scene["Medium"].State.Should().NotHaveFlag(EntryState.UserInvisible, "K57");
    }
}
