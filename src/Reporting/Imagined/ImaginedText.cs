using System.Buffers.Binary;

namespace IOMatch;

/// <summary>What can be told of a bundle without a registry, as a page that says in every place that its device is made up.</summary>
public static class ImaginedText
{
    private const int Label = 16;
    private const int MostFacts = 12;

    /// <summary>The page.</summary>
    /// <param name="imagination">The answers.</param>
    /// <param name="bundle">The bundle as the user named it, for the commands at the end.</param>
    /// <param name="style">The page's style.</param>
    public static string Of(Imagination imagination, string bundle, PageStyle style)
    {
        var page = new Page(style);
        page.Line(0, 2, Run.Strong(imagination.Name + ":"), " ", Headline(imagination));
        if (imagination.Answers.Any(a => a.Device is { Matches: true }))
        {
            page.Line(0, 2, Run.Doubtful("imagined:"), $" no registry was given, so {(imagination.Answers.Length == 1 ? "a device was" : "devices were")} made up from what the personalities ask, on a Mac with the drivers of {string.Join(" and ", imagination.Catalogues)}. "
                + "Your device can differ in everything that the personality does not ask.");
        }
        foreach (var refusal in imagination.Refusals) page.Line(2, 2, $"{PlaceText.Of(refusal.At)}  {refusal.What}");
        foreach (var answer in imagination.Answers) One(page, answer, imagination.Answers.Length == 1);
        Lint(page, imagination);
        Next(page, bundle);
        return page.ToString();
    }

    /// <summary>The first sentence, without the bundle's name.</summary>
    public static string Headline(Imagination imagination)
    {
        // a page that begins with "wins" does not leave it to its end that the files have errors
        var errors = imagination.Lint.Count(f => f.Severity == LintSeverity.Error);
        return Outlook(imagination) + (errors == 0 ? "" : $"; lint finds {errors} error{(errors == 1 ? "" : "s")} in its files, listed below");
    }

    private static string Outlook(Imagination imagination)
    {
        var answers = imagination.Answers;
        if (answers.IsEmpty) return imagination.Refusals.IsEmpty ? "it has no personalities, so no device starts it" : "none of its personalities reaches the kernel";
        if (answers is [var one]) return Sentence(one);
        var impossible = answers.Count(a => a.IsImpossible);
        var wins = answers.Count(a => a.Diagnosis?.Verdict.Wins == true && !a.IsImpossible && !a.IsUnknown);
        var open = answers.Count(a => a.IsUnknown);
        var other = answers.Length - impossible - wins - open;
        var parts = new List<string>();
        if (wins > 0) parts.Add($"{wins} win{(wins == 1 ? "s" : "")} the device that {(wins == 1 ? "it asks" : "they ask")} for");
        if (other > 0) parts.Add($"{other} match{(other == 1 ? "es" : "")} but {(other == 1 ? "does" : "do")} not get the device");
        if (open > 0) parts.Add($"{open} cannot be told from these files");
        if (impossible > 0) parts.Add($"{impossible} can match no device");
        return $"of {answers.Length} personalities {CourseText.List(parts)} (imagined)";
    }

    /// <summary>A personality's answer in a sentence.</summary>
    internal static string Sentence(ImaginedAnswer answer)
    {
        if (answer.Device is not { } device) return $"no device can match it: {answer.Problem}";
        if (answer.IsOpen) return $"cannot be told from the source file: {string.Join("; ", device.Open)}. Build the bundle and explain the built one";
        if (!device.Matches)
        {
            var why = device.Obstacles.IsEmpty ? answer.Nub is { } nub ? CourseText.Mismatch(nub.Best) : "its keys contradict each other" : string.Join("; ", device.Obstacles);
            return $"no device can match it: {why}";
        }
        if (answer.Nub is not { } on) return StandingText.Headline(answer.Diagnosis!);
        if (device.IsClassUnknown) return $"would match a nub of class {device.Nub.Class.Name.Text}, but no known kext brings that class: whether there is such a nub cannot be told from these files";
        if (device.IsResourceNub && on.Verdict.Wins && on.OwnRace?.IsDefault != false) return $"matches {device.Nub.Class.Name.Text} on every Mac, but has no IOMatchCategory: of all drivers without one only one starts there. Give it a category of its own, such as its class";
        if (device.IsResourceNub && on.Verdict.Wins) return $"starts on every Mac, on {device.Nub.Class.Name.Text}, which stands for no hardware; it needs no device";
        return $"{new CourseText(new(answer.Diagnosis!.Question)).Headline(on)} (on an imagined device)";
    }

    private static void One(Page page, ImaginedAnswer answer, bool isOnly)
    {
        page.Gap();
        // the headline is the sentence of the only one
        page.Line(0, 2, Run.Strong(answer.Name), isOnly ? "" : "  " + Sentence(answer));
        if (answer.Device is not { } device) return;
        page.Field("takes", Label, device.Matches ? BreadthText.Of(device) : answer.IsOpen ? "not known yet" : "nothing");
        if (answer.Nub is not { } nub || !device.Matches) return;
        Device(page, device);
        if (device.IsClassUnknown) return;
        var names = new DriverNames(answer.Diagnosis!.Question);
        var text = new CourseText(names);
        page.Field("verdict", Label, $"{nub.Verdict.Code.Number()} {nub.Verdict.Code.Id()}", string.Concat(nub.Verdict.Because.Select(b => $", {b.Number()} {b.Id()}")));
        page.Field("certainty", Label, CertaintyText.Of(nub.Verdict.Certainty), "; the device is imagined, and what the driver's own probe and Start do is not known");
        Score(page, nub);
        Rivals(page, nub, names, text, device);
        if (answer.Entitlements.Length > 0) page.Field("entitlements", Label, $"the dext must hold {CourseText.List([.. answer.Entitlements])}");
        if (answer.Bundle.Kind == CatalogueBundleKind.Codeless) page.Field("codeless", Label, $"this kext brings no code: the class {nub.Best.Personality.ClassName?.Text ?? "(none)"} must come from another kext or from the kernel");
        if (!device.Open.IsEmpty) page.Field("open", Label, $"taken as written: {string.Join("; ", device.Open)}");
    }

