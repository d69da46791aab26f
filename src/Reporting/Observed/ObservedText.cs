using System.Globalization;

namespace IOMatch;

/// <summary>What a dump shows of a nub, beside the prediction, in words.</summary>
internal static class ObservedText
{
    private const string Nobody = "nobody";

    /// <summary>The table, and what it means for the asked driver.</summary>
    public static void Section(Page page, NubDiagnosis nub, ObservedNub seen, DriverNames names)
    {
        page.Gap();
        page.Line(Run.Strong("predicted against observed"), Run.Faint("  (predicted: everything registered afresh)"));
        if (seen.Steps.Length > 0)
        {
            var first = seen.FirstDifference;
            page.Table(2, ["", "what", "predicted", "the dump shows"], [.. seen.Steps.Select(s => new Run[] { Mark(s, first), What(s), Predicted(s, names), Observed(s) })]);
            page.Line(2, 2, first is null ? "nothing that can be compared differs" : $"the first difference: {What(first)}, predicted {Predicted(first, names)}, seen {Observed(first)}");
        }
        foreach (var finding in seen.Findings) page.Line(2, 4, "- ", Of(finding, names.Of(nub.Best.Personality)), finding.Reason is { } reason ? $" ({reason.Number()} {reason.Id()})" : "");
    }

    /// <summary>The end of the headline: what the dump shows of the asked driver.</summary>
    public static string Tail(NubDiagnosis nub, ObservedNub seen) => (seen.Find<ObservedFinding.Attached>(), nub.Best.Started) switch
    {
        ({ IsPredicted: true }, _) or (null, false) => "; " + Seen(nub, seen),
        _ => "; but " + Seen(nub, seen),
    };

    /// <summary>What the dump shows of the asked driver on a nub.</summary>
    public static string Seen(NubDiagnosis nub, ObservedNub seen)
    {
        if (seen.Find<ObservedFinding.NoProperties>() is not null) return "the dump shows no properties of the nub, so it tells nothing of drivers";
        var held = seen.Find<ObservedFinding.HeldBy>();
        var open = held is null ? "" : $", and {Owner(held.Owner)} has the nub open";
        if (seen.Find<ObservedFinding.Attached>() is not null) return $"the dump shows it attached there{open}";
        var there = There(nub, seen);
        return !nub.Best.Started ? $"the dump shows {there} there"
            : seen.Find<ObservedFinding.NoDriverKit>() is { } old ? $"the dump shows {there} there, and macOS {old.System} knows no driver extensions"
            : seen.Find<ObservedFinding.NeverMatched>() is not null ? $"the dump shows {there} there, and that it never matched: the kernel did not have its personality"
            : there != Nobody ? $"the dump shows {there} there"
            : seen.Find<ObservedFinding.MatchedThenLost>() is { } lost ? $"the dump shows nobody there: {(lost.IsOurs ? "it" : "a dext")} matched, and then lost or failed{open}"
            : "the dump shows nobody there, and not whether the bundle was installed";
    }

