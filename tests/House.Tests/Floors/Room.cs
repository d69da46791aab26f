namespace IOMatch.House;

/// <summary>A folder of a project, with everything inside it that is not a room of its own.</summary>
/// <param name="Floor">How high: a room uses only rooms with a smaller number.</param>
/// <param name="Folder">Seen from the project, <c>.</c> for the files beside the project file.</param>
/// <param name="IsOpen">Rooms of one floor with this mark may use each other.</param>
/// <param name="What">What it holds, in one line.</param>
internal sealed record Room(int Floor, string Folder, bool IsOpen, string What);
