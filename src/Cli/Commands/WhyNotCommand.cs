using System.Collections.Immutable;
using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch why-not BUNDLE --on REGISTRY</c>: the smallest change that makes it win.</summary>
internal static class WhyNotCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext, .kext or .app, or an Info.plist" };
        var registry = Shared.On();
        var nub = new Option<string?>("--nub") { Description = "Nub the driver should win: its path, name, class or id (default: the closest match)", HelpName = "PATH" };
        var catalogue = Shared.Catalogue("Drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be repeated");
        var entitlements = new Option<string?>("--entitlements") { Description = "Entitlements to use instead of those in the signature", HelpName = "FILE" };
        var most = new Option<int?>("--most") { Description = "Maximum number of simulations (default: a few seconds' worth)", HelpName = "N" };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError("--most must be at least 1.");
        });
        var json = Shared.Json();
        var write = new Option<bool>("--write") { Description = "Apply the first fix to the Info.plist if it is safe to apply; all other bytes stay unchanged" };
        var robustness = new Option<bool>("--robustness") { Description = "Reverse the search: the smallest changes to the device, other drivers or the machine that would make it lose" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what --write would change, as a diff" };
        var command = new Command("why-not", "Finds the smallest change that makes a driver win its device") { bundle, registry, nub, catalogue, entitlements, most, json, robustness, write, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(robustness) && (result.GetValue(write) || result.GetValue(dryRun))) result.AddError("--robustness changes no file, so it excludes --write and --dry-run.");
        });
        Request Read(ParseResult parsed) => new(parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(entitlements), parsed.GetValue(most));
        command.SetAction(parsed => (int)(parsed.GetValue(robustness) ? Withstand(terminal, Read(parsed), parsed.GetValue(json)) : Run(
            terminal,
            Read(parsed),
            change => parsed.GetValue(json) ? ChangeJson.Of(change, ToolVersion.Text) : ChangeText.Of(change, terminal.Style),
            parsed.GetValue(dryRun) ? Write.Show : parsed.GetValue(write) ? Write.Apply : Write.Not)));
        return command;
    }

    private enum Write
    {
        Not,
        Show,
        Apply,
    }

    internal sealed record Request(string Bundle, string Registry, string? Nub, string[] Catalogue, string? Entitlements, int? Most);

    private static ExitCode Run(Terminal terminal, Request request, Func<SmallestChange, string> render, Write write)
    {
        var inputs = new Inputs(terminal);
        if (!TryAsk(inputs, request, out var question)) return ExitCode.Unusable;
        var change = Watched(terminal, question, SmallestChange.Of);
        if (request.Nub is not null && change.Nub is null) return inputs.NoNub(request.Registry, request.Nub);
        if (write == Write.Not || change.WinsAlready)
        {
            terminal.Output.Write(render(change));
            return change.WinsAlready ? ExitCode.Yes : ExitCode.No;
        }
        return Apply(terminal, inputs, request, change, write);
    }

    private static ExitCode Withstand(Terminal terminal, Request request, bool json)
    {
        var inputs = new Inputs(terminal);
        if (!TryAsk(inputs, request, out var question)) return ExitCode.Unusable;
        var robustness = Watched(terminal, question, Robustness.Of);
        if (request.Nub is not null && robustness.Nub is null) return inputs.NoNub(request.Registry, request.Nub);
        terminal.Output.Write(json ? RobustnessJson.Of(robustness, ToolVersion.Text) : RobustnessText.Of(robustness, terminal.Style));
        return robustness.Wins ? ExitCode.Yes : ExitCode.No;
    }

    private static T Watched<T>(Terminal terminal, ChangeQuestion question, Func<ChangeQuestion, T> search)
    {
        using var progress = Progress.On(terminal, "simulations");
        return search(question with { Simulated = progress.Step });
    }

    private static ExitCode Apply(Terminal terminal, Inputs inputs, Request request, SmallestChange change, Write write)
    {
        var fix = change.Fixes.FirstOrDefault(f => f.Applicability == Applicability.Machine)
            ?? (write == Write.Show ? change.Fixes.FirstOrDefault(f => f.Edits.All(e => e is Edit.OfKey)) : null);
        if (fix is null || change.Question.Bundle.Bundle is not { } bundle)
        {
            terminal.Error.WriteLine($"{request.Bundle}: error: {(change.Fixes.IsEmpty ? "no change found" : "no fix is safe to apply automatically")}; run 'iomatch why-not' without --write for details");
            return ExitCode.No;
        }
        var path = bundle.InfoPlist.File;
        var usable = inputs.TryTell(inputs.Bytes(path), out var bytes);
        if (!usable || !inputs.TryTell(PlistPatch.Apply(bytes, path, fix.Edits), out var patch)) return ExitCode.Unusable;
        terminal.Output.Write(PatchText.Of(patch));
        if (write == Write.Show) return ExitCode.No;
        if (!new OutputFile(terminal, path).TryWrite(stream => Written(stream, patch), out _)) return ExitCode.Unusable;
        if (bundle.Signature is not null) terminal.Error.WriteLine($"{path}: warning: the signature of the bundle no longer covers its Info.plist; make the change in the sources too, build and sign again");
        return ExitCode.Yes;
    }

    private static ImmutableArray<Fault> Written(Stream stream, PatchedFile patch)
    {
        stream.Write(patch.After.Span);
        return [];
    }

    /// <summary>Reads everything that is named; all faults are told in one run.</summary>
    internal static bool TryAsk(Inputs inputs, Request request, out ChangeQuestion question)
    {
        question = null!;
        var usable = inputs.TryRegistry(request.Registry, out var registry)
            & inputs.TryCatalogues(request.Catalogue, registry, out _, out var system)
            & inputs.TryBundle(request.Bundle, request.Entitlements, out var bundle, out var rest);
        if (!usable) return false;
        question = new(registry!, system!.With(rest), bundle!, AskedBundle.NameOf(request.Bundle, new([bundle!]))) { Nub = request.Nub };
        if (request.Most is { } most) question = question with { MostSimulations = most, MostEntries = long.MaxValue };
        return true;
    }
}
