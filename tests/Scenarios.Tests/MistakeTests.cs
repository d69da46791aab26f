namespace IOMatch.Scenarios;

/// <summary>What is said about a scenario that breaks the rules: the line, the column, what, and what to do.</summary>
public sealed class MistakeTests
{
    private const string Tree = """
        scenario: s
        tree:
          Mac:
            class: IOPlatformExpertDevice
            children: {Gadget@1: {class: IOUSBHostDevice, properties: {idVendor: 1}}}
        bundles:
          com.example.Gadget:
            kind: dext
            personalities: {Gadget: {IOProviderClass: IOUSBHostDevice, IOClass: IOUserService, IOUserClass: Gadget, IOUserServerName: com.example.Gadget, idVendor: 1}}

        """;

    [Theory]
    [InlineData("expect: []", "s.yaml:10:9: error IOM008: nothing is expected; leave expect: out and let --record write it")]
    [InlineData("expects: []", "s.yaml:10:1: error IOM008: a scenario has no key \"expects\"; the nearest key is \"expect\"")]
    [InlineData("expect: [{nub: Gadget@1}]", "s.yaml:10:10: error IOM008: nothing is expected of it; write what is expected below it, as in verdict: wins")]
    [InlineData("expect: [{verdict: wins}]", "s.yaml:10:10: error IOM008: an expectation is about something; begin it with nub:, driver:, bundle:, app:, prints:, printsNot:, number:, log:")]
    [InlineData("expect: [{nub: Gadget@1, winner: {}}]", "s.yaml:10:26: error IOM008: an expectation has no key \"winner\"; the nearest key is \"winners\"")]
    [InlineData("expect: [{driver: com.example.Gadgt, verdict: wins}]", "s.yaml:10:19: error IOM008: no driver com.example.Gadgt is in the catalogue; the nearest is com.example.Gadget")]
    [InlineData("expect: [{driver: Gadget, verdict: win}]", "s.yaml:10:36: error IOM008: there is no reason code win; the nearest is wins")]
    [InlineData("expect: [{driver: Gadget, verdict: IOM803}]", "s.yaml:10:36: error IOM008: IOM803 provider-opened-by-sibling is a reason, no verdict; a verdict is one of IOM900 to IOM999; write this one under reason:")]
    [InlineData("expect: [{driver: Gadget, stage: matching}]", "s.yaml:10:34: error IOM008: stage \"matching\" is not known; one of input, bundle, signing, match, category, class, launch, entitlements, start, outcome")]
    [InlineData("expect: [{driver: Gadget, opened: yes}]", "s.yaml:10:35: error IOM008: \"opened\" takes true or false, this is text, yes")]
    [InlineData("expect: [{driver: Gadget, score: high}]", "s.yaml:10:34: error IOM008: \"score\" takes a whole number, decimal or 0x, this is text, high")]
    [InlineData("expect: [{number: twelve, name: x}]", "s.yaml:10:19: error IOM008: \"twelve\" is no error number and no name of one; write 0xe00002c5, -536870203 or OSSystemExtensionErrorDomain error 9")]
    [InlineData("expect: [{log: no-such.log, stage: launch}]", "s.yaml:10:16: error IOM002: there is no file no-such.log; name a log, or write its lines behind log: |")]
    [InlineData("happens: []", "s.yaml:10:10: error IOM008: nothing happens; write - boot, or leave happens: out: then the machine boots with everything there")]
    [InlineData("happens: [attach: Gadget@1]", "s.yaml:10:11: error IOM008: the machine has not booted yet; begin with - boot")]
    [InlineData("happens: [boot, reboot]", "s.yaml:10:17: error IOM008: there is no happening reboot; the nearest is boot")]
    [InlineData("happens: [boot, attach]", "s.yaml:10:17: error IOM008: attach of what?; write attach: and a name behind it")]
    [InlineData("happens: [boot, attach: [Gadget@1]]", "s.yaml:10:25: error IOM008: attach takes a name, this is a list")]
    [InlineData("happens: [boot, attach: Gadgit@1]", "s.yaml:10:25: error IOM008: no nub Gadgit@1 is in the registry; the nearest is Gadget@1")]
    [InlineData("happens: [boot, activate: com.example.Gadgets]", "s.yaml:10:27: error IOM008: no bundle com.example.Gadgets is in the catalogue; the nearest is com.example.Gadget")]
    [InlineData("happens: [boot, crash: Gidget]", "s.yaml:10:24: error IOM008: no driver Gidget is in the catalogue; the nearest is Gadget")]
    [InlineData("happens: [boot, {sleep: now}]", "s.yaml:10:25: error IOM008: sleep takes nothing behind it; write - sleep")]
    [InlineData("happens: [boot, {detach: Gadget@1, attach: Gadget@1}]", "s.yaml:10:17: error IOM008: a happening is a word or one key with a value, this is a mapping of 2 keys; begin each with a dash, as in - activate: com.example.Gadget")]
    [InlineData("happens: [boot, {configure: {nub: Gadget@1}}]", "s.yaml:10:29: error IOM008: configure needs the key \"configuration\"")]
    [InlineData("happens: [boot, {configure: {nub: Gadget@1, configuration: 256}}]", "s.yaml:10:45: error IOM008: a configuration is a number up to 255, not 256")]
    [InlineData("happens: [boot, {publish: {nub: Gadget@1}}]", "s.yaml:10:27: error IOM008: publish needs the key \"key\"")]
    [InlineData("host: {os: macOS}", "s.yaml:10:8: error IOM008: os \"macOS\" is no system that is known; write macOS 15.4 or iPadOS 18")]
    [InlineData("host: {sip: off}", "s.yaml:10:13: error IOM008: sip \"off\" is not known; one of enabled, disabled")]
    [InlineData("host: {dk: [fast]}", "s.yaml:10:13: error IOM008: dk takes words, this is \"fast\"; the words are off, no launches, no entitlement checks")]
    [InlineData("host: {servers: {com.example.Gadget: {launch: slow}}}", "s.yaml:10:47: error IOM008: launch \"slow\" is not known; one of checks-in, bundle-unknown, times-out")]
    [InlineData("host: {kexts: {com.example.k: {load: later}}}", "s.yaml:10:38: error IOM008: load \"later\" is not known; one of loaded, deferred, missing")]
    [InlineData("host: {rootMediaParent: Disk}", "s.yaml:10:8: error IOM008: no entry Disk is in the registry; write the path or the id")]
    [InlineData("drivers: {Gadget: {opens: everything}}", "s.yaml:10:20: error IOM016: opens \"everything\" is not known; one of nothing, provider, briefly, on demand, by the dext")]
    [InlineData("catalogue: macos15", "s.yaml:10:12: error IOM002: there is no catalogue macos15, and no file or folder macos15; the nearest built-in catalogue is macos-15")]
    [InlineData("entitlements: gadget.entitlements", "s.yaml:10:15: error IOM002: there is no file gadget.entitlements")]
    [InlineData("entitlements: {com.example.Gidget: {}}", "s.yaml:10:16: error IOM008: no bundle com.example.Gidget is in the catalogue; the nearest is com.example.Gadget")]
    [InlineData("registry: tree.yaml", "s.yaml:2:1: error IOM008: the scenario has a registry already; keep one of registry: and tree:")]
    public void Is_told(string last, string message) =>
        Scenario.Parse(Tree + last + "\n", "s.yaml").Faults.Select(f => f.ToString()).Should().Contain(message);

