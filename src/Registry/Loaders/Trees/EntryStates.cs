namespace IOMatch;

/// <summary>The words for state bits in device trees; ioreg's own where it has one.</summary>
internal static class EntryStates
{
    /// <summary>Takes the registered bit away, which every entry of a device tree has unless told.</summary>
    public const string Unregistered = "unregistered";

    /// <summary>Word and bit.</summary>
    public static readonly (string Word, EntryState State)[] Words =
    [
        ("registered", EntryState.Registered),
        ("matched", EntryState.Matched),
        ("inactive", EntryState.Inactive),
        ("rematchOnDetach", EntryState.RematchOnDetach),
        ("userInvisible", EntryState.UserInvisible),
        ("userUnhidden", EntryState.UserUnhidden),
        ("moduleStall", EntryState.ModuleStall),
    ];

    /// <summary>All words of a state list.</summary>
    public static IEnumerable<string> AllWords => [.. Words.Select(w => w.Word), Unregistered, "busy"];
}
