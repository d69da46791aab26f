using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE --on REGISTRY</c>: does it win, why, and why not.</summary>
internal static class ExplainCommand
{
    // a second at most on a large registry; iomatch why-not takes its time
    private const int MostSimulations = 200;
    private const long MostEntries = 100_000;

    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = Shared.On();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("The drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be given several times");
        var entitlements = new Option<string?>("--entitlements") { Description = "The dext's entitlements, as codesign -d --entitlements - --xml prints them", HelpName = "FILE" };
        var log = new Option<string?>("--log") { Description = "What log show or dmesg printed, or - for standard input", HelpName = "FILE" };
        var observed = new Option<bool>("--observed") { Description = "REGISTRY is a dump of a real machine: hold the prediction against the drivers that it shows" };
        var json = Shared.Json();
        var brief = new Option<bool>("--brief") { Description = "One line a nub" };
        var trace = new Option<bool>("--trace") { Description = "Everything that was asked, in the kernel's order" };
        var noFixes = new Option<bool>("--no-fixes") { Description = "Do not search for the smallest change that makes it win" };
        var command = new Command("explain", "Tells whether a driver wins its device, and why or why not") { bundle, registry, nub, catalogue, entitlements, log, observed, json, brief, trace, noFixes };
        command.Aliases.Add("why");
        command.Validators.Add(result =>
        {
            if ((result.GetValue(json) ? 1 : 0) + (result.GetValue(brief) ? 1 : 0) + (result.GetValue(trace) ? 1 : 0) > 1) result.AddError("--json, --brief and --trace exclude each other.");
            if (result.GetValue(observed) && result.GetValue(trace)) result.AddError("--trace shows what the simulation asks; --observed has nothing to add to it.");
        });
        command.SetAction(parsed => (int)Run(
            terminal,
            new(parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(entitlements), parsed.GetValue(log), parsed.GetValue(observed),
                !parsed.GetValue(noFixes) && !parsed.GetValue(brief) && !parsed.GetValue(trace)),
            diagnosis => parsed.GetValue(json) ? ExplainJson.Of(diagnosis, App.Version)
                : parsed.GetValue(brief) ? BriefText.Of(diagnosis, terminal.Style)
                : parsed.GetValue(trace) ? TraceText.Of(diagnosis, terminal.Style)
                : ExplainText.Of(diagnosis, terminal.Style)));
        return command;
    }

    private sealed record Given(string Bundle, string Registry, string? Nub, string[] Catalogues, string? Entitlements, string? Log, bool Observed, bool Fixes);

    private static ExitCode Run(Terminal terminal, Given given, Func<Diagnosis, string> render)
    {
        var inputs = new Inputs(terminal);
        // all inputs are read before anything is refused: one run tells of every fault
        KernelLog? log = null;
        OSDictionary? entitlements = null;
        var usable = inputs.TryRegistry(given.Registry, out var registry)
            & inputs.TryCatalogue(given.Catalogues, out var system)
            & inputs.TryCatalogue([given.Bundle], out var bundle)
            & (given.Entitlements is null || inputs.TryEntitlements(given.Entitlements, out entitlements))
            & (given.Log is null || inputs.TryLog(given.Log, out log));
        if (!usable) return ExitCode.Unusable;

        if (entitlements is not null) bundle = new(bundle!.Bundles.Select(b => b.Kind == CatalogueBundleKind.Dext ? Entitled(b, entitlements, given.Entitlements!) : b), bundle.Classes);
        var source = system!.With(bundle!);
        var outcome = MatchSimulator.Run(registry!, source);
        if (!inputs.TryNubs(outcome, given.Registry, given.Nub, out var nubs)) return ExitCode.Unusable;
        var question = DriverQuestion.Of(source, bundle!, BundleName(given.Bundle));
        var diagnosis = Diagnosis.Of(outcome, question, nubs, Unseen(given.Catalogues, bundle!));
        // what to change is asked of the prediction: no edit changes what a dump shows
        if (given.Fixes) diagnosis = diagnosis with { Change = Change(registry!, system!, bundle!, given.Nub, outcome, diagnosis) };
        if (given.Observed) diagnosis = diagnosis.Observe(outcome);
        if (log is not null) diagnosis = diagnosis.With(log);
        terminal.Output.Write(render(diagnosis));
        return ExitCodes.Of(diagnosis.Verdict);
    }

    private static CatalogueBundle Entitled(CatalogueBundle bundle, OSDictionary entitlements, string file) => bundle with
    {
        Server = (bundle.Server ?? UserServerModel.Default) with { Entitlements = entitlements },
        Bundle = bundle.Bundle?.With(new BundleEntitlements(entitlements, EntitlementSource.File, file)),
    };

    /// <summary>A short search for the smallest change of the bundle that the verdict is about.</summary>
    private static SmallestChange? Change(Registry registry, Catalogue system, Catalogue asked, string? nub, Outcome outcome, Diagnosis diagnosis)
    {
        var bundles = asked.Bundles.Where(b => !b.Personalities.IsEmpty || b.Bundle is { Personalities.IsEmpty: false }).ToList();
        if (bundles.Count == 0) return null;
        var best = diagnosis.Main?.Best.Personality.Origin;
        var bundle = bundles.Find(b => b.Personalities.Any(p => ReferenceEquals(p.Origin, best))) ?? bundles[0];
        var question = new ChangeQuestion(registry, system, bundle, diagnosis.Question.Name) { Nub = nub, MostSimulations = MostSimulations, MostEntries = MostEntries };
        // with several bundles the diagnosis is about all of them, the change about one
        return bundles.Count == 1
            ? SmallestChange.Of(question, outcome, diagnosis)
            : SmallestChange.Of(question with { Others = system.With(new Catalogue(asked.Bundles.Where(b => b != bundle), asked.Classes)) });
    }

    /// <summary>What the user would call it: the bundle's folder, also when its Info.plist was named.</summary>
    internal static string BundleName(string path)
    {
        var file = Path.GetFileName(path.TrimEnd('/', '\\'));
        if (file != "Info.plist") return file;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Path.GetFileName(folder) == "Contents") folder = Path.GetDirectoryName(folder);
        return Path.HasExtension(folder) ? Path.GetFileName(folder)! : file;
    }

    internal static IEnumerable<NotLookedAt> Unseen(string[] catalogues, Catalogue asked)
    {
        if (catalogues.Length == 0) yield return NotLookedAt.SystemCatalogue;
        if (asked.Bundles.Any(b => b is { Kind: CatalogueBundleKind.Dext, Server.Entitlements: null })) yield return NotLookedAt.Entitlements;
        yield return NotLookedAt.Signing;
        yield return NotLookedAt.KernelLog;
        yield return NotLookedAt.DriverModel;
    }
}