    [Fact]
    public void One_mistake_has_one_message() => Scenario.Parse(Tree + "expect: [{driver: Gadget, verdict: win}]\n", "s.yaml").Faults.Should().ContainSingle();

    [Fact]
    public void A_name_is_all_that_is_needed() => Scenario.Parse("scenario: nothing", "s.yaml").Faults.Should().BeEmpty();

    [Fact]
    public void A_scenario_without_a_name_is_none() =>
        Scenario.Parse("scenaro: s", "s.yaml").Faults.Select(f => f.ToString()).Should().Contain("s.yaml:1:1: error IOM008: a scenario needs the key \"scenario\"; \"scenaro\" is near: rename it");

    [Fact]
    public void A_fault_of_a_tree_points_into_the_scenario() =>
        Scenario.Parse("scenario: s\ntree:\n  A:\n    class: IOUSBHostDevize\n", "s.yaml").Faults.Single().At.Should().Be(new SourcePosition("s.yaml", 4, 12));

    [Fact]
    public void What_happens_needs_a_registry() =>
        Scenario.Parse("scenario: s\nhappens: [boot]\n", "s.yaml").Faults.Single().What.Should().Be("something happens, and there is no registry for it");

    [Fact]
    public void What_is_expected_of_a_nub_needs_a_registry() =>
        Scenario.Parse("scenario: s\nexpect: [{nub: A, noDriver: true}]\n", "s.yaml").Faults.Single().What.Should().Be("noDriver of A needs a registry");
}
