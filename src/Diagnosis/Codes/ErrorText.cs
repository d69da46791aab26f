using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>How error numbers are written.</summary>
internal static partial class ErrorText
{
    /// <summary>System and subsystem of <c>iokit_common_err</c>.</summary>
    public const uint IOKitCommon = 0xe000_0000;

    /// <summary>The largest code below system and subsystem.</summary>
    public const uint LastCode = 0x3fff;

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
            "APPLEMOBILEFILEINTEGRITYERROR" => [ErrorDomain.FileIntegrity],
            _ => [],
        };
        return !domains.IsEmpty;
    }

    /// <summary>A number as headers write it, a macro with the low bits: <c>iokit_common_err(0x2c1)</c> (IOReturn.h), <c>libkern_kext_err(14)</c> (OSKextLib.h).</summary>
    public static bool TryMacro(ReadOnlySpan<char> text, out uint value)
    {
        value = 0;
        var match = Macro().Match(text.ToString());
        if (!match.Success) return false;
        var low = Number(match.Groups["low"].Value.ToLowerInvariant());
        if (low is < 0 or > LastCode) return false;
        value = (uint)low | match.Groups["macro"].Value.ToUpperInvariant() switch
        {
            "IOKIT_COMMON_ERR" => IOKitCommon,
            "IOKIT_VENDOR_SPECIFIC_ERR" => 0xe3ff_8000,
            "IOKIT_USB_ERR" => 0xe000_4000,
            "LIBKERN_KEXT_ERR" => 0xdc00_8000,
            _ => 0xdc00_4000,
        };
        return true;
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
        "file-integrity" => ErrorDomain.FileIntegrity,
        "code-signing" => ErrorDomain.CodeSigning,
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

    [GeneratedRegex(@"\b(?<domain>OSSystemExtensionErrorDomain|NSPOSIXErrorDomain|NSMachErrorDomain|KMErrorDomain|AppleMobileFileIntegrityError|OS_REASON|errno|POSIX|launchd)\W{1,4}?(?:error\W{1,3}?|code\W{1,3}?){0,2}(?<number>-?\d{1,10})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DomainAndNumber();

    [GeneratedRegex(@"^(?<macro>iokit_common_err|iokit_vendor_specific_err|iokit_usb_err|libkern_kext_err|libkern_metaclass_err)\s*\(\s*(?<low>0x[0-9a-f]{1,8}|\d{1,9})\s*\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Macro();
}
