using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE --on REGISTRY</c>: does it win, why, and why not.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = Shared.On();
        registry.Required = false; // without one the device is imagined
        var writeDevice = ImagineDevice.WriteDevice();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("Drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be repeated");
        var entitlements = Shared.Entitlements();
        var log = Shared.Log();
        var observed = Shared.Observed();
        var json = Shared.Json();
        var brief = new Option<bool>("--brief") { Description = "One line per nub" };
        var trace = new Option<bool>("--trace") { Description = "Show every check, in kernel order" };
        var noFixes = Shared.NoFixes();
        var command = new Command("explain", "Explains whether a driver wins its device, and why or why not") { bundle, registry, nub, catalogue, entitlements, log, observed, json, brief, trace, noFixes, writeDevice };
        command.Aliases.Add("why");
        command.Validators.Add(result =>
        {
            if ((result.GetValue(json) ? 1 : 0) + (result.GetValue(brief) ? 1 : 0) + (result.GetValue(trace) ? 1 : 0) > 1) result.AddError("--json, --brief and --trace exclude each other.");
            if (result.GetValue(observed) && result.GetValue(trace)) result.AddError("--trace and --observed exclude each other: --trace shows only the simulation.");
            if (result.GetValue(registry) is null && (result.GetValue(nub) is not null || result.GetValue(log) is not null || result.GetValue(observed) || result.GetValue(brief) || result.GetValue(trace))) result.AddError("--nub, --log, --observed, --brief and --trace need a registry: name one with --on.");
            if (result.GetValue(registry) is not null && result.GetValue(writeDevice) is not null) result.AddError("--write-device writes an imagined device: leave out --on.");
        });
        command.SetAction(parsed => parsed.GetValue(registry) is null ? (int)ImagineDevice.Run(terminal, parsed.GetValue(bundle)!, parsed.GetValue(catalogue) ?? [], parsed.GetValue(entitlements), parsed.GetValue(json), parsed.GetValue(writeDevice)) : (int)Run(
            terminal,
            new(parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [])
            {
                Entitlements = parsed.GetValue(entitlements),
                Log = parsed.GetValue(log),
                IsObserved = parsed.GetValue(observed),
                SearchesChange = !parsed.GetValue(noFixes) && !parsed.GetValue(brief) && !parsed.GetValue(trace),
            },
            answer => parsed.GetValue(json) ? ExplainJson.Of(answer, ToolVersion.Text)
                : parsed.GetValue(brief) ? BriefText.Of(answer, terminal.Style)
                : parsed.GetValue(trace) ? TraceText.Of(answer, terminal.Style)
                : ExplainText.Of(answer, terminal.Style)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, AskedBundle asked, Func<Explanation, string> render)
    {
        var inputs = new Inputs(terminal);
        if (!inputs.TryExplain(asked, out var answer)) return ExitCode.Unusable;
        terminal.Output.Write(render(answer));
        return ExitCodes.Of(answer.Verdict);
    }
}
