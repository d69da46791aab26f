using System.Text;

namespace IOMatch;

/// <summary>A diagram in the language of Mermaid, which GitHub draws in a block of that name.</summary>
internal static class MermaidText
{
    public static string Of(Diagram diagram)
    {
        var text = new StringBuilder($"flowchart {(diagram.IsTree ? "TD" : "LR")}\n");
        for (var i = 0; i < diagram.Boxes.Count; i++)
        {
            var box = diagram.Boxes[i];
            var label = string.Join("<br/>", box.Lines.Select(Safe));
            text.Append(box.Kind == BoxKind.Race ? $"  n{i}([\"{label}\"])" : $"  n{i}[\"{label}\"]").Append(Look(box.Kind)).Append('\n');
        }
        foreach (var link in diagram.Links)
        {
            var line = link.IsFaint ? "-.-" : "---";
            text.Append($"  n{link.From} {line}{(link.Label.Length == 0 ? "" : $"|\"{Safe(link.Label)}\"|")} n{link.To}\n");
        }
        if (diagram.Boxes.Exists(b => Look(b.Kind) == ":::out")) text.Append("  classDef out stroke-dasharray: 4\n");
        if (diagram.Boxes.Exists(b => Look(b.Kind) == ":::runs")) text.Append("  classDef runs stroke-width: 3px\n");
        return text.ToString();
    }

    private static string Look(BoxKind kind) => kind switch
    {
        BoxKind.Quiet or BoxKind.Loser => ":::out",
        BoxKind.Winner => ":::runs",
        _ => "",
    };

    // in quotes only these mean something; a backtick would begin Markdown
    private static string Safe(string text) => string.Concat(text.Select(c => c switch
    {
        '"' => "#quot;",
        '#' => "#35;",
        '&' => "#amp;",
        '<' => "#lt;",
        '>' => "#gt;",
        '`' => "#96;",
        _ when char.IsControl(c) => "?",
        _ => c.ToString(),
    }));
}
