namespace IOMatch;

/// <summary>What an entry of a dump tells about the personality that put it there.</summary>
/// <param name="Class">IOClass.</param>
/// <param name="ProviderClass">IOProviderClass, or null.</param>
/// <param name="Score">IOProbeScore as the kernel reads it, SInt32 (K15): 4294967196 is -100.</param>
/// <param name="Category">IOMatchCategory; the kernel writes the default one out.</param>
/// <param name="Bundle">CFBundleIdentifier, or null.</param>
/// <param name="KernelBundle">CFBundleIdentifierKernel of a dext's instance, or null.</param>
/// <param name="UserClass">IOUserClass of a dext's instance, or null.</param>
/// <param name="UserServer">IOUserServerName of a dext's instance, or null.</param>
public sealed record ObservedDriver(
    string Class,
    string? ProviderClass,
    int Score,
    string Category,
    string? Bundle,
    string? KernelBundle,
    string? UserClass,
    string? UserServer)
{
    /// <summary>Reads a property table; null unless IOClass, IOProbeScore and IOMatchCategory are there.</summary>
    /// <remarks>
    /// Observed: IOProbeScore together with IOMatchCategory is the reliable sign that an instance came through matching.
    /// A few nubs (AGDCBacklightControlNub) hold a copy of their driver's dictionary and look the same.
    /// </remarks>
    public static ObservedDriver? Of(OSDictionary properties)
    {
        if (properties["IOProbeScore"] is not OSNumber score || Text("IOMatchCategory") is not { } category || Text("IOClass") is not { } @class) return null;
        return new(@class, Text("IOProviderClass"), score.LowSInt32, category, Text("CFBundleIdentifier"), Text("CFBundleIdentifierKernel"), Text("IOUserClass"), Text("IOUserServerName"));

        string? Text(string key) => properties[key] is OSString s ? s.Text : null;
    }
}
