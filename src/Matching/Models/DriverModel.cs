namespace IOMatch;

/// <summary>What a driver class does that no personality tells. Everything as delivered means: it can be made, probes and starts.</summary>
/// <param name="IsKnown">The kernel can make an instance of the class.</param>
/// <param name="InitSucceeds">init succeeds.</param>
/// <param name="ProbeRefuses">probe answers null.</param>
/// <param name="ProbeScore">probe replaces the score by this.</param>
/// <param name="ProbeAdds">probe adds this to the score.</param>
/// <param name="StartSucceeds">start succeeds.</param>
public sealed record DriverModel(
    bool IsKnown = true,
    bool InitSucceeds = true,
    bool ProbeRefuses = false,
    int? ProbeScore = null,
    int ProbeAdds = 0,
    bool StartSucceeds = true)
{
    /// <summary>A driver that simply works.</summary>
    public static DriverModel Default { get; } = new();
}
