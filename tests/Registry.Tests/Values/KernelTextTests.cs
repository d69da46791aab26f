namespace IOMatch.Values;

public sealed class KernelTextTests
{
    // no theories: what stands in an attribute must be whole UTF-16
    [Fact]
    public void Bytes_that_are_no_UTF_8_come_back_as_the_same_bytes()
    {
        (string Hex, string Text)[] cases =
        [
            ("", ""), ("6f6e65", "one"), ("c3a9", "é"), ("f09f9a80", "🚀"), ("80", "\uDC80"), ("ff", "\uDCFF"), ("41ff42", "A\uDCFFB"), ("c3", "\uDCC3"),
            ("e282", "\uDCE2\uDC82"), ("f09f9a80ff", "🚀\uDCFF"), ("ffc3a9", "\uDCFFé"),
        ];
        foreach (var (hex, text) in cases)
        {
            KernelText.Decode(Convert.FromHexString(hex)).Should().Be(text);
            Convert.ToHexStringLower(KernelText.Encode(text)).Should().Be(hex);
        }
    }

    [Fact]
    public void Half_a_character_that_stands_for_no_byte_is_replaced()
    {
        (string Text, string Hex)[] cases = [("A\uD800B", "41efbfbd42"), ("\uDC7F", "efbfbd"), ("\uDD00", "efbfbd")];
        foreach (var (text, hex) in cases) Convert.ToHexStringLower(KernelText.Encode(text)).Should().Be(hex);
    }

    [Fact]
    public void Texts_of_every_length_are_told_apart_by_their_hash()
    {
        var texts = Enumerable.Range(0, 12).SelectMany(n => (string[])[new('a', n), new string('a', Math.Max(0, n - 1)) + "b", "b" + new string('a', n)]).Distinct().ToList();

        texts.Select(t => new OSString(t).GetHashCode()).Should().OnlyHaveUniqueItems();
        texts.Should().OnlyContain(t => new OSString(t).GetHashCode() == new OSSymbol(t).GetHashCode());
    }

    [Fact]
    public void Data_and_the_string_that_it_equals_have_one_hash() =>
        OSData.FromHex("6f6e6500").GetHashCode().Should().Be(new OSString("one").GetHashCode(), "trailing NULs do not count, as K3 has it");
}
