using System.Text;

namespace IOMatch;

internal ref partial struct XmlPlistParser
{
    // Line and column, moving on from where it was asked last.
    private void Locate(int at, out int line, out int column)
    {
        Count(text[markedTo..at], text, at, ref markedLine, ref markedColumn);
        markedTo = at;
        line = markedLine;
        column = markedColumn;
    }

    private readonly SourcePosition PositionOf(int at, string? path = null)
    {
        int line = 1, column = 1;
        Count(text[..at], text, at, ref line, ref column);
        return new(file, line, column, path);
    }

    // Lines end with LF, CR LF or CR; columns are UTF-16 units.
    private static void Count(ReadOnlySpan<byte> part, ReadOnlySpan<byte> whole, int end, ref int line, ref int column)
    {
        for (int i; (i = part.IndexOfAny((byte)'\n', (byte)'\r')) >= 0; part = part[(i + 1)..])
        {
            var next = end - part.Length + i + 1;
            if (part[i] == '\r' && next < whole.Length && whole[next] == '\n') continue;
            line++;
            column = 1;
        }
        if (Ascii.IsValid(part)) column += part.Length;
        else
            foreach (var c in part) column += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
    }

    private bool EndsTooEarly()
    {
        if (depth > 0)
        {
            var open = Plain(NameOf(Top().Kind));
            return FailAt(Top().At, $"<{open}> is never closed", $"add </{open}>; the file may be cut off", PathTo(depth - 1));
        }
        if (plistAt >= 0) return Fail(plistAt, "<plist> is never closed", "add </plist>; the file may be cut off");
        return Fail(text.Length, "the file holds no value", "put a <dict> inside <plist>");
    }

    private bool StrayText()
    {
        var length = text[pos..].IndexOfAny("<\r\n"u8);
        var found = Quoted(length < 0 ? text[pos..] : text.Slice(pos, length));
        if (text[pos] == '#' && length is not 0 && PreprocessorLine(length < 0 ? text[pos..] : text.Slice(pos, length)))
        {
            return Fail(pos, $"{found} is a line for the C preprocessor, which has not run yet", "name the Info.plist of the built bundle, or run the file through: cc -E -P -x c -");
        }
        if (depth == 0 && plistAt < 0) return Fail(pos, $"{found} begins no property list", "it should begin with <?xml, <plist or <dict");
        var around = depth == 0 ? "plist" : Plain(NameOf(Top().Kind));
        return Fail(pos, $"the text {found} stands in <{around}>, where an element belongs", "write text as <string>…</string>");
    }

    // what Xcode does to an Info.plist when INFOPLIST_PREPROCESS is set
    private static bool PreprocessorLine(ReadOnlySpan<byte> line)
    {
        var word = line[1..].TrimStart((byte)' ');
        return word.StartsWith("if"u8) || word.StartsWith("el"u8) || word.StartsWith("endif"u8) || word.StartsWith("include"u8) || word.StartsWith("define"u8) || word.StartsWith("undef"u8);
    }

    private bool UnknownElement()
    {
        var name = Plain(text.Slice(tag.At + 1, tag.NameLength));
        if (tag.Kind == Element.Reference) return Fail(tag.At, "<reference> has no IDREF", "write <reference IDREF=\"…\"/>");
        var hint = name.ToUpperInvariant() switch
        {
            "INT" or "NUMBER" or "INTEGER" or "UNSIGNED" => "write <integer>",
            "BOOL" or "BOOLEAN" or "YES" or "NO" or "TRUE" or "FALSE" => "write <true/> or <false/>",
            "FLOAT" or "DOUBLE" or "REAL" => "write <real>",
            "STR" or "TEXT" or "STRING" or "SYMBOL" => "write <string>",
            "DICTIONARY" or "MAP" or "DICT" => "write <dict>",
            "LIST" or "ARRAY" => "write <array>",
            "KEY" => "write <key>",
            "DATA" or "BINARY" => "write <data>",
            "DATE" => "write <date>",
            "SET" => "write <set>",
            "PLIST" => "write <plist>",
            "HTML" or "HEAD" or "BODY" => "this is a web page: download the file itself",
            _ => "known are dict, key, array, set, string, integer, real, true, false, data and date",
        };
        return Fail(tag.At, $"<{name}> is no element of a property list", hint);
    }

    private bool KeyWithoutValue()
    {
        var (line, column) = map.At(Top().KeyNode);
        var name = symbols[keys[keyCount - 1]].Text;
        faults.Add(new(InputFault.PlistUnreadable, new(file, line, column, CurrentPath()), $"the key {Quoted(name)} has no value", "every <key> is followed by one value"));
        return false;
    }

    private readonly bool Fail(int at, string what, string hint) => Fail(InputFault.PlistUnreadable, at, what, hint);

    private readonly bool Fail(InputFault kind, int at, string what, string hint)
    {
        faults.Add(new(kind, PositionOf(at, CurrentPath()), what, hint));
        return false;
    }

    private readonly bool FailAt(int at, string what, string hint, string? path)
    {
        faults.Add(new(InputFault.PlistUnreadable, PositionOf(at, path), what, hint));
        return false;
    }

    // The way to a container that is open.
    private readonly string? PathTo(int container)
    {
        string? path = null;
        for (var i = 0; i < container; i++) path = Step(i, frames[i + 1].Keys, frames[i + 1].Values, path);
        return path;
    }

    // The way to the value that is being read.
    private readonly string? CurrentPath()
    {
        if (depth == 0) return null;
        var path = PathTo(depth - 1);
        return frames[depth - 1] is { Kind: Element.Dict, HasKey: false } ? path : Step(depth - 1, keyCount, valueCount, path);
    }

    private readonly string Step(int frame, int keysSoFar, int valuesSoFar, string? path) =>
        PropertyList.Join(path, frames[frame].Kind == Element.Dict ? symbols[keys[keysSoFar - 1]].Text : PropertyList.Step(valuesSoFar - frames[frame].Values));

    private readonly string Name(in Tag of) => $"<{Plain(text.Slice(of.At + 1, of.NameLength))}>";

    private static string Plain(ReadOnlySpan<byte> bytes) => PlistText.Plain(KernelText.Decode(bytes));

    private static string Quoted(ReadOnlySpan<byte> bytes) => PlistText.Quoted(KernelText.Decode(bytes));

    private static string Quoted(string text) => PlistText.Quoted(text);
}
