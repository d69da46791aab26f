namespace IOMatch;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData(0x1209u, 64, "integer 4617 (0x1209)")]
    [InlineData(1u, 32, "integer 1")]
    public void Numbers_stand_in_both_bases_where_those_differ(ulong value, int bits, string text) => ValueText.WithType(new OSNumber(value, bits)).Should().Be(text);

    [Fact]
    public void A_negative_number_of_a_property_list_is_told_as_such() => ValueText.Of(OSNumber.Of(-1)).Should().Be("-1 (0xffffffffffffffff)");

    [Fact]
    public void Control_characters_never_reach_the_terminal() => ValueText.Of(new OSString("a\u001b[31mb")).Should().Be("\"a\\u001b[31mb\"");
}
