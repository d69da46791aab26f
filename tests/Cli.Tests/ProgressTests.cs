namespace IOMatch.Cli;

public sealed class ProgressTests : IDisposable
{
    private readonly Clock clock = new();
    private readonly StringWriter error = new();

    public void Dispose() => error.Dispose();

    [Fact]
    public void Short_work_shows_nothing()
    {
        using (var progress = Progress.On(Watched(), "pairs", 3))
        {
            clock.Pass(0.4);
            progress.Step();
        }
        error.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Nobody_who_reads_a_file_wants_to_see_it()
    {
        using (var progress = Progress.On(Watched() with { ShowsProgress = false }, "pairs", 3))
        {
            clock.Pass(10);
            progress.Step();
        }
        error.ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_line_is_written_over_itself_and_taken_away()
    {
        using (var progress = Progress.On(Watched(), "pairs", 400))
        {
            clock.Pass(1);
            progress.Step();
            Shown().Should().Be("\r1 of 400 pairs, 0 %");
            clock.Pass(0.05);
            progress.Step();
            Shown().Should().BeEmpty("ten times a second is often enough");
            clock.Pass(98.95);
            progress.Step();
            Shown().Should().Be("\r3 of 400 pairs, 0 %, about 4 h left");
        }
        Shown().Should().Be("\r                                   \r");
    }

    [Theory]
    [InlineData(5, 1, 10, "\r1 of 10 pairs, 10 %, about 45 s left")]
    [InlineData(60, 1, 10, "\r1 of 10 pairs, 10 %, about 9 min left")]
    [InlineData(60, 10, 10, "\r10 of 10 pairs, 100 %")]
    [InlineData(2, 1, 10, "\r1 of 10 pairs, 10 %")]
    public void What_is_left_is_told_once_it_can_be_guessed(int seconds, int done, int of, string expected)
    {
        using var progress = Progress.On(Watched(), "pairs", of);
        for (var i = 1; i < done; i++) progress.Step();
        clock.Pass(seconds);
        progress.Step();

        Shown().Should().Be(expected);
    }

    [Fact]
    public void Work_without_a_known_end_is_counted()
    {
        using var progress = Progress.On(Watched(), "changes tried");
        clock.Pass(1);
        progress.Step();

        Shown().Should().Be("\r1 changes tried");
    }

    [Fact]
    public void Something_else_can_be_written_between()
    {
        using var progress = Progress.On(Watched(), "pairs", 2);
        clock.Pass(1);
        progress.Step();
        progress.Clear();
        error.Write("a fault\n");
        clock.Pass(1);
        progress.Step();

        Shown().Should().Be("\r1 of 2 pairs, 50 %\r                  \ra fault\n\r2 of 2 pairs, 100 %");
    }

    private Terminal Watched() => new(() => Stream.Null, TextWriter.Null, error, PageStyle.Plain) { ShowsProgress = true, Clock = clock };

    private string Shown()
    {
        var text = error.ToString();
        error.GetStringBuilder().Clear();
        return text;
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => now;

        public void Pass(double seconds) => now += (long)(seconds * 1000);
    }
}
