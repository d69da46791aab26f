using System.Diagnostics;

namespace IOMatch.House;

/// <summary>What ./test does on a machine without a browser. The commands it calls are stand-ins that say how they were called.</summary>
public sealed class TestScriptTests : IDisposable
{
    private const string InTheBrowser = "IOMatch.Reporting.Browser.Tests.dll";

    private readonly DirectoryInfo commands = Directory.CreateTempSubdirectory("iomatch-test");

    public TestScriptTests()
    {
        foreach (var (name, file) in Directory.EnumerateFiles("/bin").Concat(Directory.EnumerateFiles("/usr/bin")).Select(f => (Path.GetFileName(f), f)).Where(c => c.Item1 is "bash" or "dirname" or "mktemp" or "rm" or "tee" or "awk" or "tail" or "chmod").DistinctBy(c => c.Item1))
            File.CreateSymbolicLink(Path.Combine(commands.FullName, name), file);
        Command("dotnet", """case $1 in test) echo "ran $*"; echo "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12" ;; esac""");
    }

    public void Dispose() => commands.Delete(recursive: true);

    [Fact]
    public void Without_a_browser_and_without_root_the_browser_tests_are_left_out_and_a_sentence_above_the_totals_says_so()
    {
        Command("id", "echo 501");

        var (exitCode, lines) = Run();

        exitCode.Should().Be(0);
        lines[^1].Should().Be("12 passed, 0 failed");
        lines[^2].Should().StartWith("No Chromium or Chrome found. Install one (").And.EndWith("The tests in tests/Reporting.Browser.Tests were left out.");
        lines.Single(l => l.StartsWith("ran ", StringComparison.Ordinal)).Should().Contain("IOMatch.House.Tests.dll").And.NotContain(InTheBrowser);
    }

    [Fact]
    public void In_CI_nothing_is_left_out_so_that_a_missing_browser_fails()
    {
        Command("id", "echo 501");

        var (_, lines) = Run(("CI", "true"));

        lines.Single(l => l.StartsWith("ran ", StringComparison.Ordinal)).Should().Contain(InTheBrowser);
        lines[^2].Should().StartWith("No Chromium or Chrome found.").And.NotContain("left out");
    }

    [Fact]
    public void Root_installs_one_and_is_told()
    {
        Command("id", "echo 0");
        Command("apt-get", $"""case $* in *install*chromium*) printf '#!/bin/sh\n' > {commands.FullName}/chromium; chmod +x {commands.FullName}/chromium ;; esac""");

        var (exitCode, lines) = Run();

        exitCode.Should().Be(0);
        lines[0].Should().StartWith("No Chromium or Chrome found: installing chromium and fonts-dejavu-core with apt-get");
        lines.Single(l => l.StartsWith("ran ", StringComparison.Ordinal)).Should().Contain(InTheBrowser);
        lines.Should().NotContain(l => l.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_project_is_run()
    {
        Command("chromium", "");

        var ran = Run().Lines.Single(l => l.StartsWith("ran ", StringComparison.Ordinal));

        Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)
            .Should().OnlyContain(p => ran.Contains($"/{p}.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_test_or_none_at_all_fails_the_run()
    {
        Command("chromium", "");
        Command("dotnet", """case $1 in test) echo "Failed!  - Failed:     2, Passed:    10, Skipped:     0, Total:    12" ;; esac""");
        Totals(Run()).Should().Be((1, "10 passed, 2 failed"));

        Command("dotnet", "");
        Totals(Run()).Should().Be((1, "0 passed, 0 failed"));
    }

    private static (int ExitCode, string Last) Totals((int ExitCode, string[] Lines) run) => (run.ExitCode, run.Lines[^1]);

    private void Command(string name, string body)
    {
        var file = Path.Combine(commands.FullName, name);
        File.WriteAllText(file, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int ExitCode, string[] Lines) Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "test"), "--no-build") { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = commands.FullName;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output.TrimEnd('\n').Split('\n'));
    }
}