    private static void Device(Page page, ImaginedDevice device)
    {
        page.Field("device", Label, device.Nub.Component == device.Nub.Class.Name.Text ? device.Nub.Component : $"{device.Nub.Component}, class {device.Nub.Class.Name.Text}", Above(device));
        var asked = device.Facts.Where(f => f.IsAsked && (ReferenceEquals(f.Entry, device.Nub) || !f.Value.IsEqualTo(device.Nub.Properties[new OSSymbol(f.Key)]))).Select(f => (ReferenceEquals(f.Entry, device.Nub) ? "" : f.Entry.Class.Name.Text + ": ") + $"{f.Key} {Shown(f)}").ToList();
        var assumed = device.Facts.Where(f => !f.IsAsked && ReferenceEquals(f.Entry, device.Nub) && f.Key != "IOServiceDEXTEntitlements").Select(f => $"{f.Key} {Shown(f)}").ToList();
        if (asked.Count > 0) page.Field("asked", Label, Some(asked));
        if (assumed.Count > 0 && !device.IsResourceNub) page.Field("made up", Label, Some(assumed));
    }

    private static string Above(ImaginedDevice device)
    {
        var above = device.Nub.ProviderChain().Skip(1).Select(e => e.Class.Name.Text).ToList();
        return above.Count == 0 ? "" : $", below {string.Join(", ", above)}";
    }

    private static string Some(List<string> items) => string.Join(", ", items.Take(MostFacts)) + (items.Count > MostFacts ? $" and {items.Count - MostFacts} more" : "");

    // ids as the field writes them
    private static string Shown(ImaginedFact fact) => fact switch
    {
        { Value: OSNumber n, Key: "idVendor" or "idProduct" or "VendorID" or "ProductID" or "bcdDevice" } => $"0x{n.Value:x4}",
        { Value: OSData { Bytes.Length: sizeof(uint) } d } => $"0x{BinaryPrimitives.ReadUInt32LittleEndian(d.Span):x4}",
        _ => ValueText.Of(fact.Value),
    };

    private static void Score(Page page, NubDiagnosis nub)
    {
        if (nub.Best.Score is not { } score) return;
        var parts = nub.Best.Family is { Parts.IsDefaultOrEmpty: false } family ? $" = {ScoreText.Parts(family.Parts)}" : score == 0 ? ": the family adds nothing, and there is no IOProbeScore" : ": IOProbeScore as it is";
        page.Field("score", Label, ScoreText.Of(nub.Best.FinalScore ?? score), parts);
    }

    private static void Rivals(Page page, NubDiagnosis nub, DriverNames names, CourseText text, ImaginedDevice device)
    {
        var own = nub.OwnRace;
        var rivals = own?.Contenders.Where(c => !ReferenceEquals(c.Course, nub.Best) && c.Course.Matched).Select(c => $"{names.InFull(c.Course.Personality)} {ScoreText.Of(c.Course.FinalScore ?? c.Course.Score)} ({text.Result(c)})").ToList() ?? [];
        page.Field("competes", Label, rivals.Count > 0 ? $"with {Some(rivals)}"
            : own is { IsDefault: false } && device.IsResourceNub ? $"with nobody: it has the match category {own.Category.Text} for itself, as a driver of {device.Nub.Class.Name.Text} should"
            : "with no driver of this catalogue");
        var beside = nub.OtherWinners.Select(c => names.InFull(c.Course.Personality)).ToList();
        // a resource nub is nobody's to open
        if (device.IsResourceNub) return;
        if (beside.Count > 0) page.Field("beside it", Label, $"{CourseText.List(beside)} {(beside.Count == 1 ? "starts" : "start")} in another match category");
        var openers = nub.Races.SelectMany(r => r.Contenders).Where(c => c.Course.Started && c.Course.Use is { Holder: null }).Select(c => c.IsAsked ? "this driver" : names.InFull(c.Course.Personality)).ToList();
        page.Field("opens", Label, openers is ["this driver"] && beside.Count == 0 ? "this driver; no other driver is on the nub" : openers.Count == 0
            ? beside.Count == 0 ? "no other driver is on the nub; whether this driver opens it is up to its Start" : "not known: a nub has one owner, and whoever opens it first keeps the others out"
            : $"{CourseText.List(openers)}; a nub has one owner, and whoever opens it first keeps the others out");
    }

    private static void Lint(Page page, Imagination imagination)
    {
        var told = imagination.Lint.Where(f => f.Severity != LintSeverity.Note).ToList();
        page.Gap();
        if (told.Count == 0)
        {
            page.Line(0, 2, "lint finds nothing wrong in the bundle's files");
            return;
        }
        page.Line(0, 2, $"lint finds {told.Count} {(told.Count == 1 ? "thing" : "things")}:");
        foreach (var finding in told) page.Line(2, 4, finding.ToString());
    }

    private static void Next(Page page, string bundle)
    {
        page.Gap();
        page.Line("To know it of your device, on the Mac with the device attached:");
        page.Exact(2, "ioreg -lw0 -p IOService > my.ioreg");
        page.Exact(2, $"iomatch explain {Quoted(bundle)} --on my.ioreg");
        page.Line(0, 2, "For a unit test with the imagined device:");
        page.Exact(2, $"iomatch explain {Quoted(bundle)} --write-device device.yaml");
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
