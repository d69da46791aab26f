namespace IOMatch.Fuzz;

/// <summary>Inputs that once got a target into trouble, as small as they got: fixtures/fuzz/TARGET.</summary>
public sealed class KnownInputTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_once_failed_is_borne(string name)
    {
        var target = FuzzTargets.Find(name)!;
        var folder = Repository.Fixture("fuzz", name);
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            Watch.OnSmallStack(() => Watch.Of(target, File.ReadAllBytes(path), out _)?.What.Should().BeNull(path));
        }
    }
}
