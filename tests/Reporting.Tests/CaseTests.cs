using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>A case for each way a driver can fare; all pages can be read side by side in Expected.</summary>
public sealed class CaseTests
{
    private const string Mine = "com.example.mine";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Reporting.Tests", "Cases");

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Where(n => !n.EndsWith(".registry", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static TheoryData<string> Cases => new(Names);

    // pages name files as they were named: without folders, so that they look alike on every machine
    [ModuleInitializer]
    internal static void BeWithTheCases() => Directory.SetCurrentDirectory(Folder);

    internal static Explanation Read(string name)
    {
        var registry = name + ".registry.yaml";
        var source = CatalogueReader.Read(name + ".yaml").OrThrow();
        var outcome = MatchSimulator.Run(Registry.LoadYaml(File.Exists(registry) ? registry : "gadget.registry.yaml"), source);
        return Explanation.OfSimulation(Diagnosis.Of(outcome, Mine));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_page_says_what_happens_and_why(string name) =>
        Approval.Verify(ExplainText.Of(Read(name), PageStyle.Plain), $"{name}.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_trace_says_what_was_asked(string name) =>
        Approval.Verify(TraceText.Of(Read(name), PageStyle.Plain), $"{name}.trace.txt");

    [Fact]
    public void The_brief_form_is_one_line_a_nub() =>
        Approval.Verify(string.Concat(Names.Select(n => BriefText.Of(Read(n), PageStyle.Plain))), "brief.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_page_is_wider_than_the_terminal_but_for_commands_to_copy(string name)
    {
        foreach (var width in (int[])[100, 120])
        {
            var lines = ExplainText.Of(Read(name), PageStyle.Plain with { Width = width }).Split('\n');
            lines.Where(l => l.Length > width && !l.Contains("ioreg", StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Colour_and_drawing_change_no_word(string name)
    {
        var plain = ExplainText.Of(Read(name), PageStyle.Plain);
        var coloured = ExplainText.Of(Read(name), PageStyle.Plain with { Colour = true, Unicode = true });

        coloured.Should().Contain("\u001b[");
        Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(5)).Replace('─', '-').Should().Be(plain);
    }
}
