using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Fixes;

public sealed class PlistPatchTests
{
    private const string Head = "<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"a>b\" \"c\">\n<plist version=\"1.0\"><!-- <key>no</key> -->\n<dict>\n  <key>IOKitPersonalities</key>\n  <dict>\n    <key>P &amp; Q</key>\n    <dict>\n";
    private const string Body = "      <key>IOClass</key> <!-- which --> <string>A</string>\n      <key><![CDATA[idProduct]]></key>\n      <string>1</string>\n      <key>idVendor</key><integer>2</integer>\n";
    private const string Tail = "    </dict>\n  </dict>\n</dict>\n</plist>\n";
    private const string Name = "P & Q";

    [Fact]
    public void A_value_is_replaced_where_it_stands() =>
        Patched(new Edit.Rewrite(Name, ["idProduct"], new OSString("1"), new OSNumber(1), Miswriting.NumberAsText))
            .Should().Be(Head + Body.Replace("<string>1</string>", "<integer>1</integer>", StringComparison.Ordinal) + Tail);

    [Fact]
    public void A_key_goes_with_its_lines() =>
        Patched(new Edit.Remove(Name, ["idProduct"], new OSString("1"), IsLeftover: true))
            .Should().Be(Head + Body.Replace("      <key><![CDATA[idProduct]]></key>\n      <string>1</string>\n", "", StringComparison.Ordinal) + Tail);

    [Fact]
    public void A_key_that_shares_its_line_goes_alone() =>
        Patched(new Edit.Remove(Name, ["IOClass"], new OSString("A"), IsLeftover: true), Head + Body.Replace("\n      <key><![CDATA", "<key><![CDATA", StringComparison.Ordinal) + Tail)
            .Should().StartWith(Head + "      <key><![CDATA[idProduct]]></key>");

    [Fact]
    public void A_new_key_in_a_dictionary_without_order_comes_last() =>
        Patched(new Edit.Set(Name, ["IOProbeScore"], null, new OSNumber(5)), Head + "      <key>z</key>\n      <true/>\n" + Body + Tail)
            .Should().Be(Head + "      <key>z</key>\n      <true/>\n" + Body + "      <key>IOProbeScore</key>\n      <integer>5</integer>\n" + Tail);

    [Fact]
    public void A_new_key_in_a_sorted_dictionary_comes_before_the_next() =>
        Patched(new Edit.Set(Name, ["bcdDevice"], null, new OSNumber(5)), Head + "      <key>idProduct</key>\n      <integer>1</integer>\n      <key>idVendor</key>\n      <integer>2</integer>\n" + Tail)
            .Should().StartWith(Head + "      <key>bcdDevice</key>\n      <integer>5</integer>\n      <key>idProduct</key>\n");

    [Fact]
    public void An_empty_dictionary_is_opened() =>
        Patched(new Edit.Set(Name, ["IOClass"], null, new OSString("A")), Head.Replace("    <dict>\n", "    <dict/>\n", StringComparison.Ordinal) + Tail.Replace("    </dict>\n  </dict>", "  </dict>", StringComparison.Ordinal))
            .Should().Contain("    <dict>\n      <key>IOClass</key>\n      <string>A</string>\n    </dict>\n");

    [Fact]
    public void A_name_of_a_key_is_replaced() =>
        Patched(new Edit.Rename(Name, "idVendor", "idvendor<")).Should().Contain("<key>idvendor&lt;</key><integer>2</integer>");

    [Fact]
    public void Line_ends_stay_as_they_are()
    {
        var text = Patched(new Edit.Set(Name, ["x"], null, new OSString("y")), (Head + Body + Tail).Replace("\n", "\r\n", StringComparison.Ordinal));

        text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContain("\n");
    }

    [Fact]
    public void A_binary_list_is_refused_with_the_way_out()
    {
        var fault = PlistPatch.Apply("bplist00"u8.ToArray(), "Info.plist", []).Faults.Should().ContainSingle().Subject;

        fault.What.Should().Be("this is a binary property list, and only XML is edited");
        fault.Hint.Should().Be("convert it: plutil -convert xml1 FILE");
    }

    [Fact]
    public void A_list_in_the_old_text_form_is_refused_with_the_way_out() =>
        PlistPatch.Apply("{ a = b; }"u8.ToArray(), "Info.plist", []).Faults.Should().ContainSingle().Which.What.Should().Contain("old text form");

    [Fact]
    public void A_comment_in_an_empty_dictionary_stays() =>
        Patched(new Edit.Set(Name, ["IOClass"], null, new OSString("A")), Head + "      <!-- nothing yet -->\n" + Tail)
            .Should().Be(Head + "      <!-- nothing yet -->\n      <key>IOClass</key>\n      <string>A</string>\n" + Tail);

