using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch;

/// <summary>
/// HTML in the making. Markup can only be written as the constant part of an interpolated string; whatever stands in its holes is text,
/// is redacted and escaped, and so can never become markup.
/// </summary>
internal sealed class Markup(Redaction? redaction)
{
    private readonly StringBuilder html = new();

    /// <summary>Appends markup with escaped text in its holes.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Piece piece)
    {
        _ = piece;
        return this;
    }

    /// <summary>Appends a style sheet or script that belongs to the tool itself.</summary>
    public void AddOwn(string resource) => html.Append(resource);

    /// <summary>The document so far.</summary>
    public override string ToString() => html.ToString();

    private void Text(string text)
    {
        foreach (var c in redaction is null ? text : redaction.Of(text))
        {
            switch (c)
            {
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '&': html.Append("&amp;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\n' or '\t': html.Append(c); break;
                // a name in a dump must not turn the text around it, nor break the encoding
                case >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufffe' or '\uffff': html.Append('?'); break;
                default: html.Append(char.IsControl(c) ? '?' : c); break;
            }
        }
    }

    /// <summary>The compiler's way into <see cref="Markup"/>: constants are markup, holes are text.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        private readonly Markup page;

        public Piece(int literalLength, int formattedCount, Markup page)
        {
            _ = literalLength + formattedCount;
            this.page = page;
        }

        public void AppendLiteral(string markup) => page.html.Append(markup);

        public void AppendFormatted(string? text)
        {
            if (text is not null) page.Text(text);
        }

        public void AppendFormatted(int number) => page.html.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
