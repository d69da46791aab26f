using System.Text;
using System.Text.Json;

namespace IOMatch.Values;

public sealed class KernelJsonTests
{
    private static OSObject Value(string json) => KernelJson.ToValue(JsonDocument.Parse(json).RootElement);

    [Theory]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("-1", ulong.MaxValue)]
    [InlineData("-9223372036854775809", 0x7fffffffffffffffUL)]
    [InlineData("18446744073709551621", 5UL)]
    [InlineData("{\"$int\": \"18446744073709551611\", \"bits\": 64}", 0xfffffffffffffffbUL)]
    public void An_integer_is_exact_modulo_64_bits(string json, ulong value) => Value(json).Should().Be(new OSNumber(value));

    [Theory]
    [InlineData("""{"a":[true,"x",{"$sym":"y"},{"$data":"00ff"}],"b":{"$set":[1,{"$int":"255","bits":8}]},"c":{"$int":"18446744073709551615","bits":64}}""")]
    public void What_is_written_is_read_again(string json)
    {
        var value = Value(json);
        var written = Written(value);
        written.Should().Be(json);
        Value(written).Should().Be(value);
    }

    [Theory]
    [InlineData(long.MaxValue, 64, "9223372036854775807")]
    [InlineData(5, 32, """{"$int":"5","bits":32}""")]
    public void An_integer_is_written_plainly_where_a_reader_would_take_it_for_the_same(long number, int bits, string json) => Written(new OSNumber((ulong)number, bits)).Should().Be(json);

    [Fact]
    public void What_is_no_value_of_the_kernel_is_written_with_its_kind()
    {
        Written(new PlistReal(1.5)).Should().Be("""{"$real":"1.5"}""");
        Written(new UnreadValue("<x>")).Should().Be("""{"$unread":"\u003Cx\u003E"}""");
    }

    [Fact]
    public void An_integer_may_say_its_bits_and_be_written_as_a_number()
    {
        Value("""{"$int": 5, "bits": 8}""").Should().Be(new OSNumber(5, 8));
        Value("""{"$int": "5"}""").Should().Be(new OSNumber(5));
    }

    [Fact]
    public void A_key_that_comes_again_is_one_object_where_keys_are_remembered()
    {
        using var document = JsonDocument.Parse("""[{"a":1},{"a":2}]""");
        var tables = ((OSArray)KernelJson.ToValue(document.RootElement, new Dictionary<string, OSSymbol>(StringComparer.Ordinal))).Cast<OSDictionary>().ToList();

        tables[0].Keys[0].Should().BeSameAs(tables[1].Keys[0]);
    }

    [Fact]
    public void Null_is_no_value_of_the_kernel() => ((Func<OSObject>)(() => Value("null"))).Should().Throw<FormatException>();

    private static string Written(OSObject value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) KernelJson.Write(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
