namespace IOMatch.House;

/// <summary>Where a project's source leaves its plan.</summary>
internal static class FloorFaults
{
    public static IEnumerable<string> Of(FloorPlan plan, ProjectSource source)
    {
        foreach (var folder in source.Folders.Where(f => plan.RoomOf(f) is null))
        {
            var files = source.Files.Keys.Where(f => Arrow.FolderOf(f) == folder).Take(2);
            yield return $"{plan.Project}/{folder} is not listed in {FloorPlan.File}; give it a floor. It holds {string.Join(", ", files)}";
        }
        foreach (var room in plan.Rooms.Where(r => !source.Folders.Any(f => plan.RoomOf(f) == r))) yield return $"{plan.Project}/{room.Folder} is listed in {FloorPlan.File} and holds no file; delete its line";

        var usedOpen = new HashSet<int>();
        foreach (var arrow in source.Arrows())
        {
            if (plan.RoomOf(arrow.FromFolder) is not { } from || plan.RoomOf(arrow.ToFolder) is not { } to || from == to || to.Floor < from.Floor) continue;
            if (to.Floor == from.Floor && from.IsOpen && to.IsOpen) usedOpen.Add(from.Floor);
            else yield return $"{plan.Project}/{arrow.From} (floor {from.Floor}) uses {arrow.Type} of {plan.Project}/{arrow.To} (floor {to.Floor}): {(to.Floor == from.Floor ? "rooms of one floor do not use each other" : "a room uses only rooms below it")}";
        }
        foreach (var floor in plan.Rooms.Where(r => r.IsOpen).Select(r => r.Floor).Distinct().Where(f => !usedOpen.Contains(f))) yield return $"{plan.Project}: no room of floor {floor} uses another of it; delete the marks * in {FloorPlan.File}";
    }
}
