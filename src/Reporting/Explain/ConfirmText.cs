namespace IOMatch;

/// <summary>What to run on a Mac to see the same, and what was not looked at.</summary>
internal static class ConfirmText
{
    public static string? Of(Explanation answer) => answer.Main switch
    {
        null => answer.Standings.OfType<Standing.NoNub>().FirstOrDefault() is { } missing ? $"ioreg -w0 -r -c {missing.Filed.ProviderClass!.Text} -d1" : null,
        { Nub: var nub } => $"ioreg -w0 -l -r -c {nub.Class.Name.Text} -n {Quoted(nub.Name)} | grep -E 'class |IOMatchCategory|IOProbeScore|IODEXTMatchCount'",
    };

    public static string Of(NotLookedAt what) => what switch
    {
        NotLookedAt.SystemCatalogue => "the system's own drivers (no --catalogue)",
        NotLookedAt.Entitlements => "the dext's entitlements",
        NotLookedAt.KernelLog => "a kernel log",
        NotLookedAt.Signing => "signature, activation and approval",
        NotLookedAt.DriverModel => "the driver's own code",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static string Quoted(string name) => name.Contains('\'', StringComparison.Ordinal) ? $"\"{name}\"" : $"'{name}'";
}
