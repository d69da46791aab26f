using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE</c> without a registry: the device is imagined from what the personalities ask.</summary>
internal static class ImagineDevice
{
    public static Option<string?> WriteDevice() => new("--write-device") { Description = "Without --on: write the imagined device to FILE, a device tree in YAML for a unit test", HelpName = "FILE" };

    /// <param name="terminal">Where to write.</param>
    /// <param name="bundleName">The bundle.</param>
    /// <param name="catalogueNames">The drivers that it competes with; the newest built-in catalogue when empty.</param>
    /// <param name="entitlements">A file with the dext's entitlements, or null.</param>
    /// <param name="json">JSON instead of a page.</param>
    /// <param name="writeDevice">Where the device tree goes, or null.</param>
    public static ExitCode Run(Terminal terminal, string bundleName, string[] catalogueNames, string? entitlements, bool json, string? writeDevice)
    {
        var inputs = new Inputs(terminal);
        if (catalogueNames.Length == 0) catalogueNames = [NearestCatalogue.NameFor(Host.Default)];
        OSDictionary? held = null;
        if (!(inputs.TryCatalogue(catalogueNames, out var system) & inputs.TryCatalogue([bundleName], out var bundle) & (entitlements is null || inputs.TryEntitlements(entitlements, out held)))) return ExitCode.Unusable;
        if (held is not null) bundle = EntitledBundles.Of(bundle!, held, entitlements!);
        // what could not be read was told above
        var lint = Linter.Read(bundleName, BundleOptions.Default with { EntitlementsFile = entitlements });
        var imagination = Imagination.Of(AskedBundle.NameOf(bundleName, bundle!), bundle!, system!, catalogueNames, lint.Value ?? []);
        if (writeDevice is not null && !Write(terminal, imagination, bundleName, writeDevice)) return ExitCode.Unusable;
        if (writeDevice != Terminal.StandardInput) terminal.Output.Write(json ? ImaginedJson.Of(imagination, ToolVersion.Text) : ImaginedText.Of(imagination, bundleName, terminal.Style));
        return CodeOf(imagination);
    }

    private static ExitCode CodeOf(Imagination imagination)
    {
        var answers = imagination.Answers;
        if (answers.IsEmpty || answers.Any(a => a.IsImpossible) || imagination.Lint.Any(f => f.IsFatal)) return ExitCode.No;
        var codes = answers.Select(a => a.IsUnknown || a.Diagnosis is null ? ExitCode.NotDecidable : ExitCodes.Of(a.Diagnosis.Verdict)).ToList();
        return codes.Contains(ExitCode.No) ? ExitCode.No : codes.Contains(ExitCode.NotDecidable) ? ExitCode.NotDecidable : ExitCode.Yes;
    }

    /// <summary>The first device that matches; a test wants one nub, and the others can be had from their own bundles.</summary>
    private static bool Write(Terminal terminal, Imagination imagination, string bundleName, string file)
    {
        var devices = imagination.Answers.Where(a => a.Device is { Matches: true }).ToList();
        if (devices.Count == 0)
        {
            terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(bundleName), "no device can be written: none matches", $"run 'iomatch explain {bundleName}' to see why"));
            return false;
        }
        if (devices.Count > 1) terminal.Error.WriteLine($"{bundleName}: note: the device of {devices[0].Name} is written; {devices.Count - 1} more personalities ask for devices of their own");
        return new OutputFile(terminal, file).TryWrite(stream => devices[0].Device!.Registry.Write(stream, RegistryForm.Yaml), out _);
    }
}