    [Fact]
    public void A_key_that_stands_twice_goes_twice() =>
        Patched(new Edit.Remove(Name, ["idVendor"], new OSNumber(3), IsLeftover: true), Head + Body + "      <key>idVendor</key><integer>3</integer>\n" + Tail).Should().NotContain("idVendor");

    [Fact]
    public void A_key_gets_its_name_and_its_value_at_once() =>
        Patched(new Edit.Rename(Name, "idProduct", "idVendor2") { Value = new OSNumber(1) }).Should().Contain("<key>idVendor2</key>\n      <integer>1</integer>");

    [Fact]
    public void A_byte_order_mark_stays() =>
        Patched(new Edit.Set(Name, ["x"], null, new OSNumber(1)), "\uFEFF" + Head + Body + Tail).Should().StartWith("\uFEFF<?xml");

    /// <summary>Whatever a file has come to, it is edited as meant or refused, and nothing is thrown.</summary>
    [Fact]
    public void A_damaged_file_is_edited_as_meant_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Head + Body + Tail);
        string[] pieces = ["<", ">", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&bogus;", "\"", "</dict>", "<dict>", "<key>", "\0", "\r", "<string/>", "<?", "<!DOCTYPE x [<!ENTITY a \"b\">]>"];
        var generator =
            from at in Gen.Choose(0, whole.Length)
            from length in Gen.Choose(0, 30)
            from piece in Gen.Elements(pieces)
            from cut in Gen.Elements(true, false)
            select (At: at, Length: length, Piece: piece, Cut: cut);
        Prop.ForAll(Arb.From(generator), d =>
        {
            byte[] bytes = [.. whole[..d.At], .. Encoding.UTF8.GetBytes(d.Piece), .. d.Cut ? [] : whole[Math.Min(whole.Length, d.At + d.Length)..]];
            foreach (var edit in (Edit[])[new Edit.Set(Name, ["x"], null, new OSNumber(1)), new Edit.Remove(Name, ["idVendor"], new OSNumber(2), IsLeftover: true), new Edit.Rename(Name, "IOClass", "y")])
            {
                var result = PlistPatch.Apply(bytes, "Info.plist", [edit]);
                if (result.Value is null && result.Faults.IsEmpty) return false;
            }
            return true;
        }).Check(Laws.Times(400));
    }

    [Fact]
    public void A_list_in_utf16_is_refused() => PlistPatch.Apply(Encoding.Unicode.GetBytes("<plist/>"), "Info.plist", []).Value.Should().BeNull();

    [Fact]
    public void A_place_that_is_not_there_is_refused() =>
        PlistPatch.Apply(Encoding.UTF8.GetBytes(Head + Body + Tail), "Info.plist", [new Edit.Set("other", ["a"], null, new OSNumber(1))]).Faults.Should().ContainSingle();

    /// <summary>What is not edited stays byte for byte: every line of the file but those of the edited key.</summary>
    [Fact]
    public void No_other_line_changes()
    {
        var text = Gadget.Good;
        var keys = ((OSDictionary)((OSDictionary)((OSDictionary)PropertyListReader.Read(Encoding.UTF8.GetBytes(text), "a").OrThrow().Root)["IOKitPersonalities"]!)["Gadget"]!).Keys.ToArray().Select(k => k.Text).ToImmutableArray();
        var generator =
            from key in Gen.Elements(keys.AsEnumerable())
            from value in Gen.Elements<OSObject>(new OSNumber(7), new OSString("a<b"), OSBoolean.True, new OSArray(new OSNumber(1)))
            from isNew in Gen.Elements(true, false)
            from remove in Gen.Elements(true, false)
            select (Key: isNew ? key + "2" : key, Value: value, Remove: remove && !isNew);
        Prop.ForAll(Arb.From(generator), e =>
        {
            Edit edit = e.Remove ? new Edit.Remove("Gadget", [e.Key], e.Value, IsLeftover: true) : new Edit.Set("Gadget", [e.Key], null, e.Value);
            var lines = Patched(edit, text).Split('\n').ToList();
            var own = text.Split('\n').ToList();
            var at = own.FindIndex(l => l.Contains($"<key>{e.Key}</key>", StringComparison.Ordinal));
            if (at >= 0) own.RemoveRange(at, 2);
            return own.All(l => lines.Remove(l));
        }).Check(Laws.Times(100));
    }

    private static string Patched(Edit edit, string? text = null) =>
        Encoding.UTF8.GetString(PlistPatch.Apply(Encoding.UTF8.GetBytes(text ?? Head + Body + Tail), "Info.plist", [edit]).OrThrow().After.Span);
}
