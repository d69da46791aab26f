using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How a box is drawn; the words in it say the same.</summary>
internal enum BoxKind
{
    /// <summary>An entry of the registry.</summary>
    Entry,

    /// <summary>An entry on which nothing is matched.</summary>
    Quiet,

    /// <summary>A race, of one category.</summary>
    Race,

    /// <summary>A driver that runs.</summary>
    Winner,

    /// <summary>A driver that does not.</summary>
    Loser,
}

/// <summary>A box.</summary>
internal sealed record DiagramBox(BoxKind Kind, ImmutableArray<string> Lines);

/// <summary>A line between two boxes, by their places in the list.</summary>
internal sealed record DiagramLink(int From, int To, string Label = "", bool IsFaint = false);

/// <summary>Boxes and lines, before anybody decided how they are written.</summary>
internal sealed class Diagram(bool isTree)
{
    public List<DiagramBox> Boxes { get; } = [];

    public List<DiagramLink> Links { get; } = [];

    /// <summary>Drawn downwards, as a tree; otherwise from left to right.</summary>
    public bool IsTree => isTree;

    public int Box(BoxKind kind, params ImmutableArray<string> lines)
    {
        Boxes.Add(new(kind, lines));
        return Boxes.Count - 1;
    }

    public string Write(DiagramFormat format) => format == DiagramFormat.Dot ? DotText.Of(this) : MermaidText.Of(this);
}

/// <summary>How a diagram is written.</summary>
public enum DiagramFormat
{
    /// <summary>For Graphviz: <c>dot -Tsvg</c>.</summary>
    Dot,

    /// <summary>For pages that draw Mermaid, as GitHub does.</summary>
    Mermaid,
}
