namespace IOMatch.Scenarios;

/// <summary>The lessons, and the pages that are made from them.</summary>
public sealed class LessonTests
{
    public static TheoryData<int> Numbers { get; } = [.. Lesson.All.Select(l => l.Number)];

    [Fact]
    public void The_course_has_no_gap()
    {
        Lesson.All.Length.Should().BeGreaterThanOrEqualTo(12);
        Lesson.All.Select(l => l.Number).Should().Equal(Enumerable.Range(1, Lesson.All.Length));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_question_has_an_answer_that_can_be_given(int number)
    {
        foreach (var step in Lesson.All[number - 1].Steps)
        {
            if (!step.Answer.IsNumber) step.Answer.Right.Should().BeInRange(1, step.Answer.Choices.Length);
            step.Answer.Choices.Should().OnlyHaveUniqueItems();
            step.Cast.Length.Should().BeInRange(1, 4, "a reader has to keep them in mind");
        }
    }

    [Fact]
    public void Every_scenario_of_the_folder_belongs_to_a_lesson()
    {
        var files = Directory.EnumerateFiles(Repository.Data("lessons"), "*.yaml").Select(Path.GetFileName).OfType<string>().Where(f => !f.EndsWith(".lesson.yaml", StringComparison.Ordinal));

        files.Should().BeEquivalentTo(Lesson.All.SelectMany(l => l.Steps).Select(s => s.ScenarioFile).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_page_is_made_from_the_lesson(int number) => Approval.VerifyFile(LessonPage.Of(Lesson.All[number - 1]), "docs/lessons/" + LessonPage.FileName(Lesson.All[number - 1]));

    [Fact]
    public void The_list_of_lessons_is_made_from_them() => Approval.VerifyFile(LessonPage.Index(Lesson.All), "docs/lessons/README.md");

    [Fact]
    public void There_is_no_page_without_a_lesson() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "lessons")).Select(Path.GetFileName).Should().BeEquivalentTo([.. Lesson.All.Select(LessonPage.FileName), "README.md"]);

    [Theory]
    [InlineData("lesson: L\nsteps: []", "a lesson asks at least one question")]
    [InlineData("lesson: L\nsteps: [{text: t, ask: a, winner: A}]", "there is nothing to look at")]
    [InlineData("lesson: L\nsteps: [{scenario: none.yaml, text: t, ask: a, winner: A}]", "there is no scenario none.yaml beside the lesson")]
    [InlineData("lesson: L\nsteps: [{scenario: s.yaml, text: t, ask: a}]", "a step asks one question")]
    [InlineData("lesson: L\nsteps: [{scenario: s.yaml, text: t, ask: a, winner: A, score: B}]", "a step asks one question")]
    [InlineData("lesson: L\nsteps: [{scenario: s.yaml, text: t, ask: a, reason: A, among: [IOM999]}]", "there is no reason code IOM999")]
    [InlineData("lesson: L\nsteps: [{scenario: s.yaml, text: t, ask: a, winer: A}]", "a step has no key \"winer\"")]
    public void A_mistake_in_a_lesson_is_told(string text, string fault)
    {
        var scenario = "scenario: s\ntree: {A: {class: IOService}}"u8.ToArray();

        LessonReader.Read(YamlDocument.Parse(text, "l.yaml").OrThrow(), 1, "l", name => name == "s.yaml" ? new MemoryStream(scenario) : null)
            .Faults.Should().Contain(f => f.What == fault);
    }
}
