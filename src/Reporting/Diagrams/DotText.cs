using System.Text;

namespace IOMatch;

/// <summary>A diagram in the language of Graphviz.</summary>
internal static class DotText
{
    public static string Of(Diagram diagram)
    {
        var text = new StringBuilder($"digraph iomatch {{\n  rankdir={(diagram.IsTree ? "TB" : "LR")};\n  node [shape=box, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", arrowhead=none];\n");
        for (var i = 0; i < diagram.Boxes.Count; i++)
        {
            var box = diagram.Boxes[i];
            text.Append($"  n{i} [label=\"{string.Join("\\n", box.Lines.Select(Safe))}\"{Look(box.Kind)}];\n");
        }
        foreach (var link in diagram.Links)
        {
            string[] looks = [.. link.Label.Length == 0 ? [] : new[] { $"label=\"{Safe(link.Label)}\"" }, .. link.IsFaint ? ["style=dashed"] : Array.Empty<string>()];
            text.Append($"  n{link.From} -> n{link.To}{(looks.Length == 0 ? "" : $" [{string.Join(", ", looks)}]")};\n");
        }
        return text.Append("}\n").ToString();
    }

    private static string Look(BoxKind kind) => kind switch
    {
        BoxKind.Quiet or BoxKind.Loser => ", style=dashed",
        BoxKind.Race => ", shape=ellipse",
        BoxKind.Winner => ", style=bold",
        _ => "",
    };

    private static string Safe(string text) => string.Concat(text.Select(c => c switch { '\\' => "\\\\", '"' => "\\\"", _ when char.IsControl(c) => "?", _ => c.ToString() }));
}
