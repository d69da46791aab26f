namespace IOMatch.Cli;

public sealed class SweepTests : IDisposable
{
    private const string Bundles = "fixtures/bundles";
    private const string Gadget = $"{Bundles}/Gadget.dext";
    private const string Plain = $"{Bundles}/GadgetPlain.dext";
    private static readonly string[] Dumps = ["fixtures/devices/vendor-gadget.yaml", "fixtures/devices/usb-tree.yaml", "fixtures/dumps/whole.txt", "fixtures/dumps/expected.txt"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_bundle_is_tried_on_every_dump()
    {
        var run = Sweep();

        run.ExitCode.Should().Be(2, "one of the dumps is none");
        run.Error.Should().Be("fixtures/dumps/expected.txt: error IOM006: this is no registry: neither a device tree nor what ioreg prints; a device tree begins with registry:, a dump is what ioreg -lw0 or ioreg -al prints\n");
        Approval.Verify(run.Output, "sweep.jsonl");
    }

    [Fact]
    public void A_sweep_is_a_table_too() => Approval.Verify(Sweep("--csv").Output, "sweep.csv");

    [Fact]
    public void The_order_of_naming_and_the_number_of_jobs_change_nothing()
    {
        var one = Sweep("--jobs", "1").Output;

        Sweep("--jobs", "5").Output.Should().Be(one);
        Tool.Run(["sweep", Plain, Gadget, Gadget, "--on", .. Dumps.Reverse(), Dumps[0]]).Output.Should().Be(one);
    }

    [Fact]
    public void Folders_are_searched()
    {
        var run = Tool.Run("sweep", Bundles, "--on", "fixtures/machines", "--catalogue", "macos-15");

        run.ExitCode.Should().Be(2, "a property list of the folder is no registry");
        run.Output.Split('\n').Should().Contain(l => l.StartsWith("{\"dump\":\"fixtures/machines/bench-mac.txt\",\"bundle\":\"fixtures/bundles/GadgetHost.app\"", StringComparison.Ordinal))
            .And.NotContain(l => l.Contains("GadgetHost.app/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_tells_on_the_page_what_it_came_to()
    {
        var run = Sweep("-o", File("all.jsonl"));

        Approval.Verify(run.Output, "sweep-summary.txt");
        System.IO.File.ReadAllText(File("all.jsonl")).Should().Be(Sweep().Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Parts_one_behind_the_other_are_the_whole(int parts)
    {
        string.Concat(Enumerable.Range(1, parts).Select(k => Sweep("--shard", $"{k}/{parts}").Output)).Should().Be(Sweep().Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(1700)]
    public void A_sweep_that_was_stopped_is_gone_on_with(int length)
    {
        var file = File("torn.jsonl");
        var whole = Sweep().Output;
        System.IO.File.WriteAllText(file, whole[..length]);

        Sweep("-o", file, "--resume");

        System.IO.File.ReadAllText(file).Should().Be(whole);
    }

    [Fact]
    public void Pairs_that_are_there_are_not_judged_again()
    {
        var file = File("known.jsonl");
        var known = Sweep().Output.Replace("IOM901", "IOM902", StringComparison.Ordinal);
        System.IO.File.WriteAllText(file, known);

        Sweep("-o", file, "--resume").Error.Should().BeEmpty();

        System.IO.File.ReadAllText(file).Should().Be(known);
    }

    [Fact]
    public void What_no_sweep_wrote_is_not_gone_on_with()
    {
        var file = File("other.jsonl");
        System.IO.File.WriteAllText(file, "{\"dump\": 5}\n");

        var run = Sweep("-o", file, "--resume");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"{file}:1:1: error IOM002: this is no line of a sweep; name a file that iomatch sweep wrote, not its --csv\n");
        System.IO.File.ReadAllText(file).Should().Be("{\"dump\": 5}\n");
    }

    [Fact]
    public void Ending_leaves_whole_lines_and_says_how_to_go_on()
    {
        using var ending = new CancellationTokenSource();
        var file = File("ended.jsonl");
        ending.Cancel();

        var run = Tool.RunOn(t => t with { Ending = () => ending.Token }, ["sweep", Gadget, "--on", .. Dumps, "-o", file]);

        run.ExitCode.Should().Be(130);
        run.Error.Should().Be($"iomatch: stopped; {file} has 0 lines; continue with --resume\n");
        System.IO.File.ReadAllText(file).Should().BeEmpty();
    }

    [Fact]
    public void Merging_puts_parts_in_order_and_takes_a_pair_once()
    {
        Sweep("--shard", "2/2", "-o", File("2.jsonl"));
        Sweep("--shard", "1/2", "-o", File("1.jsonl"));

        var run = Tool.Run("sweep", "merge", File("2.jsonl"), File("1.jsonl"), File("2.jsonl"));

        run.ExitCode.Should().Be(0);
        run.Output.Should().Be(Sweep().Output);
        Tool.Run("sweep", "merge", File("1.jsonl"), File("2.jsonl"), "--csv").Output.Should().Be(Sweep("--csv").Output);
    }

    [Fact]
    public void Merging_tells_what_is_missing()
    {
        Sweep("--shard", "3/8", "-o", File("3.jsonl"));
        Sweep("--shard", "4/8", "-o", File("4.jsonl"));
        Sweep("--shard", "5/8", "-o", File("5.jsonl"));

        var run = Tool.Run(["sweep", "merge", File("3.jsonl"), File("4.jsonl"), File("5.jsonl"), "--on", .. Dumps, "-o", File("all.jsonl")]);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Be("""
            fixtures/devices/usb-tree.yaml: fixtures/bundles/Gadget.dext: missing
            fixtures/devices/usb-tree.yaml: fixtures/bundles/GadgetPlain.dext: missing
            fixtures/dumps/expected.txt: fixtures/bundles/GadgetPlain.dext: missing
            fixtures/dumps/whole.txt: fixtures/bundles/Gadget.dext: missing
            fixtures/dumps/whole.txt: fixtures/bundles/GadgetPlain.dext: missing

            """.ReplaceLineEndings("\n"));
        System.IO.File.ReadLines(File("all.jsonl")).Should().HaveCount(3);
    }

    [Fact]
    public void Merging_tells_what_differs()
    {
        var whole = Sweep().Output;
        System.IO.File.WriteAllText(File("before.jsonl"), whole.Replace("IOM901", "IOM902", StringComparison.Ordinal));
        System.IO.File.WriteAllText(File("after.jsonl"), whole);

        var run = Tool.Run("sweep", "merge", File("before.jsonl"), File("after.jsonl"));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Be("fixtures/devices/vendor-gadget.yaml: fixtures/bundles/Gadget.dext: differs between the files; the last one counts\n");
        run.Output.Should().Be(whole);
    }

    [Theory]
    [InlineData("No bundle given", "sweep", "--on", "x")]
    [InlineData("No dump given", "sweep", Gadget)]
    [InlineData("--shard must be a part such as 3/8, not '9/8'", "sweep", Gadget, "--on", "x", "--shard", "9/8")]
    [InlineData("--jobs must be at least 1", "sweep", Gadget, "--on", "x", "--jobs", "0")]
    [InlineData("--resume needs --output", "sweep", Gadget, "--on", "x", "--resume")]
    [InlineData("--resume writes JSON Lines", "sweep", Gadget, "--on", "x", "--resume", "-o", "y", "--csv")]
    [InlineData("docs: error IOM002: no bundle found in this folder", "sweep", "docs", "--on", "x")]
    [InlineData("there is no file or folder macos-99", "sweep", Gadget, "--on", "x", "--catalogue", "macos-99")]
    public void What_cannot_be_swept_is_said_before_anything_is_done(string message, params string[] args)
    {
        var run = Tool.Run(args);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(message);
        run.Output.Should().BeEmpty();
    }

    private static Tool.Result Sweep(params string[] more) => Tool.Run(["sweep", Gadget, Plain, "--on", .. Dumps, .. more]);

    private string File(string name) => Path.Combine(folder.FullName, name);
}
