namespace IOMatch.House;

/// <summary>A file names a type of another folder. Files are named from the project.</summary>
internal sealed record Arrow(string From, string To, string Type)
{
    public string FromFolder => FolderOf(From);

    public string ToFolder => FolderOf(To);

    /// <summary>The folder of a file, <c>.</c> for the project's own.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file[..slash] : ".";
}
