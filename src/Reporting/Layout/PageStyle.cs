namespace IOMatch;

/// <summary>What the reader's terminal can do.</summary>
/// <param name="Width">Columns; long file names and paths are never broken and may go beyond.</param>
/// <param name="Colour">ANSI colours. Colour never carries meaning alone.</param>
/// <param name="Unicode">Characters beyond ASCII may be used for drawing.</param>
public sealed record PageStyle(int Width = 100, bool Colour = false, bool Unicode = false)
{
    /// <summary>For files, pipes and tests: 100 columns, no colour, ASCII.</summary>
    public static PageStyle Plain { get; } = new();
}

/// <summary>What a piece of text is, for those who see colours.</summary>
internal enum Ink
{
    Plain,
    Good,
    Bad,
    Doubtful,
    Strong,
    Faint,
}

/// <summary>Text in one ink.</summary>
internal readonly record struct Run(string Text, Ink Ink)
{
    public static implicit operator Run(string text) => new(text, Ink.Plain);

    public static Run Good(string text) => new(text, Ink.Good);

    public static Run Bad(string text) => new(text, Ink.Bad);

    public static Run Doubtful(string text) => new(text, Ink.Doubtful);

    public static Run Strong(string text) => new(text, Ink.Strong);

    public static Run Faint(string text) => new(text, Ink.Faint);
}
