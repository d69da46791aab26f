namespace IOMatch.PropertyLists;

public sealed class PlistTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("é💀", "é💀")]
    [InlineData("a\tb\nc\rd", "a\\tb\\nc\\rd")]
    [InlineData("a\u0001\u007F💀", "a\\u0001\\u007f💀")]
    public void A_piece_of_a_file_is_shown_in_one_line_and_printable(string text, string shown)
    {
        PlistText.Plain(text).Should().Be(shown);
        PlistText.Quoted(text).Should().Be($"\"{shown}\"");
    }

    [Fact]
    public void A_byte_that_is_no_text_is_shown_as_such_and_half_a_character_too()
    {
        PlistText.Plain("a\uDC80\uDCFF").Should().Be("a\\x80\\xff");
        PlistText.Plain("a\uD83D").Should().Be("a\\ud83d");
    }

    [Theory]
    [InlineData(40, "", "")]
    [InlineData(40, "y", "…")]
    [InlineData(38, "💀", "💀")]
    [InlineData(39, "💀", "…")]
    [InlineData(38, "💀y", "💀…")]
    public void A_long_piece_is_cut_between_characters(int length, string end, string shown) =>
        PlistText.Plain(new string('x', length) + end).Should().Be(new string('x', length) + shown);
}
