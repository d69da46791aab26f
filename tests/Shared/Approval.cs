using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch;

/// <summary>
/// Holds a text against a file in the Expected folder beside the test. When they differ, what came is written beside it as
/// <c>name.received.ext</c>; after a look at the difference, moving it over the expected file accepts it.
/// </summary>
internal static class Approval
{
    private const int MostLines = 40;

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
        File.WriteAllText(receivedFile, received);
        Assert.Fail(expected is null ? $"{name} is not there yet; it would be:\n{received}" : $"{name} differs:\n{Difference(expected, received)}");
    }

    // built on one machine and run on another, the caller's path need not exist: its folders below tests/ do
    private static string ProjectOf(string testFile)
    {
        var steps = testFile.Split('/', '\\');
        var at = Array.LastIndexOf(steps, "tests");
        return Path.Combine(Repository.Root, "tests", steps[at + 1]);
    }

    private static string Difference(string expected, string received)
    {
        var wanted = expected.Split('\n');
        var got = received.Split('\n');
        var text = new StringBuilder();
        var lines = 0;
        for (var i = 0; i < Math.Max(wanted.Length, got.Length) && lines < MostLines; i++)
        {
            var left = i < wanted.Length ? wanted[i] : null;
            var right = i < got.Length ? got[i] : null;
            if (string.Equals(left, right, StringComparison.Ordinal)) continue;
            if (left is not null) text.Append($"{i + 1,4} - {left}\n");
            if (right is not null) text.Append($"{i + 1,4} + {right}\n");
            lines++;
        }
        return text.ToString();
    }
}
