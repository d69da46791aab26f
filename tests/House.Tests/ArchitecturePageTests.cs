using System.Text;

namespace IOMatch.House;

/// <summary>docs/architecture.md shows the list that the source is held to.</summary>
public sealed class ArchitecturePageTests
{
    private const string File = "docs/architecture.md";
    private const string From = "<!-- floors -->\n";
    private const string To = "<!-- /floors -->";

    [Fact]
    public void The_page_shows_the_rooms_of_the_list()
    {
        var page = System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)).ReplaceLineEndings("\n");

        Approval.VerifyFile(Between(page, Tables(FloorPlan.All)), File);
    }

    [Fact]
    public void The_top_floor_comes_first() =>
        Tables(FloorPlan.Read("Made: it\n  1 Ground  below\n  2 .*  above\n"))
            .Should().Be("\n### Made\n\nIt.\n\n| floor | folder | what it holds |\n| --- | --- | --- |\n| 2 | the project's own* | above |\n| 1 | Ground | below |\n\n");

    private static string Between(string page, string tables) => page[..(page.IndexOf(From, StringComparison.Ordinal) + From.Length)] + tables + page[page.IndexOf(To, StringComparison.Ordinal)..];

    private static string Tables(IEnumerable<FloorPlan> plans)
    {
        var text = new StringBuilder("\n");
        foreach (var plan in plans)
        {
            text.Append("### ").Append(plan.Project).Append("\n\n").Append(char.ToUpperInvariant(plan.What[0])).Append(plan.What[1..]).Append(".\n\n| floor | folder | what it holds |\n| --- | --- | --- |\n");
            foreach (var room in plan.Rooms.OrderByDescending(r => r.Floor)) text.Append("| ").Append(room.Floor).Append(" | ").Append(room.Folder == "." ? "the project's own" : room.Folder).Append(room.IsOpen ? "*" : "").Append(" | ").Append(room.What).Append(" |\n");
            text.Append('\n');
        }
        return text.ToString();
    }
}
