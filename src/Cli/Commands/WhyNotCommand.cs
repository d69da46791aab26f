using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch why-not BUNDLE --on REGISTRY</c>: the smallest change that makes it win.</summary>
internal static class WhyNotCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext, .kext or .app, or an Info.plist" };
        var registry = Shared.On();
        var nub = new Option<string?>("--nub") { Description = "The nub that it should win: its path, name, class or id; the one where it comes nearest when not given", HelpName = "PATH" };
        var catalogue = Shared.Catalogue("The drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be given several times");
        var entitlements = new Option<string?>("--entitlements") { Description = "Entitlements to use instead of those in the signature", HelpName = "FILE" };
        var most = new Option<int>("--most") { Description = "Simulations at most", DefaultValueFactory = _ => 3000 };
        var json = Shared.Json();
        var write = new Option<bool>("--write") { Description = "Apply the first fix to the Info.plist when it is safe to apply; every other byte stays as it is" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what --write would change, as a difference; any fix of the file is shown" };
        var command = new Command("why-not", "Tells the smallest change that makes a driver win its device") { bundle, registry, nub, catalogue, entitlements, most, json, write, dryRun };
        command.SetAction(parsed => (int)Run(
            terminal,
            new(parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(entitlements), parsed.GetValue(most)),
            change => parsed.GetValue(json) ? ChangeJson.Of(change, App.Version) : ChangeText.Of(change, terminal.Style),
            parsed.GetValue(dryRun) ? Write.Show : parsed.GetValue(write) ? Write.Apply : Write.Not));
        return command;
    }

    private enum Write
    {
        Not,
        Show,
        Apply,
    }

    internal sealed record Request(string Bundle, string Registry, string? Nub, string[] Catalogue, string? Entitlements, int Most);

    private static ExitCode Run(Terminal terminal, Request request, Func<SmallestChange, string> render, Write write)
    {
        var inputs = new Inputs(terminal);
        if (!TryAsk(inputs, request, out var question)) return ExitCode.Unusable;
        if (request.Nub is not null && !inputs.TryNubs(MatchSimulator.Run(question.Registry, question.Others, transcribe: false), request.Registry, request.Nub, out _)) return ExitCode.Unusable;
        var change = SmallestChange.Of(question);
        if (write == Write.Not || change.WinsAlready)
        {
            terminal.Output.Write(render(change));
            return change.WinsAlready ? ExitCode.Yes : ExitCode.No;
        }
        return Apply(terminal, inputs, request, change, write);
    }

    private static ExitCode Apply(Terminal terminal, Inputs inputs, Request request, SmallestChange change, Write write)
    {
        var fix = change.Fixes.FirstOrDefault(f => f.Applicability == Applicability.Machine)
            ?? (write == Write.Show ? change.Fixes.FirstOrDefault(f => f.Edits.All(e => e is Edit.OfKey)) : null);
        if (fix is null || change.Question.Bundle.Bundle is not { } bundle)
        {
            terminal.Error.WriteLine($"{request.Bundle}: error: {(change.Fixes.IsEmpty ? "no change was found" : "no fix is safe to apply by a tool")}; iomatch why-not without --write tells more");
            return ExitCode.No;
        }
        var path = bundle.InfoPlist.File;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(path), "the file cannot be read again"));
            return ExitCode.Unusable;
        }
        if (!inputs.TryTell(PlistPatch.Apply(bytes, path, fix.Edits), out var patch)) return ExitCode.Unusable;
        terminal.Output.Write(PatchText.Of(patch));
        if (write == Write.Show) return ExitCode.No;
        try
        {
            File.WriteAllBytes(path, patch.After.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(path), "the file cannot be written", "check its permissions"));
            return ExitCode.Unusable;
        }
        return ExitCode.Yes;
    }

    /// <summary>Reads everything that is named; all faults are told in one run.</summary>
    internal static bool TryAsk(Inputs inputs, Request request, out ChangeQuestion question)
    {
        question = null!;
        var usable = inputs.TryRegistry(request.Registry, out var registry)
            & inputs.TryCatalogue(request.Catalogue, out var system)
            & inputs.TryBundle(request.Bundle, request.Entitlements, out var bundle);
        if (!usable) return false;
        question = new(registry!, system!, bundle!, Path.GetFileName(request.Bundle.TrimEnd('/', '\\'))) { Nub = request.Nub, MostSimulations = request.Most };
        return true;
    }
}
