using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch.House;

/// <summary>A project's rooms, as <c>docs/floors.txt</c> lists them.</summary>
/// <param name="Project">The folder in <c>src/</c>.</param>
/// <param name="What">What the project is for, in one line.</param>
/// <param name="Rooms">From the ground up.</param>
internal sealed partial record FloorPlan(string Project, string What, ImmutableArray<Room> Rooms)
{
    /// <summary>The file, seen from the root.</summary>
    public const string File = "docs/floors.txt";

    /// <summary>The plans of this repository, in the order in which projects may use each other.</summary>
    public static ImmutableArray<FloorPlan> All { get; } = Read(System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)));

    /// <summary>Reads plans: a line for each project, and an indented line for each room.</summary>
    /// <exception cref="FormatException">A line is neither, or floors are not in order.</exception>
    public static ImmutableArray<FloorPlan> Read(string text)
    {
        var plans = ImmutableArray.CreateBuilder<FloorPlan>();
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l, i + 1)))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (ProjectLine().Match(line) is { Success: true } project)
            {
                plans.Add(new(project.Groups["name"].Value, project.Groups["what"].Value, []));
                continue;
            }
            var room = RoomLine().Match(line);
            if (!room.Success || plans.Count == 0) throw new FormatException($"{File}:{number}: expected 'Project: what it is for' or '  floor Folder  what it holds', found '{line}'");
            var floor = int.Parse(room.Groups["floor"].Value, CultureInfo.InvariantCulture);
            var plan = plans[^1];
            if (plan.Rooms is [.., var below] && floor != below.Floor && floor != below.Floor + 1) throw new FormatException($"{File}:{number}: floor {floor} follows floor {below.Floor}; list floors from the ground up, without gaps");
            plans[^1] = plan with { Rooms = plan.Rooms.Add(new(floor, room.Groups["folder"].Value, room.Groups["open"].Success, room.Groups["what"].Value)) };
        }
        return plans.ToImmutable();
    }

    /// <summary>The room of a folder: its own, or that of the nearest folder around it; null when nothing around it is listed.</summary>
    public Room? RoomOf(string folder)
    {
        for (var at = folder; ; at = at[..at.LastIndexOf('/')])
        {
            if (Rooms.FirstOrDefault(r => r.Folder == at) is { } room) return room;
            if (!at.Contains('/', StringComparison.Ordinal)) return null;
        }
    }

    [GeneratedRegex(@"^(?<name>\w+): (?<what>.+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"^ +(?<floor>\d+) (?<folder>[\w./]+)(?<open>\*)? +(?<what>\S.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoomLine();
}
