using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch.PropertyLists;

public sealed class KernelPlainTextTests
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? Json(string text)
    {
        if (KernelPlainText.Unserialize(text) is not { } value) return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable)) KernelJson.Write(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [InlineData("()", "[]")]
    [InlineData("(a)", """["a"]""")]
    [InlineData("(a,b,c)", """["a","b","c"]""")]
    [InlineData("((),a)", """[[],"a"]""")]
    [InlineData("((a,b),([c]),d)", """[["a","b"],[{"$set":["c"]}],"d"]""")]
    public void An_array_stands_in_parentheses(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("[]", """{"$set":[]}""")]
    [InlineData("[a,'b']", """{"$set":["a","b"]}""")]
    [InlineData("([],[a],b)", """[{"$set":[]},{"$set":["a"]},"b"]""")]
    public void A_set_stands_in_square_brackets(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{a=b;}", """{"a":"b"}""")]
    [InlineData("{a=b;'c d'=(e);\"f\"={g=.true.;};}", """{"a":"b","c d":["e"],"f":{"g":true}}""")]
    [InlineData("({},{a=b;},c)", """[{},{"a":"b"},"c"]""")]
    [InlineData("{a=b;c=d;a=e;}", """{"a":"e","c":"d"}""")]
    public void A_table_ends_every_pair_with_a_semicolon(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("''", "\"\"")]
    [InlineData("'a b'", "\"a b\"")]
    [InlineData("\"it's\"", "\"it's\"")]
    [InlineData("'say \"a\"'", "\"say \\\"a\\\"\"")]
    [InlineData(@"'it\'s'", "\"it's\"")]
    [InlineData(@"'a\n'", "\"an\"")]
    [InlineData(@"'a\\b'", "\"ab\"")]
    [InlineData(@"'a\\'", "\"a\"")]
    [InlineData("'# no comment'", "\"# no comment\"")]
    [InlineData("'(a,b)'", "\"(a,b)\"")]
    [InlineData("('a',\"b\",'')", """["a","b",""]""")]
    public void A_quoted_string_ends_with_the_quote_it_began_with(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("IOPCI-2x", "\"IOPCI-2x\"")]
    [InlineData("Z9", "\"Z9\"")]
    [InlineData("(ab-,c0)", """["ab-","c0"]""")]
    public void A_word_of_letters_digits_and_hyphens_needs_no_quotes(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("12:32", 12UL, 32)]
    [InlineData("0:8", 0UL, 8)]
    [InlineData("9:09", 9UL, 9)]
    [InlineData("1234567890:64", 1234567890UL, 64)]
    [InlineData("18446744073709551615:64", ulong.MaxValue, 64)]
    [InlineData("18446744073709551616:64", 0UL, 64)]
    [InlineData("0x1f:8", 0x1fUL, 8)]
    [InlineData("0xa9f0:0x10", 0xa9f0UL, 16)]
    [InlineData("0xfedcba9876543210:64", 0xfedcba9876543210UL, 64)]
    [InlineData("511:8", 255UL, 8)]
    [InlineData("1:0", 1UL, 0)]
    [InlineData("1:4294967304", 1UL, 8)]
    [InlineData("1 : \t#bits\n2", 1UL, 2)]
    public void A_number_names_its_bits(string text, ulong value, int bits)
    {
        var number = KernelPlainText.Unserialize(text).Should().BeOfType<OSNumber>().Subject;
        number.Value.Should().Be(value);
        number.Bits.Should().Be(bits);
    }

    [Theory]
    [InlineData(".true.", "true")]
    [InlineData(".false.", "false")]
    [InlineData("(.true.,.false.,a)", """[true,false,"a"]""")]
    public void A_boolean_stands_between_dots(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("<>", "")]
    [InlineData("<0a0b>", "0a0b")]
    [InlineData("< 0a\t0b\n0c >", "0a0b0c")]
    [InlineData("<0123456789abcdef>", "0123456789abcdef")]
    [InlineData("<# bytes > here\n0a#\n0b>", "0a0b")]
    [InlineData("<0>", "")]
    [InlineData("<0a0>", "0a")]
    public void Data_is_hexadecimal_with_blanks_between_bytes(string text, string hex) => KernelPlainText.Unserialize(text).Should().Be(OSData.FromHex(hex));

    [Theory]
    [InlineData(" \t\n a", "\"a\"")]
    [InlineData("# one\n# two\n\na", "\"a\"")]
    [InlineData("#\na", "\"a\"")]
    [InlineData(" ( a , # not ) here\n b\t)", """["a","b"]""")]
    [InlineData("{ a # key\n = # value\n b ; }", """{"a":"b"}""")]
    [InlineData("(<0a> , 1:8 , 'x' , .true. , [ ] )", """[{"$data":"0a"},{"$int":"1","bits":8},"x",true,{"$set":[]}]""")]
    public void Blanks_and_comments_may_stand_between_all_parts(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("a b", "\"a\"")]
    [InlineData("a_b", "\"a\"")]
    [InlineData("true.", "\"true\"")]
    [InlineData("(a))", """["a"]""")]
    [InlineData("'a''b'", "\"a\"")]
    [InlineData("{} nonsense ]", "{}")]
    [InlineData(".true.x", "true")]
    [InlineData("<0a>b", """{"$data":"0a"}""")]
    [InlineData("3:8:9", """{"$int":"3","bits":8}""")]
    public void What_follows_the_first_value_is_not_looked_at(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("# only a comment")]
    [InlineData("é")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData(")")]
    [InlineData("\r'a'")]
    [InlineData("(")]
    [InlineData("(a")]
    [InlineData("(a,")]
    [InlineData("(a,)")]
    [InlineData("(,a)")]
    [InlineData("(a b)")]
    [InlineData("(a;b)")]
    [InlineData("(a]")]
    [InlineData("[a)")]
    [InlineData("(a_b)")]
    [InlineData("{")]
    [InlineData("{a")]
    [InlineData("{a}")]
    [InlineData("{a=")]
    [InlineData("{a=b")]
    [InlineData("{a=b}")]
    [InlineData("{a=b,}")]
    [InlineData("{a=;}")]
    [InlineData("{a:b;}")]
    [InlineData("{=b;}")]
    [InlineData("{a=b;;}")]
    [InlineData("{.true.=b;}")]
    [InlineData("{1:8=b;}")]
    [InlineData("{(a)=b;}")]
    [InlineData("'a")]
    [InlineData("'a\"")]
    [InlineData("'")]
    [InlineData(@"'a\")]
    [InlineData(@"'a\'")]
    [InlineData("12")]
    [InlineData("12:")]
    [InlineData("12;32")]
    [InlineData("12:a")]
    [InlineData("12 32")]
    [InlineData("1a:8")]
    [InlineData("1x2:8")]
    [InlineData("1:65")]
    [InlineData("(1:65)")]
    [InlineData("0X1:8")]
    [InlineData("0xA:8")]
    [InlineData("0x1g:8")]
    [InlineData("-1:8")]
    [InlineData(".true")]
    [InlineData(".True.")]
    [InlineData(".")]
    [InlineData("<")]
    [InlineData("<0a")]
    [InlineData("<0a0")]
    [InlineData("<0")]
    [InlineData("<0A>")]
    [InlineData("<0g>")]
    [InlineData("<0a0 >")]
    [InlineData("<0 a>")]
    [InlineData("<`0>")]
    [InlineData("<:0>")]
    [InlineData("<0a,0b>")]
    public void What_breaks_the_rules_is_no_value(string text) =>
        KernelPlainText.Unserialize(text).Should().BeNull();

    [Theory]
    [InlineData("('a'@1,@1)", """["a","a"]""")]
    [InlineData("('a'@1@2,@2)", """["a","a"]""")]
    [InlineData("('a'@1,'b'@1,@1)", """["a","b","b"]""")]
    [InlineData("('a'@1,@1@2,@2)", """["a","a","a"]""")]
    [InlineData("{'a'@1=@1;}", """{"a":"a"}""")]
    [InlineData("{'a'@1=b;@1=c;}", """{"a":"c"}""")]
    [InlineData("((a)@ # one\n 0x1,@4294967297)", """[["a"],["a"]]""")]
    public void A_value_with_a_number_behind_it_is_meant_again_by_the_number(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("[a,a,'a']", """{"$set":["a","a","a"]}""")]
    [InlineData("['a'@1,@1]", """{"$set":["a"]}""")]
    [InlineData("[{},{},(),()]", """{"$set":[{},{},[],[]]}""")]
    [InlineData("[.true.,.false.,.true.]", """{"$set":[true,false]}""")]
    public void A_set_holds_an_object_once_and_equal_ones_as_often_as_they_come(string text, string json) => Json(text).Should().Be(json);

    [Theory]
    [InlineData("@1")]
    [InlineData("(@1,'a'@1)")]
    [InlineData("('a'@1,@2)")]
    [InlineData("('a'@,b)")]
    [InlineData("a@")]
    [InlineData("a@b")]
    [InlineData("@")]
    public void A_number_that_nothing_was_given_yet_is_no_value(string text) => KernelPlainText.Unserialize(text).Should().BeNull();

    [Fact]
    public void A_text_ends_at_its_first_NUL()
    {
        Json("a\0@").Should().Be("\"a\"");
        KernelPlainText.Unserialize("(a\0)").Should().BeNull();
    }

    // The kernel's parser has room for 200 entries and one is there from the start; each level takes one for a list and three for a table.
    [Theory]
    [InlineData("(", "()", ")", 196)]
    [InlineData("(", "a", ")", 196)]
    [InlineData("(a,", "a", ")", 65)]
    [InlineData("(", "1:2", ")", 195)]
    [InlineData("(", "a@1", ")", 195)]
    [InlineData("((", "1:2", "))", 97)]
    [InlineData("(a,", "()", ")", 65)]
    [InlineData("(a,", "1:2", ")", 65)]
    [InlineData("(a@1,", "@1", ")", 65)]
    [InlineData("(a@1,{a=", "@1", ";})", 32)]
    [InlineData("(a,{a=", "a@1", ";})", 32)]
    [InlineData("({a=", "{}", ";})", 49)]
    [InlineData("({a=", "a@1", ";})", 48)]
    [InlineData("({k=v;a=", "1:2", ";})", 39)]
    [InlineData("[", "a", "]", 196)]
    [InlineData("[a,", "[]", "]", 65)]
    [InlineData("[", "[]", "]", 196)]
    [InlineData("{a=", "{}", ";}", 65)]
    [InlineData("{a=", "1:2", ";}", 65)]
    [InlineData("{k=v;a=", "a", ";}", 49)]
    [InlineData("{k=v;a=", "{}", ";}", 49)]
    [InlineData("{k=v;a=", "1:2", ";}", 48)]
    public void Values_may_be_nested_as_deep_as_the_kernels_parser_has_room(string open, string innermost, string close, int most)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + innermost + string.Concat(Enumerable.Repeat(close, depth));
        KernelPlainText.Unserialize(Nested(most)).Should().NotBeNull();
        KernelPlainText.Unserialize(Nested(most + 1)).Should().BeNull();
    }

    /// <summary>What OSUnserialize of xnu-11417 made of generated texts; null also where it dies.</summary>
    [Fact]
    public void Every_text_is_read_as_the_kernels_own_code_reads_it()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(Repository.Fixture("values", "plain-text.jsonl")))
        {
            using var row = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1000 });
            var expected = row.RootElement[1];
            var json = Json(row.RootElement[0].GetString()!);
            if (json != (expected.ValueKind == JsonValueKind.Null ? null : expected.GetRawText())) wrong.Add($"{line} is read as {json ?? "null"}");
            count++;
        }
        wrong.Should().BeEmpty();
        count.Should().Be(1260);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('{')]
    public void Brackets_without_end_exhaust_nothing(char open) => KernelPlainText.Unserialize(new string(open, 1_000_000)).Should().BeNull();
}
