using System.Text;

namespace IOMatch.Conformance;

public sealed class KernelVectorTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Fixture("kernel-vectors"), "*.jsonl.gz").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_field_agrees_with_the_kernels_own_code(string file)
    {
        var report = ConformanceRun.OfFile(Repository.Fixture("kernel-vectors", file)).OrThrow();

        report.Differences.Should().BeEmpty();
        report.Agreed.Should().Be(report.Vectors);
        report.Vectors.Should().BeGreaterThan(100);
    }

    [Fact]
    public void A_wrong_answer_is_told_with_its_field_and_both_sides()
    {
        const string vector = """{"scenario":{"id":"eq","a":1,"b":2},"result":{"id":"eq","equal":true}}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(vector));

        var report = ConformanceRun.OfStream(stream, "one.jsonl").OrThrow();

        report.Agreed.Should().Be(0);
        report.Differences.Should().Equal(new Difference("eq", "equal", "equal", "true", "false"));
    }

    [Fact]
    public void A_line_that_is_no_vector_is_told_with_its_line()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("\n{\"scenario\":"));

        ConformanceRun.OfStream(stream, "one.jsonl").Faults.Should().ContainSingle().Which.At.Line.Should().Be(2);
    }
}
