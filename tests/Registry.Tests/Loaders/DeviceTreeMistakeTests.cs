using System.Text;

namespace IOMatch.Loaders;

/// <summary>Every mistake one can make in a device tree has a fixture; what is said about it is reviewed as one text.</summary>
public sealed class DeviceTreeMistakeTests
{
    public static TheoryData<string> Mistakes { get; } =
        [.. Directory.GetFiles(Repository.Fixture("devices", "mistakes"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    // Warnings alone leave the tree usable.
    private static readonly string[] Harmless = ["yes-is-text.yaml"];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_position_and_a_way_out(string name)
    {
        var result = Read(name);
        result.Faults.Should().NotBeEmpty();
        result.TryGet(out _).Should().Be(Harmless.Contains(name), "a tree is never half loaded");
        result.Faults.Should().OnlyContain(f => f.At.Line > 0 && f.At.Column > 0);
        Expected()[name].Should().Be(Told(result), $"this is what {name} is told");
    }

    [Fact]
    public void Every_expectation_has_its_fixture() => Expected().Keys.Should().BeEquivalentTo(((IEnumerable<object[]>)Mistakes).Select(m => (string)m[0]));

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_before_it_is_built()
    {
        var text = "registry: " + string.Concat(Enumerable.Repeat("{a: ", 100_000));
        var fault = Registry.ReadYaml(new StringReader(text), "deep.yaml").Faults.Should().ContainSingle().Subject;
        fault.Kind.Should().Be(InputFault.LimitExceeded);
        fault.What.Should().Be("nesting is deeper than 512 levels");
    }

    [Fact]
    public void An_input_beyond_the_size_limit_is_refused()
    {
        var result = Registry.ReadYaml(new MemoryStream(new byte[101]), "big.yaml", new ReadLimits(Bytes: 100));
        result.Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.LimitExceeded);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_faults_and_no_exceptions()
    {
        Registry.ReadYaml(Repository.Fixture("devices", "none.yaml")).Faults.Should().ContainSingle().Which.What.Should().Be("there is no such file");
        Registry.ReadYaml(Repository.Fixture("devices")).Faults.Should().ContainSingle().Which.What.Should().Be("is a folder, not a file");
    }

    private static ReadResult<Registry> Read(string name)
    {
        using var stream = File.OpenRead(Repository.Fixture("devices", "mistakes", name));
        return Registry.ReadYaml(stream, name);
    }

    private static string Told<T>(ReadResult<T> result)
        where T : class => string.Join('\n', result.Faults);

    private static Dictionary<string, string> Expected()
    {
        var told = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Repository.Fixture("devices", "mistakes", "expected.txt")))
        {
            if (line.Length == 0) continue;
            var name = line[..line.IndexOf(':', StringComparison.Ordinal)];
            if (told.TryGetValue(name, out var text)) text.Append('\n').Append(line);
            else told.Add(name, new(line));
        }
        return told.ToDictionary(t => t.Key, t => t.Value.ToString(), StringComparer.Ordinal);
    }
}
