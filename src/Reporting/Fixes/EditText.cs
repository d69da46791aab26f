namespace IOMatch;

/// <summary>Edits in words.</summary>
internal static class EditText
{
    /// <summary>A statement: <c>delete IOKitPersonalities &gt; Panel &gt; IOMatchCategory</c>.</summary>
    public static string Of(Edit edit) => edit switch
    {
        Edit.Remove e => $"delete {Path(e)}",
        Edit.Rename { Value: { } value } e => $"rename the key \"{e.Before}\" of {e.Personality} to {e.After}, and write it as {ValueText.WithType(value)}",
        Edit.Rename e => $"rename the key \"{e.Before}\" of {e.Personality} to {e.After}",
        Edit.Rewrite e => $"write {Path(e)} as {ValueText.WithType(e.After)}, not {ValueText.WithType(e.Before)}",
        Edit.FitKernelClass e => $"set {Path(e)} = {e.KernelClass}{(e.KernelBundle is null ? "" : $", and CFBundleIdentifierKernel = {e.KernelBundle}")}{Was(e.Before)}",
        Edit.Set { Before: null } e => $"add {Path(e)} = {ValueText.WithType(e.After)}{Yours(e)}",
        Edit.Set e => $"set {Path(e)} = {ValueText.WithType(e.After)}{Was(e.Before)}{Yours(e)}",
        Edit.Entitle { Before: null } e => $"claim the entitlement {e.Name} = {ValueText.Of(e.Value)}",
        Edit.Entitle e => $"claim the entitlement {e.Name} with {ValueText.Of(e.Value)}",
        Edit.Happen { What: Happening.Replug r } => $"plug {Last(r.Nub)} in again",
        Edit.Happen { What: Happening.ConfigurationSelected c } => $"select configuration {c.Configuration} of {Last(c.Nub)}",
        Edit.Happen { What: Happening.Activate a } => $"activate {a.BundleId}",
        Edit.Happen { What: Happening.Wake } => "wake the Mac",
        Edit.Happen e => e.What.ToString(),
        Edit.Restart => "restart the Mac, so that device and driver are there from the start",
        Edit.ResetHost { Setting: HostSetting.DriverKit } => "remove the boot-arg dk that switches DriverKit off",
        Edit.ResetHost { Setting: HostSetting.Launches } => "remove the boot-arg dk that switches launching off",
        Edit.ResetHost { Setting: HostSetting.Daemon } => "let the IOKit daemon come up",
        Edit.ResetHost { Setting: HostSetting.Relaunches } => "remove the boot-arg dextrelaunch=0",
        Edit.ResetHost => "wake the Mac",
        _ => throw new ArgumentOutOfRangeException(nameof(edit)),
    };

    /// <summary>What the applicability means for the reader.</summary>
    public static string Of(Applicability applicability) => applicability switch
    {
        Applicability.Machine => "safe to apply",
        Applicability.Review => "have a look first: it changes what matches or what is made",
        Applicability.Placeholder => "needs something of yours: a granted entitlement or a name",
        Applicability.Environment => "no change of a file",
        _ => throw new ArgumentOutOfRangeException(nameof(applicability)),
    };

    private static string Path(Edit.OfKey edit) => string.Join(SourcePosition.PathSeparator, edit.FullPath);

    private static string Was(OSObject? before) => before is null ? "" : $" (now {ValueText.Of(before)})";

    private static string Yours(Edit.Set edit) => edit.NeedsName ? ", or whatever your class is called" : "";

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
