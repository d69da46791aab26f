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
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) KernelJson.Write(writer, value);
        var written = Encoding.UTF8.GetString(stream.ToArray());
        written.Should().Be(json);
        Value(written).Should().Be(value);
    }
}
