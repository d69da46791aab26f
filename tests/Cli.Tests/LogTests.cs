using System.Text.Json;

namespace IOMatch.Cli;

public sealed class LogTests
{
    private const string Logs = "fixtures/logs";

    [Theory]
    [InlineData("launch-refused.log")]
    [InlineData("forum-excerpt.txt")]
    [InlineData("provider-entitlements.log")]
    [InlineData("verbose-matching.dmesg")]
    public void A_page_tells_how_far_each_driver_came(string log)
    {
        var run = Tool.Run("log", $"{Logs}/{log}");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, $"log-{Path.GetFileNameWithoutExtension(log)}.txt");
    }

    [Fact]
    public void All_shows_every_line_in_its_own_words() =>
        Approval.Verify(Tool.Run("log", $"{Logs}/launch-refused.log", "--all").Output, "log-all.txt");

    [Fact]
    public void A_crash_count_of_zero_is_good_news() =>
        Tool.RunWith("Driver com.example.gadget has crashed 0 time(s)\n", "log", "-").Output.Should().MatchRegex(@"1  good  .*has not crashed");

    [Fact]
    public void Lines_that_say_the_same_are_counted() =>
        Tool.RunWith(string.Concat(Enumerable.Repeat("Driver com.example.gadget has crashed 0 time(s)\n", 3)), "log", "-").Output.Should().Contain("(3 times)");

    [Fact]
    public void Json_has_every_line_and_its_values()
    {
        using var json = JsonDocument.Parse(Tool.Run("log", $"{Logs}/launch-refused.log", "--json").Output);

        var driver = json.RootElement.GetProperty("drivers")[0];
        driver.GetProperty("name").GetString().Should().Be("com.example.serial.driver");
        driver.GetProperty("furthest").GetString().Should().Be("launch");
        driver.GetProperty("hasStarted").GetBoolean().Should().BeFalse();
        driver.GetProperty("findings")[0].GetProperty("values").GetProperty("bundle").GetString().Should().Be("com.example.serial.driver");
        json.RootElement.GetProperty("lines").GetInt64().Should().Be(
            json.RootElement.GetProperty("recognizedLines").GetInt64() + json.RootElement.GetProperty("otherLines").GetInt64());
    }

    [Fact]
    public void One_driver_can_be_asked_for()
    {
        Tool.Run("log", $"{Logs}/launch-refused.log", "--driver", "SerialDriver").ExitCode.Should().Be(0);
        Tool.Run("log", $"{Logs}/launch-refused.log", "--driver", "com.example.other").Should()
            .Match<Tool.Result>(r => r.ExitCode == 2 && r.Error.Contains("no line names com.example.other; it names com.example.serial.driver"));
    }

    [Fact]
    public void A_log_that_tells_nothing_settles_nothing()
    {
        var run = Tool.RunWith("hello\nworld\n", "log", "-");

        run.ExitCode.Should().Be(3);
        run.Output.Should().StartWith("stdin: no line of 2 is one that is known");
    }

    [Fact]
    public void A_log_that_is_not_there_is_told() =>
        Tool.Run("log", "no-such.log").Should().Match<Tool.Result>(r => r.ExitCode == 2 && r.Error.StartsWith("no-such.log: error IOM002"));
}
