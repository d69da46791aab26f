namespace IOMatch.Cli;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Ending_in_the_middle_leaves_the_old_file_and_nothing_else()
    {
        var file = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(file, "before");
        using var ending = new CancellationTokenSource();
        string[] there = [];

        new OutputFile(Terminal(ending.Token), file).TryWrite(
            stream =>
            {
                stream.Write("half"u8);
                stream.Flush();
                ending.Cancel();
                there = [.. Directory.EnumerateFiles(folder.FullName)];
                return [];
            },
            out _).Should().BeFalse();

        there.Should().Equal(file);
        File.ReadAllText(file).Should().Be("before");
    }

    [Fact]
    public void A_file_that_is_replaced_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Path.Combine(folder.FullName, "Info.plist");
        File.WriteAllText(file, "before");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        new OutputFile(Terminal(CancellationToken.None), file).TryWrite("after").Should().BeTrue();

        File.ReadAllText(file).Should().Be("after");
        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    private static Terminal Terminal(CancellationToken ending) => new(() => Stream.Null, TextWriter.Null, TextWriter.Null, PageStyle.Plain) { Ending = () => ending };
}
