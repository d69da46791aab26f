namespace IOMatch.Cli;

/// <summary>What the README shows is what the tool prints.</summary>
public sealed class ReadmeTests
{
    private const string Run = "$ dotnet run --project src/Cli -c Release -- ";

    [Fact]
    public void The_example_is_the_output_of_its_command()
    {
        var readme = File.ReadAllText("README.md").ReplaceLineEndings("\n");
        var block = readme.Split("```console\n")[1].Split("```")[0];
        var command = block[..block.IndexOf('\n', StringComparison.Ordinal)];

        command.Should().StartWith(Run);
        var run = Tool.Run(command[Run.Length..].Split(' '));

        run.Error.Should().BeEmpty();
        run.Output.Should().Be(block[(command.Length + 1)..]);
    }

    [Fact]
    public void Every_command_that_it_names_is_there()
    {
        var help = Tool.Run("--help").Output;
        var named = File.ReadAllText("README.md").Split("`iomatch ").Skip(1).Select(t => t[..t.IndexOfAny([' ', '`'])]);

        named.Distinct(StringComparer.Ordinal).Should().NotBeEmpty().And.OnlyContain(c => help.Contains($"  {c}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there()
    {
        var links = File.ReadAllText("README.md").Split("](").Skip(1).Select(t => t[..t.IndexOf(')', StringComparison.Ordinal)]);

        links.Should().NotBeEmpty().And.OnlyContain(l => Path.Exists(l));
    }
}
