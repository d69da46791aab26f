namespace IOMatch.Cli;

/// <summary>What the README and the book show is what the tool prints, and what they point to is there.</summary>
public sealed class BookTests
{
    public static TheoryData<string> AllPages { get; } = [.. Pages.All];

    public static TheoryData<string> PagesWithTerminals { get; } = [.. Pages.All.Where(p => (p == "README.md" || p.StartsWith("docs/", StringComparison.Ordinal)) && (Pages.Read(p).Contains("\n```console\n", StringComparison.Ordinal) || Pages.Read(p).Contains("\n<!-- $ ", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(PagesWithTerminals))]
    public void Every_output_is_that_of_its_command(string page) => Approval.VerifyFile(ConsoleBlock.Refresh(Pages.Read(page)), page);

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_leads_somewhere(string page)
    {
        foreach (var link in Pages.Links(page))
        {
            var (file, anchor) = Pages.Target(page, link);
            Path.Exists(Path.Combine(Repository.Root, file)).Should().BeTrue($"{page} links to {link}");
            if (anchor.Length > 0 && file.EndsWith(".md", StringComparison.Ordinal)) Pages.Anchors(file).Should().Contain(anchor, $"{page} links to {link}");
        }
    }

    [Fact]
    public void Every_page_of_a_folder_can_be_reached_from_the_table_of_contents()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(["docs/README.md"]);
        while (waiting.TryPop(out var page))
        {
            if (!reached.Add(page)) continue;
            foreach (var (file, _) in Pages.Links(page).Select(l => Pages.Target(page, l)).Where(t => Pages.All.Contains(t.File))) waiting.Push(file);
        }

        Pages.All.Where(p => p.StartsWith("docs/", StringComparison.Ordinal)).Should().BeSubsetOf(reached);
    }

    [Fact]
    public void A_block_behind_a_comment_is_the_output_of_the_command_in_it()
    {
        const string page = "<!-- $ cat docs/lessons/README.md -->\n```text\nstale\n[...]\n```\n";

        ConsoleBlock.Refresh(page).Should().Be(page.Replace("stale", "# Lessons", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_that_is_named_is_there()
    {
        var help = Tool.Run("--help").Output;
        var aliases = new[] { "why" };

        Pages.All.SelectMany(p => Pages.Commands(p).Select(c => (Page: p, Command: c))).Should().NotBeEmpty()
            .And.OnlyContain(n => help.Contains($"  {n.Command}", StringComparison.Ordinal) || aliases.Contains(n.Command));
    }

    [Theory]
    [InlineData("one\n[...]\n", true)]
    [InlineData("[...]\n  (default)           AppleUSBHostCompositeDevice          50000  started, opened and let go\n[...]\n", true)]
    [InlineData("[...]\n(default)\n[...]\n", false)]
    [InlineData("", false)]
    public void A_block_may_be_cut(string shown, bool fits)
    {
        var page = $"```console\n$ iomatch explain fixtures/bundles/Gadget.dext --on fixtures/devices/vendor-gadget.yaml --catalogue macos-15\n{shown.Replace("one", "Gadget.dext: wins, but in a match category of its own; AppleUSBHostCompositeDevice starts beside it", StringComparison.Ordinal)}```\n";

        (ConsoleBlock.Refresh(page) == page).Should().Be(fits);
    }

    [Fact]
    public void The_exit_code_of_the_command_before_can_be_shown()
    {
        const string page = "```console\n$ iomatch code bogus\n[...]\n$ echo $?\n2\n$ ioreg -l\nwhatever a Mac prints\n```\n";

        ConsoleBlock.Refresh(page).Should().Be(page);
        ConsoleBlock.Refresh(page.Replace("\n2\n", "\n0\n", StringComparison.Ordinal)).Should().Be(page);
    }
}
