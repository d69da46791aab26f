using System.Text;

namespace IOMatch;

/// <summary>The two written forms of a reason code.</summary>
public static class ReasonCodes
{
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

    /// <summary>The reason code of an input fault.</summary>
    public static ReasonCode Of(InputFault fault) => (ReasonCode)(int)fault;
}
