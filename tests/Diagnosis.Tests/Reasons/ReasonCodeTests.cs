namespace IOMatch.Reasons;

public sealed class ReasonCodeTests
{
    [Fact]
    public void Every_input_fault_is_the_reason_code_of_its_number_and_name() =>
        Enum.GetValues<InputFault>().Select(f => (Number: (int)f, Name: f.ToString()))
            .Should().BeEquivalentTo(Enum.GetValues<ReasonCode>().Where(c => c.Stage() == Stage.Input).Select(c => (Number: (int)c, Name: c.ToString())));

    [Fact]
    public void Every_reason_code_belongs_to_a_stage() =>
        Enum.GetValues<ReasonCode>().Should().OnlyContain(c => Enum.IsDefined(c.Stage()));

    [Theory]
    [InlineData(ReasonCode.PlistUnreadable, "IOM001", "plist-unreadable")]
    [InlineData(ReasonCode.IoClassMissing, "IOM101", "io-class-missing")]
    [InlineData(ReasonCode.ProviderOpenedBySibling, "IOM803", "provider-opened-by-sibling")]
    [InlineData(ReasonCode.Cdhash, "IOM605", "cdhash")]
    public void A_reason_code_has_a_number_and_a_word_form(ReasonCode code, string number, string id)
    {
        code.Number().Should().Be(number);
        code.Id().Should().Be(id);
    }
}
