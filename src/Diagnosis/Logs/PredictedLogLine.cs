using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>A value in a log line: text, or a number that is printed as the place demands.</summary>
public readonly record struct LogArgument
{
    private readonly string? text;
    private readonly long number;
    private bool Is32 { get; init; }

    private LogArgument(string? text, long number)
    {
        this.text = text;
        this.number = number;
    }

    /// <summary>Text, such as a driver's name.</summary>
    public static implicit operator LogArgument(string text) => new(text, 0);

    /// <summary>A number, such as a registry entry's id or a score.</summary>
    public static implicit operator LogArgument(long number) => new(null, number);

    /// <summary>A number of 32 bits, such as a result code.</summary>
    public static implicit operator LogArgument(int number) => new(null, number) { Is32 = true };

    /// <summary>A result code.</summary>
    public static implicit operator LogArgument(uint number) => new(null, number);

    /// <summary>A registry entry's id.</summary>
    public static implicit operator LogArgument(ulong number) => new(null, unchecked((long)number));

    internal string Print(bool isHex) => text ?? (!isHex
        ? number.ToString(CultureInfo.InvariantCulture)
        : (Is32 ? number & 0xffff_ffff : number).ToString("x", CultureInfo.InvariantCulture));
}

/// <summary>A log line as the kernel, or a daemon, would print it.</summary>
/// <param name="Id">Which line.</param>
/// <param name="Text">The message, without time and process.</param>
public sealed record PredictedLogLine(LogLineId Id, string Text)
{
    /// <summary>What it is a prediction of.</summary>
    public LogLine Line => LogLine.Of(Id);

    /// <summary>Prints a line.</summary>
    /// <param name="id">Which line.</param>
    /// <param name="arguments">A value for each capture of <see cref="LogLine.Format"/>; registry ids and result codes are given as numbers.</param>
    /// <exception cref="ArgumentException">A capture has no value.</exception>
    public static PredictedLogLine Of(LogLineId id, params ReadOnlySpan<(string Capture, LogArgument Value)> arguments)
    {
        var values = new Dictionary<string, LogArgument>(arguments.Length, StringComparer.Ordinal);
        foreach (var (capture, value) in arguments) values[capture] = value;
        return new(id, LogLine.Of(id).Formats[0].Print(values));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
