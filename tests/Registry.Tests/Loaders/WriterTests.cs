using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Loaders;

public sealed class WriterTests
{
    public static TheoryData<string> Files { get; } =
    [
        .. Directory.GetFiles(Repository.Fixture("devices"), "*.yaml").Select(f => "devices/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
        .. Directory.GetFiles(Repository.Fixture("dumps")).Where(f => !f.EndsWith("expected.txt", StringComparison.Ordinal)).Select(f => "dumps/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fixture_comes_back_from_yaml_as_it_was(string name)
    {
        var registry = Load(name);
        var (bytes, notes) = Written(registry, RegistryForm.Yaml);
        notes.Should().BeEmpty();
        RegistryDescription.Of(Registry.ReadYaml(bytes, "written.yaml").OrThrow()).Should().Be(RegistryDescription.Of(registry));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fixture_comes_back_from_every_form_that_says_it_holds_all(string name)
    {
        var registry = Load(name);
        foreach (var form in new[] { RegistryForm.IoregText, RegistryForm.Archive })
        {
            var (bytes, notes) = Written(registry, form);
            var read = Registry.Read(bytes, "written").OrThrow();
            read.Service.Entries.Select(e => e.Path).Should().BeEquivalentTo(registry.Service.Entries.Select(e => e.Path));
            if (notes.IsEmpty) RegistryDescription.Of(read).Should().Be(RegistryDescription.Of(registry), $"{form} noted no loss");
        }
    }

    [Fact]
    public void The_text_is_what_ioreg_prints_to_the_byte()
    {
        var printed = File.ReadAllText(Repository.Fixture("dumps", "whole.txt"));
        var (bytes, _) = Written(Load("dumps/whole.txt"), RegistryForm.IoregText);
        Encoding.UTF8.GetString(bytes).Should().Be(printed.Replace("0x3e8", "1000", StringComparison.Ordinal));
    }

    [Fact]
    public void The_yaml_of_a_dump_reads_like_one_written_by_hand() =>
        Encoding.UTF8.GetString(Written(Load("dumps/whole.txt"), RegistryForm.Yaml).Bytes).Should().Be(File.ReadAllText(Repository.Fixture("dumps", "whole.expected.yaml")));

    [Fact]
    public void With_chains_the_text_keeps_superclasses_that_are_not_built_in()
    {
        using var stream = new MemoryStream();
        IoregTextWriter.Write(Load("dumps/chains.txt"), stream, withChains: true).Should().BeEmpty();
        Registry.Read(stream.ToArray(), "i").OrThrow().Classes["ExampleIO"]!.Superclass!.Name.Text.Should().Be("ExampleIODevice");
    }

    [Fact]
    public void A_class_name_too_long_for_a_yaml_key_is_written_so_that_it_can_be_read()
    {
        var name = "Long" + new string('x', 1_500);
        var registry = Registry.Read(Encoding.UTF8.GetBytes($"+-o Root  <class {name}, id 0x100000100, registered, matched, active, busy 0, retain 5>\n"), "i").OrThrow();

        Registry.ReadYaml(Written(registry, RegistryForm.Yaml).Bytes, "y").OrThrow().Root.Class.Name.Text.Should().Be(name);
    }

    [Fact]
    public void What_a_form_has_no_place_for_is_told()
    {
        var registry = Registry.ReadYaml(new StringReader("""
            registry:
              Mac:
                class: IOService
                state: [userInvisible]
                planes: {IODeviceTree: /}
                properties: {a: !number {value: 5, bits: 8}, b: !symbol s, c: !real 1.5, d: ["x\",\"y"], e: !unread "<0$"}
            """), "t.yaml").OrThrow();
        Written(registry, RegistryForm.IoregText).Notes.Select(n => n.What).Should().Equal(
            "the text form has no place for 1 size of a number",
            "the text form has no place for 1 symbol (written as a string)",
            "the text form has no place for 1 real, date or UID (written as text)",
            "the text form has no place for 1 value whose text holds quotes or line ends that look like the form's own",
            "the text form has no place for 1 other plane",
            "the text form has no place for 1 state that ioreg does not show (user-invisible and the like)");
        Written(registry, RegistryForm.Archive).Notes.Select(n => n.What).Should().Equal(
            "the archive form has no place for 1 symbol (written as a string)",
            "the archive form has no place for 1 value that could not be read (written as text)",
            "the archive form has no place for 1 other plane",
            "the archive form has no place for 1 state that ioreg does not show (user-invisible and the like)");
    }

    [Fact]
    public void Any_registry_comes_back_from_yaml_as_it_was() => RoundTrip(RegistryGen.Registries(RegistryGen.AnyValue(2), rich: true), RegistryForm.Yaml);

    [Fact]
    public void Any_registry_of_plain_values_comes_back_from_an_archive_as_it_was() => RoundTrip(RegistryGen.Registries(RegistryGen.PlistValue(2), rich: false), RegistryForm.Archive);

    [Fact]
    public void Any_registry_of_plain_values_comes_back_from_text_as_it_was() => RoundTrip(RegistryGen.Registries(RegistryGen.TextValue(2), rich: false), RegistryForm.IoregText);

    private static void RoundTrip(Gen<Registry> registries, RegistryForm form) =>
        Prop.ForAll(registries.ToArbitrary(), registry =>
        {
            var (bytes, notes) = Written(registry, form);
            notes.Should().BeEmpty();
            RegistryDescription.Of(Registry.Read(bytes, "r.yaml").OrThrow()).Should().Be(RegistryDescription.Of(registry));
        }).Check(Laws.Times(200));

    private static (byte[] Bytes, ImmutableArray<Fault> Notes) Written(Registry registry, RegistryForm form)
    {
        using var stream = new MemoryStream();
        var notes = registry.Write(stream, form);
        return (stream.ToArray(), notes);
    }

    private static Registry Load(string name) => Registry.Load(Repository.Fixture(name.Split('/')));
}
