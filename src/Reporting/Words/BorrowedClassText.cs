namespace IOMatch;

/// <summary>Where the class of a codeless personality comes from, in words.</summary>
internal static class BorrowedClassText
{
    /// <summary>One sentence: where the class comes from, or that nothing given has it.</summary>
    public static string Of(BorrowedClass borrowed)
    {
        var bringer = borrowed.Bundle ?? "the bundle that has it";
        return borrowed.Source switch
        {
            ClassSource.Bundle => $"its class {borrowed.Class} comes from {bringer}, which is in the catalogue",
            ClassSource.OtherPersonality => $"its class {borrowed.Class} is named by other kexts of the catalogue, so one of them has it",
            ClassSource.Dump => $"its class {borrowed.Class} exists on the Mac of the dump",
            ClassSource.Family => $"its class {borrowed.Class} is one of Apple's; {bringer} is not in the catalogue",
            ClassSource.NotLoaded => $"its class {borrowed.Class} is not in the kernel of the dump, and {bringer} is not in the catalogue",
            ClassSource.NotFound => $"its class {borrowed.Class} is not found: {bringer} is in no catalogue or bundle that was given",
            _ => throw new ArgumentOutOfRangeException(nameof(borrowed)),
        };
    }

    /// <summary>What follows from a class that is missing; nothing for one that is there.</summary>
    public static void Section(Page page, BorrowedClass? borrowed)
    {
        if (borrowed is not { IsMissing: true }) return;
        page.Gap();
        page.Line(0, 2, Run.Strong("where its class comes from"));
        page.Line(2, 2, Consequence(borrowed));
    }

    private static string Consequence(BorrowedClass borrowed) =>
        $"The kernel asks for {borrowed.Bundle ?? "the bundle"} before it probes, and waits for the daemon's answer; at boot that can be minutes. Without {borrowed.Class} the personality is dropped. "
        + "Give the bundle that has the class with --catalogue, or remove the personality.";
}
