using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch;

/// <summary>
/// Holds a text against a file in the Expected folder beside the test. When they differ, what came is written beside it as
/// <c>name.received.ext</c>; after a look at the difference, moving it over the expected file accepts it. <c>./test --accept</c> accepts everything,
/// for a look at the difference with git.
/// </summary>
internal static class Approval
{
    private const int MostLines = 40;

    /// <summary>What comes is taken for what is expected.</summary>
    public static bool AcceptsAll { get; } = Environment.GetEnvironmentVariable("IOMATCH_ACCEPT") is "1";

    public static void Verify(string received, string name, [CallerFilePath] string testFile = "")
    {
        var project = ProjectOf(testFile);
        var expectedFile = Path.Combine(project, "Expected", name);
        var receivedFile = Path.Combine(project, "Expected", Path.ChangeExtension(name, ".received" + Path.GetExtension(name)));
        var expected = File.Exists(expectedFile) ? File.ReadAllText(expectedFile).ReplaceLineEndings("\n") : null;
        received = received.ReplaceLineEndings("\n");
        if (string.Equals(expected, received, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(receivedFile)!);
        if (AcceptsAll)
        {
            File.WriteAllText(expectedFile, received);
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, received);
        Assert.Fail(expected is null ? $"{name} is not there yet; it would be:\n{received}" : $"{name} differs:\n{Difference(expected, received)}");
    }

    /// <summary>Holds a text against a file of the repository that is made from something else.</summary>
    public static void VerifyFile(string received, string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (string.Equals(expected, received, StringComparison.Ordinal)) return;
        if (!AcceptsAll) Assert.Fail($"{file} is stale; ./test --accept makes it anew:\n{Difference(expected, received)}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, received);
    }

    // built on one machine and run on another, the caller's path need not exist: its folders below tests/ do
    private static string ProjectOf(string testFile)
    {
        var steps = testFile.Split('/', '\\');
        var at = Array.LastIndexOf(steps, "tests");
        return Path.Combine(Repository.Root, "tests", steps[at + 1]);
    }

    // lines only in one of them, by the longest common subsequence
    private static string Difference(string expected, string received)
    {
        var wanted = expected.Split('\n');
        var got = received.Split('\n');
        var common = new int[wanted.Length + 1, got.Length + 1];
        for (var i = wanted.Length - 1; i >= 0; i--)
        {
            for (var j = got.Length - 1; j >= 0; j--)
            {
                common[i, j] = wanted[i] == got[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var text = new StringBuilder();
        for (int i = 0, j = 0, lines = 0; (i < wanted.Length || j < got.Length) && lines < MostLines;)
        {
            if (i < wanted.Length && j < got.Length && wanted[i] == got[j])
            {
                i++;
                j++;
                continue;
            }
            lines++;
            if (j == got.Length || (i < wanted.Length && common[i + 1, j] >= common[i, j + 1])) text.Append($"{i + 1,4} - {wanted[i++]}\n");
            else text.Append($"{j + 1,4} + {got[j++]}\n");
        }
        return text.ToString();
    }
}
