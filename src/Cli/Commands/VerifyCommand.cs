using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch verify REGISTRY --catalogue PLIST</c>: what a Mac shows against what its own catalogue predicts.</summary>
internal static class VerifyCommand
{
    public static Command Build(Terminal terminal)
    {
        var registry = new Argument<string>("REGISTRY") { Description = "Output of ioreg -l on the Mac, or - for standard input" };
        var catalogue = new Option<string[]>("--catalogue") { Description = "The Mac's catalogue: its prelinked kernel's property list, a built-in name, or a file; may be repeated (default: the built-in one closest to the dump's system)", HelpName = "NAME" };
        var version = new Option<string?>("--macos") { Description = "macOS version, if the dump does not show it", HelpName = "VERSION" };
        var intel = new Option<bool>("--intel") { Description = "The Mac is an Intel Mac, if the dump does not show it" };
        var silicon = new Option<bool>("--apple-silicon") { Description = "The Mac has Apple silicon, if the dump does not show it" };
        var all = new Option<bool>("--all") { Description = "Also list matches and undecided rows" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with every row" };
        var csv = new Option<bool>("--csv") { Description = "Print every row as comma-separated values" };
        var command = new Command("verify", "Compares a real Mac's drivers with the prediction") { registry, catalogue, version, intel, silicon, all, json, csv };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv)) result.AddError("--json and --csv exclude each other.");
            if (result.GetValue(intel) && result.GetValue(silicon)) result.AddError("--intel and --apple-silicon exclude each other.");
            if (result.GetValue(version) is { } text && VersionOf(text) is null) result.AddError($"--macos must be a version such as 10.14 or 15, not '{text}'.");
        });
        command.SetAction(parsed => (int)Run(
            terminal,
            parsed.GetValue(registry)!,
            parsed.GetValue(catalogue) ?? [],
            host => host with
            {
                Version = parsed.GetValue(version) is { } text ? VersionOf(text)! : host.Version,
                IsIntel = parsed.GetValue(intel) || (!parsed.GetValue(silicon) && host.IsIntel),
            },
            (verification, machine, catalogue) => parsed.GetValue(json) ? VerificationJson.Of(verification, machine, catalogue)
                : parsed.GetValue(csv) ? VerificationCsv.Of(verification)
                : VerificationText.Of(verification, machine, parsed.GetValue(all), terminal.Style, catalogue)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string registryName, string[] catalogueNames, Func<Host, Host> stated, Func<Verification, string, CatalogueChoice, string> render)
    {
        var inputs = new Inputs(terminal);
        var usable = inputs.TryRegistry(registryName, out var registry);
        var told = registry is null ? new(Host.Default, null, null) : HostFromRegistry.Of(registry);
        var host = stated(told.Host);
        var choice = CatalogueChoice.Of(catalogueNames, told.Stated(host));
        usable &= inputs.TryCatalogue(choice.Names, out var source);
        if (!usable) return ExitCode.Unusable;

        var verification = Verification.Of(registry!, source!, host);
        terminal.Output.Write(render(verification, told.Model ?? registry!.Entries.FirstOrDefault(e => e.Class.IsA("IOPlatformExpertDevice"))?.Name ?? "the dump", choice));
        return ExitCodes.Of(verification);
    }

    private static Version? VersionOf(string text) =>
        Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out var version) ? version : null;
}
