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

    [Theory]
    [InlineData("MacPro7,1\0", "data <\"MacPro7,1\">")]
    [InlineData("pci8086,a36d\0XHC\0", "data <\"pci8086,a36d\",\"XHC\">")]
    [InlineData("MacPro7,1", "data <4d616350 726f372c 31>")]
    [InlineData("ab\0", "data <616200>")]
    [InlineData("a\0\0\0", "data <61000000>")]
    [InlineData("\u00860\u0080\0", "data <86308000>")]
    public void Data_that_holds_texts_is_shown_as_ioreg_prints_it(string bytes, string text) => ValueText.WithType(new OSData(System.Text.Encoding.Latin1.GetBytes(bytes))).Should().Be(text);
}
