using System.Text;

namespace IOMatch.Cli;

public sealed class ConvertTests : IDisposable
{
    private const string Dump = "fixtures/dumps/whole.txt";
    private const string Tree = "fixtures/devices/vendor-gadget.yaml";
    private const string List = "fixtures/plists/gadget.plist";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_dump_becomes_a_device_tree()
    {
        var run = Tool.Run("convert", Dump);

        run.ExitCode.Should().Be(0);
        Approval.Verify(Encoding.UTF8.GetString(run.Bytes), "convert-dump.yaml");
    }

    [Fact]
    public void What_a_form_has_no_place_for_is_told() =>
        Approval.Verify(Tool.Run("convert", Tree, "--to", "ioreg").Error, "convert-losses.txt");

    [Theory]
    [InlineData("yaml")]
    [InlineData("ioreg")]
    [InlineData("archive")]
    [InlineData("archive-binary")]
    public void A_registry_keeps_its_entries_in_every_form(string form)
    {
        var bytes = Tool.Run("convert", Tree, "--to", form).Bytes;

        Registry.Read(bytes, "converted.yaml").OrThrow().Entries.Select(e => e.Path).Should().Contain(Registry.Load(Tree).Entries.Select(e => e.Path));
    }

    [Theory]
    [InlineData("tree.yaml", "registry:")]
    [InlineData("tree.txt", "+-o ")]
    [InlineData("tree.plist", "<?xml")]
    [InlineData("tree.bplist", "bplist00")]
    public void The_name_of_the_output_tells_the_form(string name, string holds)
    {
        var target = Path.Combine(folder.FullName, name);

        Tool.Run("convert", Tree, "-o", target).Should().Match<Tool.Result>(r => r.ExitCode == 0 && r.Bytes.Length == 0);

        File.ReadAllText(target, Encoding.Latin1).Should().Contain(holds);
    }

    [Fact]
    public void A_property_list_goes_to_the_binary_form_and_back()
    {
        var binary = Path.Combine(folder.FullName, "gadget.bplist");
        Tool.Run("convert", List, "-o", binary).ExitCode.Should().Be(0);

        var back = Tool.Run("convert", binary);

        back.ExitCode.Should().Be(0);
        PropertyListReader.Read(back.Bytes, "back").OrThrow().Root.Should().Be(PropertyListReader.ReadFile(List).OrThrow().Root);
    }

    [Fact]
    public void A_size_that_is_lost_is_told() =>
        Tool.RunWith("<plist><integer size=\"32\">1</integer></plist>", "convert", "-", "--to", "plist-binary").Error
            .Should().Be("stdin: note IOM009: a binary property list cannot store 1 size of a number; the kernel compares values, not sizes; write plist-xml to keep them\n");

    [Fact]
    public void Input_that_cannot_be_used_ends_with_2_and_leaves_the_output_alone()
    {
        var target = Path.Combine(folder.FullName, "kept.yaml");
        File.WriteAllText(target, "kept");

        Tool.RunWith("not a registry", "convert", "-", "-o", target).Should().Match<Tool.Result>(r => r.ExitCode == 2 && r.Error.StartsWith("stdin: error IOM006"));
        Tool.Run("convert", "no-such.txt").Error.Should().StartWith("no-such.txt: error IOM002: file not found");
        Tool.Run("convert", List, "--to", "yaml").ExitCode.Should().Be(2, "a property list need not be a registry");
        Tool.Run("convert", Dump, "--to", "json").ExitCode.Should().Be(2);

        File.ReadAllText(target).Should().Be("kept");
        folder.EnumerateFiles().Should().ContainSingle("nothing is left beside it");
    }

    [Fact]
    public void An_output_that_cannot_be_written_ends_with_2()
    {
        Tool.Run("convert", Tree, "-o", folder.FullName).Should().Match<Tool.Result>(r => r.ExitCode == 2 && r.Error.Contains("it is a folder; name a file in it"));
        Tool.Run("convert", Tree, "-o", Path.Combine(folder.FullName, "no", "such.yaml")).ExitCode.Should().Be(2);
        folder.EnumerateFileSystemInfos().Should().BeEmpty();
    }

    [Fact]
    public void A_file_may_be_converted_in_its_place()
    {
        var file = Path.Combine(folder.FullName, "gadget.yaml");
        File.Copy(Tree, file);

        Tool.Run("convert", file, "-o", file).ExitCode.Should().Be(0);

        Registry.Load(file).Entries.Should().HaveCount(Registry.Load(Tree).Entries.Length);
    }
}
