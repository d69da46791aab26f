namespace IOMatch;

/// <summary>What drivers go by in scenarios: the bundle's identifier, the class of the dext or the kernel class, the personality's key, or all of it as printed.</summary>
internal static class DriverName
{
    public static bool Fits(CataloguePersonality personality, string name) =>
        personality.Origin.Name == name || personality.Origin.BundleId == name
        || (personality.Table is OSDictionary table && (Is(table[Keys.CFBundleIdentifier], name) || Is(table[Keys.IOClass], name) || Is(table[Keys.IOUserClass], name)));

    public static bool Fits(Personality personality, string name) =>
        personality.Origin?.BundleId == name || personality.BundleId?.Text == name || personality.ClassName?.Text == name
        || personality.Origin?.Name == name || Is(personality.Table[Keys.IOUserClass], name) || personality.DisplayName == name;

    public static bool Fits(Service driver, string name) => driver.Personality is { } personality && (Fits(personality, name) || driver.Class.Name.Text == name);

    /// <summary>The one name that is printed and recorded: a dext's bundle, a kernel driver's class.</summary>
    public static string Of(Personality personality) =>
        personality.IsDext && (personality.Origin?.BundleId ?? personality.BundleId?.Text) is { } bundle ? bundle : personality.ClassName?.Text ?? personality.DisplayName;

    public static string Of(Service driver) => driver.Personality is { } personality ? Of(personality) : driver.Class.Name.Text;

    private static bool Is(OSObject? value, string name) => value is OSString text && text.Text == name;
}
