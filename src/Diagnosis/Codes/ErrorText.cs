using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>How error numbers are written.</summary>
internal static partial class ErrorText
{
    /// <summary>A number of the tables: decimal, negative or 0x.</summary>
    public static long Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>A bare number. With only digits, <paramref name="otherValue"/> is its hexadecimal reading.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out uint value, out uint? otherValue)
    {
        otherValue = null;
        value = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return TryHex(text[2..], out value);
        if (text[0] is '-' or '+')
        {
            var ok = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed) && signed is >= int.MinValue and <= uint.MaxValue;
            value = ok ? unchecked((uint)signed) : 0;
            return ok;
        }
        if (!text.ContainsAnyExceptInRange('0', '9'))
        {
            if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var wide)) return false;
            if (text.Length == 8 && TryHex(text, out var hex)) otherValue = hex;
            return TryNarrow(wide, out value);
        }
        // Bare hexadecimal as registry dumps and old reports print it. Shorter words may be words.
        return text.Length >= 8 && TryHex(text, out value);
    }

    /// <summary>A domain with a number: <c>NSPOSIXErrorDomain Code=8 "Exec format error"</c>.</summary>
    public static bool TryDomain(ReadOnlySpan<char> text, out ImmutableArray<ErrorDomain> domains, out long number)
    {
        domains = [];
        number = 0;
        var match = DomainAndNumber().Match(text.ToString());
        if (!match.Success || !long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) || number is < int.MinValue or > uint.MaxValue) return false;
        domains = match.Groups["domain"].Value.ToUpperInvariant() switch
        {
            "OSSYSTEMEXTENSIONERRORDOMAIN" => [ErrorDomain.SystemExtension],
            "NSPOSIXERRORDOMAIN" => [ErrorDomain.Errno, ErrorDomain.Launchd],
            "KMERRORDOMAIN" => [ErrorDomain.KernelManagement],
            "ERRNO" or "POSIX" => [ErrorDomain.Errno],
            "LAUNCHD" => [ErrorDomain.Launchd],
            "NSMACHERRORDOMAIN" => [ErrorDomain.Kernel, ErrorDomain.MachIpc, ErrorDomain.Mig],
            "OS_REASON" => [ErrorDomain.ExitReason],
            _ => [],
        };
        return !domains.IsEmpty;
    }

    /// <summary>A domain as the table writes it.</summary>
    public static ErrorDomain Domain(string word) => word switch
    {
        "iokit" => ErrorDomain.IOKit,
        "libkern" => ErrorDomain.Libkern,
        "kernel" => ErrorDomain.Kernel,
        "mach-ipc" => ErrorDomain.MachIpc,
        "mig" => ErrorDomain.Mig,
        "errno" => ErrorDomain.Errno,
        "launchd" => ErrorDomain.Launchd,
        "system-extension" => ErrorDomain.SystemExtension,
        "kernel-management" => ErrorDomain.KernelManagement,
        "exit-reason" => ErrorDomain.ExitReason,
        "exec-reason" => ErrorDomain.ExecReason,
        "codesigning-reason" => ErrorDomain.CodesigningReason,
        _ => throw new FormatException("unknown error domain " + word),
    };

    private static bool TryHex(ReadOnlySpan<char> digits, out uint value)
    {
        value = 0;
        return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var wide)
            && TryNarrow(wide, out value);
    }

    private static bool TryNarrow(ulong wide, out uint value)
    {
        value = unchecked((uint)wide);
        return wide is <= uint.MaxValue or >= 0xffff_ffff_8000_0000;
    }

    [GeneratedRegex(@"\b(?<domain>OSSystemExtensionErrorDomain|NSPOSIXErrorDomain|NSMachErrorDomain|KMErrorDomain|OS_REASON|errno|POSIX|launchd)\W{1,4}(?:error\W{1,3}|code\W{1,3}){0,2}(?<number>-?\d{1,10})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DomainAndNumber();
}
