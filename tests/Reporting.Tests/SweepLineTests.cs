namespace IOMatch;

public sealed class SweepLineTests
{
    private static readonly SweepRow Judged = new("dumps/\"a\", b.txt", "Ä.dext", ReasonCode.WinsButNoEffect, Stage.Start)
    {
        Because = [ReasonCode.ProviderOpenedBySibling, ReasonCode.CategoryOnDeviceProvider],
        Certainty = Certainty.Assumed,
        Won = ["Gadget@1"],
        Lost = ["Gadget@2", "Gadget\n@3"],
        Missed = 4,
        Catalogue = ["macos-15", "more.yaml"],
        System = "macOS 15.4, Apple silicon",
    };

    private static readonly SweepRow Unusable = new("a.txt", "b.dext", ReasonCode.DumpUnreadable, Stage.Input) { Faults = ["a.txt: error IOM006: the file is empty"] };

    public static TheoryData<SweepRow> Rows => new() { Judged, Unusable };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_line_is_read_back_as_it_was(SweepRow row)
    {
        var line = SweepLine.Of(row);

        line.Should().NotContain("\n");
        SweepLine.TryRead(line, out var read).Should().BeTrue();
        read.Should().Be(row);
        SweepLine.Of(read!).Should().Be(line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dump,bundle")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"dump\":1}")]
    public void What_is_no_line_is_none(string text) => SweepLine.TryRead(text, out _).Should().BeFalse();

    [Fact]
    public void Every_field_matters_to_equality()
    {
        Judged.Should().NotBe(Judged with { Missed = 5 }).And.NotBe(Judged with { Won = [] }).And.NotBe(Judged with { Because = [] }).And.NotBe(Judged with { System = null });
        Judged.Should().Be(Judged with { Won = ["Gadget@1"] });
    }

    [Fact]
    public void A_torn_line_is_where_the_file_ends()
    {
        var whole = SweepLine.Of(Judged) + "\n";

        var read = SweepLines.Read(System.Text.Encoding.UTF8.GetBytes(whole + whole[..20]), "torn.jsonl").OrThrow();

        read.Rows.Should().Equal(Judged);
        read.Length.Should().Be(System.Text.Encoding.UTF8.GetByteCount(whole));
    }
}
