namespace IOMatch.Fuzz;

/// <summary>A reader that calls itself for each level ends with the stack; it has to give up before.</summary>
public sealed class NestingTests
{
    private const int Depth = 100_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Where(t => t.Nested(1).Any()).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_hundred_thousand_levels_are_borne(string name)
    {
        var target = FuzzTargets.Find(name)!;
        foreach (var input in target.Nested(Depth))
        {
            Watch.OnSmallStack(() => Watch.Of(target, input, out _)?.What.Should().BeNull());
        }
    }
}
