namespace IOMatch.Values;

public sealed class EqualityTests
{
    [Fact]
    public void A_number_equals_the_same_unsigned_value_of_any_size()
    {
        new OSNumber(1, 8).IsEqualTo(new OSNumber(1)).Should().BeTrue("K2");
        OSNumber.Of(-1).IsEqualTo(new OSNumber(0xffffffff, 32)).Should().BeFalse("a plist's -1 has 64 bits");
        new OSNumber(511, 8).IsEqualTo(new OSNumber(255)).Should().BeTrue("8 bits mask the value");
    }

    [Theory]
    [InlineData("6f6e65", false)]
    [InlineData("6f6e6500", true)]
    [InlineData("6f6e650000", true)]
    [InlineData("6f6e65000000", false)]
    public void A_string_equals_data_only_with_its_final_nul(string hex, bool equal) =>
        new OSString("one").IsEqualTo(OSData.FromHex(hex)).Should().Be(equal, "K3");

    [Fact]
    public void A_symbol_on_the_left_never_equals_data()
    {
        new OSSymbol("one").IsEqualTo(OSData.FromHex("6f6e6500")).Should().BeFalse("K3");
        OSData.FromHex("6f6e6500").IsEqualTo(new OSSymbol("one")).Should().BeTrue("K3");
    }
}
