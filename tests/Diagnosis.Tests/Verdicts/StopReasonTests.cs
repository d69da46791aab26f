namespace IOMatch;

/// <summary>Whatever the engine answers has a reason code, and one of the right stage.</summary>
public sealed class StopReasonTests
{
    private static readonly Personality Dext = KernelCatalogue.Empty.AddDrivers([new OSDictionary(
        new KeyValuePair<OSSymbol, OSObject>[] { new(Keys.IOProviderClass, new OSString("IOService")) })]).Filings[0].Personality!;

    public static TheoryData<StartOutcome> Failures => new(Enum.GetValues<StartOutcome>().Except([StartOutcome.Started, StartOutcome.Left]));

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_start_that_fails_has_a_reason_and_a_stage_behind_matching(StartOutcome outcome)
    {
        StopReasons.OfStart(Dext, outcome, null).Should().BeDefined();
        var course = new CandidateCourse(Dext, CourseEnd.StartFailed, StopReasons.OfStart(Dext, outcome, null), [], Score: 0, Start: outcome);
        course.Stage.Should().BeOneOf(Stage.Launch, Stage.Entitlements, Stage.Start);
    }

    [Fact]
    public void A_probe_that_fails_has_a_reason()
    {
        foreach (var stop in Enum.GetValues<ProbeStop>().Except([ProbeStop.None])) StopReasons.OfProbe(stop, null).Should().BeDefined();
    }

    [Fact]
    public void Every_end_of_a_course_has_a_stage_and_a_place_in_the_order()
    {
        foreach (var end in Enum.GetValues<CourseEnd>())
        {
            var course = new CandidateCourse(Dext, end, null, []);
            course.Stage.Should().BeDefined();
            NubReader.Progress(course).Should().BeInRange(0, 99);
        }
    }
}
