using System.Globalization;

namespace IOMatch;

/// <summary>A verification as a page for the terminal: the counts, then every row that does not agree.</summary>
public static class VerificationText
{
    private const int Label = 30;

    private static readonly string[] Head = ["nub", "category", "attached", "predicted", "why"];

    /// <summary>The page.</summary>
    /// <param name="verification">The verification.</param>
    /// <param name="machine">What the dump is called.</param>
    /// <param name="all">Also the rows that agree or cannot be decided.</param>
    /// <param name="style">What the terminal can do.</param>
    /// <param name="catalogue">The catalogue that it was compared with; null when the caller does not tell.</param>
    public static string Of(Verification verification, string machine, bool all, PageStyle style, CatalogueChoice? catalogue = null)
    {
        var page = new Page(style);
        page.Line(0, 2, Run.Strong(machine + ":"), " ", Headline(verification));
        page.Field("machine", Label, MachineText.WithAssumptions(verification.Machine));
        if (catalogue is not null) page.Field("catalogue", Label, catalogue.ChosenFor is null ? CatalogueText.Of(catalogue) : $"{catalogue.Names[0]} (built in, the nearest to this machine)");
        if (verification.Drivers.IsEmpty) return page.ToString();
        Counts(page, verification);
        foreach (var agreement in Sections(all))
        {
            Section(page, VerificationReasons.Word(agreement), verification.Drivers.Where(d => d.Agreement == agreement).Select(Row));
        }
        foreach (var reason in all ? Enum.GetValues<AbsenceReason>() : [AbsenceReason.FalseWinner])
        {
            Section(page, VerificationReasons.Word(reason), verification.Absent.Where(a => a.Reason == reason).Select(Row));
        }
        return page.ToString();
    }

    private static DriverAgreement[] Sections(bool all) =>
        all
            ? [DriverAgreement.Disagreed, DriverAgreement.ScoreDiffers, DriverAgreement.Agreed, DriverAgreement.NotInCatalogue, DriverAgreement.NotByMatching, DriverAgreement.AncestryUnknown]
            : [DriverAgreement.Disagreed, DriverAgreement.ScoreDiffers];

    private static string Headline(Verification v)
    {
        if (v.Died is not null) return "the simulated kernel died; see the rows below for what was asked before";
        if (v.OtherPlane is { } plane) return $"nothing to compare: this is a dump of the plane {plane}, which holds no drivers; print it without -p (ioreg -lw0)";
        if (v.Drivers.IsEmpty) return "the dump shows no driver with the keys of a personality; was it printed with ioreg -l?";
        if (v.Decidable == 0) return "nothing can be compared: no driver of the dump is in the catalogue";
        var falseWinners = v.FalseWinners.Count();
        var agreed = v.Count(DriverAgreement.Agreed);
        var beyond = falseWinners == 0 ? "" : $", and {Counted(falseWinners, "driver is", "drivers are")} predicted where none is attached";
        return $"{Number(agreed)} of {Counted(v.Decidable, "driver that can be compared agrees", "drivers that can be compared agree")} in driver, category and score{beyond}";
    }

    private static void Counts(Page page, Verification v)
    {
        page.Field("registered afresh", Label, $"{Counted(v.Asked, "nub", "nubs")} against {Counted(v.Personalities, "personality", "personalities")}");
        page.Field("drivers with a personality", Label, Number(v.Drivers.Length));
        page.Field("  not in the catalogue", Label, Number(v.Count(DriverAgreement.NotInCatalogue)));
        page.Field("  not by matching", Label, Number(v.Count(DriverAgreement.NotByMatching)));
        if (v.Count(DriverAgreement.AncestryUnknown) is > 0 and var unproven) page.Field("  class not known to fit", Label, Number(unproven));
        page.Field("  can be compared", Label, Number(v.Decidable));
        page.Field("    agreed", Label, Share(v, DriverAgreement.Agreed, Ink.Good));
        page.Field("    score differs", Label, Share(v, DriverAgreement.ScoreDiffers, Ink.Doubtful));
        page.Field("    disagreed", Label, Share(v, DriverAgreement.Disagreed, Ink.Bad));
        page.Field("predicted, not attached", Label, new Run(Number(v.FalseWinners.Count()), v.FalseWinners.Any() ? Ink.Bad : Ink.Plain));
    }

    private static Run Share(Verification v, DriverAgreement agreement, Ink ink)
    {
        var count = v.Count(agreement);
        var text = v.Decidable == 0 ? Number(count) : string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / v.Decidable:0.0} %)");
        return new(text, count > 0 ? ink : Ink.Plain);
    }

    private static void Section(Page page, string title, IEnumerable<Run[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        page.Gap();
        page.Line(0, 2, Run.Strong(title));
        page.Table(2, Head, all);
    }

    private static Run[] Row(VerifiedDriver d) =>
    [
        d.Nub.Component, DriverNames.Category(new OSSymbol(d.Observed.Category)), VerificationReasons.Driver(d.Observed), VerificationReasons.Driver(d.Predicted), VerificationReasons.Of(d),
    ];

    private static Run[] Row(AbsentWinner a) =>
    [
        a.Nub.Component, DriverNames.Category(a.Predicted.Category), a.InItsPlace?.ObservedDriver is { } there ? VerificationReasons.Driver(there) : "-",
        VerificationReasons.Driver(a.Predicted), VerificationReasons.Of(a),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Counted(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";
}