    /// <summary>What a step is called.</summary>
    public static string What(ObservedStep step) => step switch
    {
        ObservedStep.Dexts => "dexts that matched",
        ObservedStep.Server => "the dext's process",
        ObservedStep.Winner w => w.Category.Equals(Keys.IODefaultMatchCategory) ? "driver" : $"driver, {w.Category.Text}",
        ObservedStep.Owner => "who has it open",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The predicted side.</summary>
    public static string Predicted(ObservedStep step, DriverNames names) => step switch
    {
        ObservedStep.Dexts d => d.Predicted.ToString(CultureInfo.InvariantCulture),
        ObservedStep.Server s => s.Predicted ? "launched" : "not launched",
        ObservedStep.Winner { Predicted: { } p } => VerificationReasons.Driver(names.Of(p.Personality), p.Score),
        ObservedStep.Winner => Nobody,
        ObservedStep.Owner { Predicted.IsEmpty: false } o => string.Join(", ", o.Predicted.Select(names.Of)),
        ObservedStep.Owner { FreeFor: { } asked } => $"free for {names.Of(asked)}",
        ObservedStep.Owner => "not known",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The observed side.</summary>
    public static string Observed(ObservedStep step) => step switch
    {
        ObservedStep.Dexts d => d.Observed is { } count ? $"{count.ToString(CultureInfo.InvariantCulture)} (IODEXTMatchCount)" : "none (no IODEXTMatchCount)",
        ObservedStep.Server s => s.Observed is null ? "not there" : "there",
        ObservedStep.Winner { Attached: { } driver } => Driver(driver),
        ObservedStep.Winner => Nobody,
        ObservedStep.Owner o => Owner(o.Observed),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What a fact means for the asked driver.</summary>
    public static string Of(ObservedFinding finding, string name) => finding switch
    {
        ObservedFinding.NoProperties => "the dump shows no properties of this nub; ioreg -l prints them",
        ObservedFinding.Attached { IsPredicted: true } a => $"{name} is attached: {Driver(a.Driver)}",
        ObservedFinding.Attached a => $"{name} is attached ({Driver(a.Driver)}), although the files given here do not match: the bundle on that Mac is another version, or a rule here is wrong",
        ObservedFinding.NeverMatched { Others: 0 } => $"IODEXTMatchCount would count {name} even if it had lost. It is not there, so when the nub was last matched the kernel did not have the personality: the extension was not activated",
        ObservedFinding.NeverMatched n => $"IODEXTMatchCount is {n.Others}, which are the other dexts that match. {name} would be counted even if it had lost, so when the nub was last matched the kernel did not have its personality, as far as the catalogue given is that of the Mac",
        ObservedFinding.NoDriverKit k => $"the dump is of macOS {k.System}, which knows no driver extensions: dext personalities are skipped",
        ObservedFinding.MatchedThenLost m => $"IODEXTMatchCount is {m.Count} and no dext is attached: {(m.IsOurs ? name : "a dext")} matched, and then lost or failed later. It is never the sign of a mismatch; a kernel log tells at which stage",
        ObservedFinding.Incumbent i => Incumbent(i, name),
        ObservedFinding.Stronger s => $"{s.Driver.Name} is there with score {s.Score}, and {name} would have {s.Ours}; the catalogue given does not tell that it competes",
        ObservedFinding.HeldBy h => $"{Owner(h.Owner)} has the nub open alone. A nub has one owner, so open in {name} answers kIOReturnExclusiveAccess (0xe00002c5)",
        ObservedFinding.Programs p => $"connected to the nub: {string.Join(", ", p.Clients.Select(Owner))}; the dump does not show whether the nub is open",
        ObservedFinding.Crashed c => $"a dext crashed on this nub, {(c.Times == 1 ? "once" : $"{c.Times} times")} (IORematchCount)",
        ObservedFinding.Busy b => $"the nub was busy ({b.Count}) when the dump was taken: something was still being matched or started",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };

    private static string Incumbent(ObservedFinding.Incumbent i, string name)
    {
        var way = !i.MatchedAtBoot ? "" : i.GivesWay
            ? "; it matched at boot (IOMatchedAtBoot) and states IOPrimaryDriverTerminateOptions, so it gives way to a driver that is none of the boot collection, except below the root medium"
            : "; it matched at boot (IOMatchedAtBoot) and does not state IOPrimaryDriverTerminateOptions, so it never gives way";
        return $"{i.Driver.Name} has the category. {name} would win it afresh; a driver that came first keeps the nub until it is made anew, by a replug or a restart{way}";
    }

    private static Run Mark(ObservedStep step, ObservedStep? first) => step.Agreement switch
    {
        StepAgreement.Same => Run.Good("same"),
        StepAgreement.NotComparable => Run.Faint("-"),
        StepAgreement.Differs => Run.Bad(ReferenceEquals(step, first) ? "DIFFERS" : "differs"),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string There(NubDiagnosis nub, ObservedNub seen) =>
        seen.Steps.OfType<ObservedStep.Winner>().FirstOrDefault(w => w.Category.Equals(nub.Best.Personality.Category))?.Attached is { } driver ? driver.ObservedDriver is { } o ? VerificationReasons.Name(o) : driver.Name : Nobody;

    private static string Driver(RegistryEntry driver) => driver.ObservedDriver is { } observed
        ? VerificationReasons.Driver(observed) + (driver.Properties.ContainsKey(Keys.IOMatchedAtBoot) ? ", matched at boot" : "")
        : $"{driver.Name}, without the keys of a personality";

    internal static string Owner(NubOwner owner) => owner.ProcessId is { } id ? $"the program {owner.Name} (pid {id.ToString(CultureInfo.InvariantCulture)})" : owner.Name;
}
