using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace IOMatch.PublicApi;

public sealed class ArchitectureTests
{
    private const int LongestFile = 400;

    // tables: one row each for log lines and reason codes
    private static readonly HashSet<string> Tables = ["LogLineId.cs", "ReasonCode.cs"];

    // what the compiler and the writing of lines need
    private static readonly HashSet<string> Harmless = ["System.Environment.get_NewLine", "System.Environment.get_CurrentManagedThreadId"];

    [Theory]
    [MemberData(nameof(Libraries.Names), MemberType = typeof(Libraries))]
    public void A_library_uses_only_those_before_it(string library)
    {
        var allowed = Libraries.InOrder.TakeWhile(n => n != library);

        Libraries.Load(library).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("IOMatch", StringComparison.Ordinal)).Should().BeSubsetOf(allowed);
    }

    [Fact]
    public void Verdicts_and_vectors_know_nothing_of_each_other() =>
        Libraries.Load("IOMatch.Scenarios").GetReferencedAssemblies().Select(a => a.Name).Should().NotContain("IOMatch.Conformance");

    [Theory]
    [MemberData(nameof(Libraries.Names), MemberType = typeof(Libraries))]
    public void A_library_knows_no_console_clock_or_environment(string library)
    {
        using var stream = File.OpenRead(Libraries.Load(library).Location);
        using var file = new PEReader(stream);

        Called(file.GetMetadataReader())
            .Where(m => m.StartsWith("System.Console.", StringComparison.Ordinal) || m.StartsWith("System.Environment.", StringComparison.Ordinal) || m.StartsWith("System.Diagnostics.Stopwatch.", StringComparison.Ordinal)
                || m is "System.DateTime.get_Now" or "System.DateTime.get_UtcNow" or "System.DateTime.get_Today" or "System.DateTimeOffset.get_Now" or "System.DateTimeOffset.get_UtcNow")
            .Except(Harmless, StringComparer.Ordinal)
            .Should().BeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_one_can_read() =>
        new[] { "src", "tests" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split('/', '\\').Contains("obj") && !Tables.Contains(Path.GetFileName(f)))
            .Where(f => File.ReadLines(f).Count() > LongestFile)
            .Should().BeEmpty();

    private static IEnumerable<string> Called(MetadataReader reader)
    {
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}.{reader.GetString(member.Name)}";
        }
    }
}
