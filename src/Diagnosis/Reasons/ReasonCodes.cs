using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IOMatch;

/// <summary>The two written forms of a reason code.</summary>
public static class ReasonCodes
{
    private static readonly FrozenDictionary<string, ReasonCode> ByText = Enum.GetValues<ReasonCode>()
        .SelectMany(c => new[] { KeyValuePair.Create(c.Number(), c), KeyValuePair.Create(c.Id(), c) })
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code: <c>IOM803</c>.</summary>
    public static string Number(this ReasonCode code) => $"IOM{(int)code:000}";

    /// <summary>The word form: <c>provider-opened-by-sibling</c>.</summary>
    public static string Id(this ReasonCode code)
    {
        var name = Enum.GetName(code) ?? throw new ArgumentOutOfRangeException(nameof(code));
        var id = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && id.Length > 0) id.Append('-');
            id.Append(char.ToLowerInvariant(c));
        }
        return id.ToString();
    }

    /// <summary>The stage a code belongs to.</summary>
    public static Stage Stage(this ReasonCode code) => Stages.Of(code);

    /// <summary>Reads either form, in any case: <c>IOM803</c>, <c>iom803</c>, <c>provider-opened-by-sibling</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReasonCode code)
    {
        code = default;
        return text is not null && ByText.TryGetValue(text.Trim(), out code);
    }

    /// <summary>Reads either form; for the project's own tables.</summary>
    /// <exception cref="FormatException">There is no such code.</exception>
    internal static ReasonCode Parse(string text) => TryParse(text, out var code) ? code : throw new FormatException("no reason code " + text);

    /// <summary>The reason code of an input fault.</summary>
    public static ReasonCode Of(InputFault fault) => (ReasonCode)(int)fault;
}
