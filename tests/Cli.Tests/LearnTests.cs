namespace IOMatch.Cli;

public sealed class LearnTests
{
    [Fact]
    public void The_lessons_are_listed() => Approval.Verify(Tool.Run("learn", "--list").Output, "learn-list.txt");

    [Fact]
    public void A_lesson_reads_its_answers_from_a_pipe()
    {
        var run = Tool.RunWith("2\n3\n", "learn", "1");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, "learn-1.txt");
    }

    [Fact]
    public void Nonsense_is_met_with_kind_words_and_asked_again()
    {
        var run = Tool.RunWith("perhaps\n?\n17\n2\n", "learn", "1");

        run.ExitCode.Should().Be(0);
        Approval.Verify(run.Output, "learn-nonsense.txt");
    }

    [Fact]
    public void Scores_and_reasons_are_asked_for_and_explained() => Approval.Verify(Tool.RunWith("3\n50000\n1\n", "learn", "6").Output, "learn-6.txt");

    [Fact]
    public void Without_a_number_a_lesson_is_chosen()
    {
        var run = Tool.RunWith("\nq\n", "learn");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("how drivers are matched").And.Contain("lesson 1: What is a nub?");
    }

    [Fact]
    public void It_ends_where_the_input_ends()
    {
        var run = Tool.RunWith("", "learn", "3");

        run.ExitCode.Should().Be(0);
        run.Output.Should().EndWith("the input ended; iomatch learn 3 begins the lesson again\n");
    }

    [Fact]
    public void A_lesson_that_is_not_there_is_refused()
    {
        var run = Tool.Run("learn", "99");

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("iomatch: error: no lesson 99; there are lessons 1 to ");
    }

    [Fact]
    public void The_schemas_are_those_of_the_repository()
    {
        Tool.Run("schema", "scenario").Output.Should().Be(File.ReadAllText("schemas/scenario.schema.json"));
        Tool.Run("schema", "device-tree").Output.Should().Be(File.ReadAllText("schemas/device-tree.schema.json"));
        Tool.Run("schema", "plist").ExitCode.Should().Be(2);
    }
}
