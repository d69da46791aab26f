using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.PropertyLists;

public sealed class RoundTripTests
{
    private static byte[] Written(OSObject value, Action<OSObject, Stream> write)
    {
        using var stream = new MemoryStream();
        write(value, stream);
        return stream.ToArray();
    }

    private static OSObject Read(byte[] bytes) => PropertyListReader.Read(bytes, "a.plist").OrThrow().Root;

    [Fact]
    public void What_is_written_in_xml_is_read_again() =>
        Prop.ForAll(PlistValues.Any(sizes: true), value => Read(Written(value, PropertyListXmlWriter.Write)).Equals(value))
            .Check(Laws.Times(400));

    [Fact]
    public void What_is_written_in_binary_is_read_again() =>
        Prop.ForAll(PlistValues.Any(sizes: false), value => Read(Written(value, PropertyListBinaryWriter.Write)).Equals(value))
            .Check(Laws.Times(400));

    [Fact]
    public void Binary_and_xml_say_the_same() =>
        Prop.ForAll(PlistValues.Any(sizes: false), value =>
        {
            var binary = Read(Written(value, PropertyListBinaryWriter.Write));
            return Read(Written(binary, PropertyListXmlWriter.Write)).Equals(value);
        }).Check(Laws.Times(200));

    [Fact]
    public void Large_tables_and_long_texts_keep_every_byte()
    {
        var table = new OSDictionary.Builder();
        for (var i = 0; i < 70_000; i++) table.Set($"key {i}", i % 2 == 0 ? new OSNumber((ulong)i << 16) : new OSString($"text {i % 1000}"));
        table.Set("firmware", new OSData(Enumerable.Range(0, 400_000).Select(i => unchecked((byte)(i * 7))).ToArray()));
        table.Set("text", new OSString(new string('é', 100_000)));
        var value = table.ToDictionary();
        Read(Written(value, PropertyListXmlWriter.Write)).Equals(value).Should().BeTrue();
        Read(Written(value, PropertyListBinaryWriter.Write)).Equals(value).Should().BeTrue();
    }

    [Fact]
    public void Xml_is_laid_out_as_apples_tools_do()
    {
        var value = new OSDictionary(
            new("Names", new OSArray(new OSString("a<b"), new OSNumber(5, 8), OSNumber.Of(-1))),
            new("Empty", OSDictionary.Empty),
            new("Data", new OSData("hello"u8.ToArray())));
        System.Text.Encoding.UTF8.GetString(Written(value, PropertyListXmlWriter.Write)).Should().Be("""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
            	<key>Names</key>
            	<array>
            		<string>a&lt;b</string>
            		<integer size="8">5</integer>
            		<integer>-1</integer>
            	</array>
            	<key>Empty</key>
            	<dict/>
            	<key>Data</key>
            	<data>
            	aGVsbG8=
            	</data>
            </dict>
            </plist>

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_value_that_is_one_object_is_written_once_in_binary()
    {
        OSObject value = new OSArray(new OSString("x"));
        for (var i = 0; i < 20; i++) value = new OSArray(value, value);
        Written(value, PropertyListBinaryWriter.Write).Length.Should().BeLessThan(200);
    }
}
