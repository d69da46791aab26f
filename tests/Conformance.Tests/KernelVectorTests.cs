using System.Text;

namespace IOMatch.Conformance;

public sealed class KernelVectorTests
{
    public static TheoryData<string, int> Parts => VectorFiles.Parts(VectorFiles.Names);

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_field_agrees_with_the_kernels_own_code(string file, int part)
    {
        var lines = VectorFiles.Lines(file, part).ToList();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var report = ConformanceRun.OfStream(stream, file).OrThrow();

        report.Differences.Should().BeEmpty();
        report.Agreed.Should().Be(lines.Count);
    }

    [Fact]
    public void A_whole_file_is_read_compressed_as_it_is()
    {
        var report = ConformanceRun.OfFile(Repository.Fixture("kernel-vectors", "unserialize.jsonl.gz")).OrThrow();

        report.Differences.Should().BeEmpty();
        report.Vectors.Should().Be(300);
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
