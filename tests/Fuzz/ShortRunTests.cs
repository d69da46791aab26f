namespace IOMatch.Fuzz;

/// <summary>A short run of every target with a fixed seed; longer ones by command (docs/fuzzing.md).</summary>
public sealed class ShortRunTests
{
    private const int Seed = 20_260_401;
    private const int Longest = 4 << 10;

    private static readonly Lazy<Corpus> Shapes = new(() => new Corpus());

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_input_is_answered_soon_and_never_with_an_exception(string name)
    {
        var target = FuzzTargets.Find(name)!;

        var result = new FuzzRun(target, Shapes.Value, Seed, Longest).Run(0, target.ShortRun, found: (index, finding) => Findings.Store(finding, $"--seed {Seed} --index {index}, at most {Longest} bytes"));

        result.Findings.Select(f => $"{name} {f.Trouble}: {f.What}").Should().BeEmpty();
        result.Inputs.Should().Be(target.ShortRun);
        result.Accepted.Should().BeInRange(1, result.Inputs, "inputs that are all refused try nothing");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_input_is_told_by_seed_and_index_alone(string name)
    {
        var target = FuzzTargets.Find(name)!;

        new FuzzRun(target, new Corpus(), 7).Input(123).Should().Equal(new FuzzRun(target, Shapes.Value, 7).Input(123));
    }
}
