namespace IOMatch;

/// <summary>What makes two personalities of different catalogues the same driver for a reader: its class, for a dext its own class too, and its bundle.</summary>
internal readonly record struct DriverIdentity(string? Class, string? UserClass, string? Bundle)
{
    public static DriverIdentity Of(Personality personality) => new(
        personality.ClassName?.Text,
        (personality.Table[Keys.IOUserClass] as OSString)?.Text,
        personality.BundleId?.Text ?? personality.Origin?.BundleId);
}
