namespace IOMatch.Scenarios;

/// <summary>The way through the course, line by line.</summary>
public sealed class LearnRunTests
{
    private static LearnRun After(LearnRun run, params string?[] lines) => lines.Aggregate(run, (r, line) => r.With(line));

    private static string Right(LearnRun run) => run.Step!.Answer.Right.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_right_answer_leads_to_the_next_question()
    {
        var run = LearnRun.Of().Open(1)!;
        var after = run.With(Right(run));

        after.Reply.Should().BeOfType<LearnReply.Answered>().Which.IsRight.Should().BeTrue();
        (after.At, after.Predicted).Should().Be((1, 1));
    }

    [Fact]
    public void A_wrong_answer_does_too()
    {
        var run = LearnRun.Of().Open(1)!;
        var after = run.With(run.Step!.Answer.Right == 1 ? "2" : "1");

        after.Reply.Should().BeOfType<LearnReply.Answered>().Which.IsRight.Should().BeFalse();
        (after.At, after.Predicted).Should().Be((1, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("maybe")]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void What_is_no_answer_changes_nothing(string line)
    {
        var run = LearnRun.Of().Open(1)!;
        var after = run.With(line);

        after.Reply.Should().BeOfType<LearnReply.NotUnderstood>();
        (after.Lesson, after.At, after.IsOver).Should().Be((run.Lesson, 0, false));
    }

    [Fact]
    public void A_reader_who_sits_there_reads_the_answer_before_the_next_question()
    {
        var run = LearnRun.Of(pauses: true).Open(1)!;
        var answered = run.With(Right(run));

        answered.IsPaused.Should().BeTrue();
        answered.Step.Should().BeNull();
        answered.With("").At.Should().Be(1);
    }

    [Fact]
    public void Every_lesson_can_be_predicted_through_to_the_end_of_the_course()
    {
        var run = LearnRun.Of().With("");
        for (var questions = Lesson.All.Sum(l => l.Steps.Length); questions > 0; questions--)
        {
            if (run.Lesson is null) run = run.With("");
            run = run.With(Right(run));
        }

        run.IsOver.Should().BeTrue();
        var last = run.Reply.Should().BeOfType<LearnReply.Finished>().Subject;
        last.Predicted.Should().Be(Lesson.All[^1].Steps.Length);
    }

    [Fact]
    public void The_lesson_behind_the_finished_one_is_offered()
    {
        var run = LearnRun.Of().Open(1)!;
        while (run.Lesson is not null) run = run.With(Right(run));

        run.Next!.Number.Should().Be(2);
        run.With("").Lesson!.Number.Should().Be(2);
        run.With("5").Lesson!.Number.Should().Be(5);
        run.With("99").Reply.Should().BeOfType<LearnReply.NotUnderstood>();
    }

    [Theory]
    [InlineData("q", typeof(LearnReply.Quit))]
    [InlineData(" QUIT ", typeof(LearnReply.Quit))]
    [InlineData(null, typeof(LearnReply.InputEnded))]
    public void It_ends_when_the_reader_or_the_input_ends(string? line, Type reply)
    {
        After(LearnRun.Of(), line).Should().Match<LearnRun>(r => r.IsOver && r.Reply!.GetType() == reply);
        After(LearnRun.Of(), "1", line).Should().Match<LearnRun>(r => r.IsOver && r.Reply!.GetType() == reply);
    }

    [Fact]
    public void There_is_no_lesson_of_a_number_that_none_has() => LearnRun.Of().Open(0).Should().BeNull();
}
