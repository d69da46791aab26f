using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Decodes error numbers and names. The numbers and meanings are data/tables/diagnosis/error-codes.tsv and data/tables/diagnosis/error-subsystems.tsv.</summary>
public static class ErrorCode
{
    private static readonly Lazy<Tables> LazyTables = new(Tables.Load);

    /// <summary>Everything in the table.</summary>
    public static ImmutableArray<ErrorMeaning> Known => LazyTables.Value.Meanings;

    /// <summary>The families of Mach error numbers.</summary>
    public static ImmutableArray<ErrorSubsystem> Subsystems => LazyTables.Value.Subsystems;

    /// <summary>A 32-bit error number.</summary>
    public static DecodedError Decode(uint value)
    {
        var tables = LazyTables.Value;
        return new(value, tables.SubsystemOf(value), (int)(value & 0x3fff), tables.ByValue(value));
    }

    /// <summary>An error number out of a 64-bit field: sign-extended numbers are taken as 32 bits; null for others that do not fit.</summary>
    public static DecodedError? Decode(ulong value) => value switch
    {
        <= uint.MaxValue => Decode((uint)value),
        >= 0xffff_ffff_8000_0000 => Decode(unchecked((uint)value)),
        _ => null,
    };

    /// <summary>
    /// An error as people write it: <c>0xe00002c5</c>, <c>e00002bc</c>, <c>-536870203</c>, <c>3758097085</c>, <c>kIOReturnExclusiveAccess</c>,
    /// <c>Exec format error</c>, <c>OSSystemExtensionErrorDomain error 9</c>, <c>NSPOSIXErrorDomain Code=8</c>, <c>errno 8</c>,
    /// <c>iokit_common_err(0x2c1)</c>, <c>OSSystemExtensionError.Code.missingEntitlement</c>. Null when it is none of these.
    /// </summary>
    public static DecodedError? Decode(string text)
    {
        var words = text.AsSpan().Trim().Trim('"').Trim();
        if (words.IsEmpty || words.Length > 200) return null;
        var tables = LazyTables.Value;
        if (ErrorText.TryNumber(words, out var value, out var otherValue))
        {
            var decoded = Decode(value);
            if (value is > 0 and <= ErrorText.LastCode) return Small(decoded);
            // 10000003 is the decimal way of no known error, but the hexadecimal way of one.
            return decoded.Meanings.IsEmpty && otherValue is { } hex && Decode(hex) is { Meanings.IsEmpty: false } other ? other : decoded;
        }
        if (ErrorText.TryMacro(words, out value)) return Decode(value);
        if (tables.ByName.TryGetValue(words.ToString(), out var named)) return Named(named);
        // Swift's spelling: OSSystemExtensionError.Code.missingEntitlement, or its last word alone.
        var lastWord = words[(words.LastIndexOf('.') + 1)..];
        if ((words.Length == lastWord.Length || words[0] == '.' || words.StartsWith("OSSystemExtensionError.", StringComparison.Ordinal))
            && tables.ByName.TryGetValue("OSSystemExtensionError" + lastWord.ToString(), out named))
        {
            return Named(named);
        }
        if (ErrorText.TryDomain(words, out var domains, out var number))
        {
            var meanings = Decode(unchecked((uint)number)).Meanings.Where(m => domains.Contains(m.Domain)).ToImmutableArray();
            return Decode(unchecked((uint)number)) with { Meanings = meanings };
        }
        return null;
    }

    // Without its domain a small number is a guess: what people ask after comes first. The low bits of an IOReturn
    // (IOReturn.h writes them so) are the answer where nothing else has the number, and the last guess elsewhere.
    private static DecodedError Small(DecodedError decoded)
    {
        var common = Decode(ErrorText.IOKitCommon | decoded.Value);
        if (decoded.Meanings.IsEmpty) return common.Meanings.IsEmpty ? decoded : common;
        return decoded with { Meanings = [.. decoded.Meanings.OrderBy(m => Likelihood(m.Domain)), .. common.Meanings] };
    }

    private static int Likelihood(ErrorDomain domain) => domain switch
    {
        ErrorDomain.SystemExtension => 0,
        ErrorDomain.KernelManagement => 1,
        ErrorDomain.Errno => 2,
        ErrorDomain.Kernel => 3,
        ErrorDomain.Launchd => 4,
        _ => 5,
    };

    private static DecodedError Named(ErrorMeaning meaning)
    {
        var decoded = Decode(unchecked((uint)meaning.Value));
        return decoded with { Meanings = [meaning, .. decoded.Meanings.Where(m => !ReferenceEquals(m, meaning))] };
    }

    private sealed record Tables(
        ImmutableArray<ErrorMeaning> Meanings,
        ImmutableArray<ErrorSubsystem> Subsystems,
        FrozenDictionary<uint, ImmutableArray<ErrorMeaning>> Values,
        FrozenDictionary<string, ErrorMeaning> ByName)
    {
        public static Tables Load()
        {
            var meanings = EmbeddedTable.Rows("error-codes.tsv").Select(r => new ErrorMeaning(
                ErrorText.Domain(r[0]),
                r[1],
                ErrorText.Number(r[2]),
                r[3],
                r[4],
                r[5].Length == 0 ? null : ReasonCodes.Parse(r[5]),
                Enum.Parse<Certainty>(r[6]),
                r[7],
                r[8])).ToImmutableArray();
            var names = new Dictionary<string, ErrorMeaning>(StringComparer.OrdinalIgnoreCase);
            foreach (var meaning in meanings)
            {
                names.TryAdd(meaning.Name, meaning);
                if (meaning.Also.Length > 0) names.TryAdd(meaning.Also, meaning);
            }
            return new(
                meanings,
                [.. EmbeddedTable.Rows("error-subsystems.tsv").Select(r => new ErrorSubsystem((int)ErrorText.Number(r[0]), (int)ErrorText.Number(r[1]), r[2], r[3], r[4], Enum.Parse<Certainty>(r[5]), r[6]))],
                meanings.GroupBy(m => unchecked((uint)m.Value)).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray()),
                names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
        }

        public ImmutableArray<ErrorMeaning> ByValue(uint value) => Values.TryGetValue(value, out var found) ? found : [];

        public ErrorSubsystem SubsystemOf(uint value)
        {
            var system = (int)(value >> 26);
            var sub = (int)(value >> 14) & 0xfff;
            var known = Subsystems.FirstOrDefault(s => s.System == system && s.Subsystem == sub);
            if (known is not null) return known;
            var name = Subsystems.FirstOrDefault(s => s.System == system)?.SystemName ?? "unknown";
            return new(system, sub, name, "unknown", "not in the tables", Certainty.Assumed, "");
        }
    }
}
