using System.Globalization;

namespace IOMatch;

/// <summary>Why a row of a verification came out as it did, in a few words.</summary>
internal static class VerificationReasons
{
    private static readonly DriverNames Names = new(null);
    private static readonly CourseText Courses = new(Names);

    public static string Word(DriverAgreement agreement) => agreement switch
    {
        DriverAgreement.Agreed => "agreed",
        DriverAgreement.ScoreDiffers => "score differs",
        DriverAgreement.Disagreed => "disagreed",
        DriverAgreement.NotInCatalogue => "not in the catalogue",
        DriverAgreement.NotByMatching => "not by matching",
        DriverAgreement.AncestryUnknown => "class not known to fit",
        _ => throw new ArgumentOutOfRangeException(nameof(agreement)),
    };

    public static string Word(AbsenceReason reason) => reason switch
    {
        AbsenceReason.FalseWinner => "predicted, not attached",
        AbsenceReason.ShowsNoPersonality => "attached, shows no personality",
        AbsenceReason.BehindUnknown => "behind a driver that is not in the catalogue",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>A driver and its score: <c>IOBlockStorageDriver 0</c>.</summary>
    public static string Driver(string name, int score) => string.Create(CultureInfo.InvariantCulture, $"{name} {score}");

    public static string Driver(ObservedDriver driver) => Driver(Name(driver), driver.Score);

    public static string Driver(PredictedDriver? driver) => driver is null ? "-" : Driver(Name(driver), driver.Score);

    public static string Name(ObservedDriver driver) => driver.UserClass ?? driver.Class;

    public static string Name(PredictedDriver driver) => Names.Of(driver.Personality);

    public static string Of(VerifiedDriver driver) => driver.Agreement switch
    {
        DriverAgreement.Agreed => "",
        DriverAgreement.ScoreDiffers => string.Create(CultureInfo.InvariantCulture, $"the score predicted is {driver.Predicted!.Score}"),
        DriverAgreement.Disagreed => Disagreement(driver),
        DriverAgreement.NotInCatalogue => driver.IsClassKnown
            ? $"the catalogue's personalities of {driver.Observed.Class} are others than this driver's"
            : $"the catalogue has no personality of {driver.Observed.Class}",
        DriverAgreement.NotByMatching => "it attaches itself there",
        DriverAgreement.AncestryUnknown => $"{driver.Nub.Class.Name.Text} is not known to derive from {driver.Observed.ProviderClass}",
        _ => throw new ArgumentOutOfRangeException(nameof(driver)),
    };

    public static string Of(AbsentWinner absent) => absent.Reason switch
    {
        AbsenceReason.FalseWinner when absent.InItsPlace?.ObservedDriver is { } other => $"{Driver(other)} is attached, which is not in the catalogue",
        AbsenceReason.FalseWinner => "nothing is attached in its match category",
        AbsenceReason.ShowsNoPersonality => "an instance of its class is attached",
        AbsenceReason.BehindUnknown => $"{Driver(absent.InItsPlace!.ObservedDriver!)} is attached",
        _ => throw new ArgumentOutOfRangeException(nameof(absent)),
    };

    private static string Disagreement(VerifiedDriver driver) => driver.Course switch
    {
        null => "its personality was not a candidate",
        { End: CourseEnd.Lost } => $"behind {Driver(driver.Predicted)}",
        { } course => Courses.Short(course),
    };
}
