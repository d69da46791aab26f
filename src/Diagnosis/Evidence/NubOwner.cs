using System.Globalization;

namespace IOMatch;

/// <summary>Who has a USB nub open alone, as the nub shows it.</summary>
/// <param name="Name">A driver's name, or a program's.</param>
/// <param name="ProcessId">The program's process; null for a driver.</param>
public sealed record NubOwner(string Name, int? ProcessId)
{
    private const string Process = "pid ";

    /// <summary>Whether a program has it, not a driver.</summary>
    public bool IsProgram => ProcessId is not null;

    /// <summary>The owner that a nub shows; null when it shows none.</summary>
    /// <remarks>Observed on macOS 15: UsbExclusiveOwner is a driver's name, or <c>pid 305, UVCAssistant</c>.</remarks>
    public static NubOwner? Of(OSDictionary properties) => Parse(properties["UsbExclusiveOwner"]);

    /// <summary>The program behind a user client, from IOUserClientCreator; null when the entry is none.</summary>
    public static NubOwner? OfClient(OSDictionary properties) => Parse(properties["IOUserClientCreator"]) is { IsProgram: true } program ? program : null;

    private static NubOwner? Parse(OSObject? value)
    {
        if (value is not OSString { Text: { Length: > 0 } text }) return null;
        var comma = text.IndexOf(", ", StringComparison.Ordinal);
        return text.StartsWith(Process, StringComparison.Ordinal) && comma > 0 && int.TryParse(text.AsSpan(Process.Length, comma - Process.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(text[(comma + 2)..], id)
            : new(text, null);
    }
}
