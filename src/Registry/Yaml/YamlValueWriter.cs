using System.Text;

namespace IOMatch;

/// <summary>Writes values as YAML blocks; what fits on a line stands on one.</summary>
internal sealed class YamlValueWriter(TextWriter output)
{
    private const int Width = 100;

    /// <summary>The entries of a table, each on lines of its own.</summary>
    /// <param name="table">Not empty.</param>
    /// <param name="depth">Spaces before the keys.</param>
    public void Entries(OSDictionary table, int depth) => Entries(table, depth, isInLine: false);

    private void Entries(OSDictionary table, int depth, bool isInLine)
    {
        for (var i = 0; i < table.Keys.Length; i++)
        {
            if (i > 0 || !isInLine) Indent(depth);
            var key = YamlText.Key(table.Keys[i].Text);
            // A long key has a line of its own, and its value is indented like it.
            var breaks = key.IndexOf('\n', StringComparison.Ordinal);
            if (breaks >= 0)
            {
                output.Write(key.AsSpan(0, breaks + 1));
                Indent(depth);
                key = ": ";
            }
            output.Write(key.AsSpan(0, key.Length - 1));
            Value(table.Values[i], depth);
        }
    }

    /// <summary>A value behind a key or dash, with the blank before it and the line's end.</summary>
    private void Value(OSObject value, int depth)
    {
        var line = new StringBuilder();
        if (TryLine(value, line, Width - depth))
        {
            output.Write(' ');
            output.Write(line);
            output.Write('\n');
        }
        else if (value is OSDictionary table)
        {
            output.Write('\n');
            Entries(table, depth + 2);
        }
        else
        {
            output.Write(value is OSSet ? " !set\n" : "\n");
            foreach (var member in (OSMembers)value)
            {
                Indent(depth + 2);
                if (member is OSDictionary { Count: > 0 } inner && !TryLine(inner, new(), Width - depth))
                {
                    output.Write("- ");
                    Entries(inner, depth + 4, isInLine: true);
                    continue;
                }
                output.Write('-');
                Value(member, depth + 2);
            }
        }
    }

    // A scalar always takes one line; a collection only while it is short.
    private static bool TryLine(OSObject value, StringBuilder line, int width)
    {
        if (YamlText.Scalar(value) is { } scalar)
        {
            line.Append(scalar);
            return true;
        }
        if (value is OSDictionary table)
        {
            line.Append('{');
            for (var i = 0; i < table.Count; i++)
            {
                if (i > 0) line.Append(", ");
                if (YamlText.IsLongKey(table.Keys[i].Text)) return false;
                line.Append(YamlText.Key(table.Keys[i].Text));
                if (!TryLine(table.Values[i], line, width) || line.Length > width) return false;
            }
            line.Append('}');
            return true;
        }
        line.Append(value is OSSet ? "!set [" : "[");
        var members = (OSMembers)value;
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0) line.Append(", ");
            if (!TryLine(members[i], line, width) || line.Length > width) return false;
        }
        line.Append(']');
        return true;
    }

    private void Indent(int depth)
    {
        for (var i = 0; i < depth; i++) output.Write(' ');
    }
}
