namespace IOMatch;

/// <summary>Why a candidate was not probed, or its probe came to nothing, in a few words.</summary>
internal static class StopText
{
    /// <summary>For a class of that name; null where the personality names none.</summary>
    public static string Of(ProbeStop stop, string? className) => stop switch
    {
        ProbeStop.None => "made and probed",
        ProbeStop.NoClassKey => "IOClass is missing or no string",
        ProbeStop.CannotAllocate => $"the kernel cannot make an instance of {className ?? "its class"}",
        ProbeStop.Init => "init fails",
        _ => "probe refuses the nub",
    };
}
