using System.Collections.Immutable;

namespace IOMatch.House;

/// <summary>Inside a project rooms use only rooms below them. The list is docs/floors.txt.</summary>
public sealed class FloorTests
{
    private const string Plan = "Made: a project of two floors\n  1 Ground  what stands on its own\n  2 Upper  what uses it\n";

    public static TheoryData<string> Projects => [.. FloorPlan.All.Select(p => p.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_uses_only_rooms_below_it(string project)
    {
        var faults = FloorFaults.Of(FloorPlan.All.Single(p => p.Project == project), ProjectSource.Load(project)).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_project_has_a_plan() =>
        FloorPlan.All.Select(p => p.Project).Should().BeEquivalentTo(Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Where(d => Directory.GetFiles(d, "*.csproj").Length > 0).Select(Path.GetFileName));

    [Fact]
    public void An_arrow_upward_names_both_files_and_the_type() =>
        Faults(Plan, ("Ground/Stone.cs", "class Stone { Roof? above; }"), ("Upper/Roof.cs", "class Roof { Stone? below; }"))
            .Should().Equal("Made/Ground/Stone.cs (floor 1) uses Roof of Made/Upper/Roof.cs (floor 2): a room uses only rooms below it");

    [Fact]
    public void A_folder_that_is_not_listed_is_named_with_its_files() =>
        Faults(Plan, ("Ground/Stone.cs", "class Stone;"), ("Upper/Roof.cs", "class Roof;"), ("Cellar/Wine.cs", "class Wine;"), ("Cellar/Coal.cs", "class Coal;"))
            .Should().Equal("Made/Cellar is not listed in docs/floors.txt; give it a floor. It holds Cellar/Coal.cs, Cellar/Wine.cs");

    [Fact]
    public void A_room_without_files_is_named() =>
        Faults(Plan, ("Ground/Stone.cs", "class Stone;")).Should().Equal("Made/Upper is listed in docs/floors.txt and holds no file; delete its line");

    [Theory]
    [InlineData("class Stone { object Made() => new Roof(); }")]
    [InlineData("class Stone { int Length => 3.Tiles(); }")]
    [InlineData("class Stone : Roof;")]
    [InlineData("class Stone { Roof above = new(); }")]
    [InlineData("class Stone { int Height => Roof.Height; }")]
    [InlineData("class Stone { string Name => nameof(Roof); }")]
    [InlineData("class Stone { bool Is(object o) => o is Roof { }; }")]
    [InlineData("[About(typeof(Roof))] class Stone; class AboutAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }")]
    public void Every_way_to_use_a_type_is_an_arrow(string stone) =>
        Faults(Plan, ("Ground/Stone.cs", stone), ("Upper/Roof.cs", "class Roof { public const int Height = 1; }"), ("Upper/Tiling.cs", "static class Tiling { public static int Tiles(this int n) => n; }"))
            .Should().NotBeEmpty().And.OnlyContain(f => f.StartsWith("Made/Ground/Stone.cs (floor 1) uses ", StringComparison.Ordinal));

    [Theory]
    [InlineData("/// <summary>Below <see cref=\"Roof\"/>.</summary>\nclass Stone;")]
    [InlineData("// carries the Roof\nclass Stone { string Above => \"Roof\"; }")]
    [InlineData("class Stone { int Roof => 1; int Twice => Roof * 2; }")]
    public void A_word_that_is_no_use_of_the_type_is_no_arrow(string stone) =>
        Faults(Plan, ("Ground/Stone.cs", stone), ("Upper/Roof.cs", "class Roof;")).Should().BeEmpty();

    [Fact]
    public void Rooms_of_one_floor_do_not_use_each_other() =>
        Faults("Made: one floor\n  1 Left  one\n  1 Right  another\n", ("Left/L.cs", "class L { R? other; }"), ("Right/R.cs", "class R;"))
            .Should().Equal("Made/Left/L.cs (floor 1) uses R of Made/Right/R.cs (floor 1): rooms of one floor do not use each other");

    [Fact]
    public void A_mark_opens_the_doors_between_rooms_of_one_floor_and_goes_when_nobody_passes()
    {
        const string open = "Made: one floor\n  1 Left*  one\n  1 Right*  another\n";

        Faults(open, ("Left/L.cs", "class L { R? other; }"), ("Right/R.cs", "class R;")).Should().BeEmpty();
        Faults(open, ("Left/L.cs", "class L;"), ("Right/R.cs", "class R;")).Should().Equal("Made: no room of floor 1 uses another of it; delete the marks * in docs/floors.txt");
    }

    [Fact]
    public void A_folder_belongs_to_the_nearest_room_around_it()
    {
        const string nested = "Made: nested\n  1 House/Cellar  below\n  2 House  the rest\n";

        Faults(nested, ("House/Attic/A.cs", "class A { B? b; C? c; }"), ("House/B.cs", "class B { A? a; }"), ("House/Cellar/C.cs", "class C;")).Should().BeEmpty();
        Faults(nested, ("House/Attic/A.cs", "class A;"), ("House/Cellar/C.cs", "class C { A? a; }"))
            .Should().Equal("Made/House/Cellar/C.cs (floor 1) uses A of Made/House/Attic/A.cs (floor 2): a room uses only rooms below it");
    }

    [Theory]
    [InlineData("Made: gaps\n  1 A  one\n  3 B  another\n", "docs/floors.txt:3: floor 3 follows floor 1; list floors from the ground up, without gaps")]
    [InlineData("  1 A  one\n", "docs/floors.txt:1: expected 'Project: what it is for' or '  floor Folder  what it holds', found '  1 A  one'")]
    [InlineData("Made: it\n  A  one\n", "docs/floors.txt:2: expected 'Project: what it is for' or '  floor Folder  what it holds', found '  A  one'")]
    public void A_plan_that_cannot_be_read_names_the_line(string plan, string message) =>
        FluentActions.Invoking(() => FloorPlan.Read(plan)).Should().Throw<FormatException>().WithMessage(message);

    private static IEnumerable<string> Faults(string plan, params (string File, string Text)[] files) =>
        FloorFaults.Of(FloorPlan.Read(plan).Single(), new("Made", "Made", files.ToImmutableSortedDictionary(f => f.File, f => f.Text, StringComparer.Ordinal)));
}
