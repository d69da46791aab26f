using System.Formats.Asn1;
using System.Numerics;

namespace IOMatch;

/// <summary>
/// The DER form of entitlements. Since macOS 12: [APPLICATION 16] { INTEGER 1, dictionary }, a dictionary being
/// [16] { SEQUENCE { UTF8String, value }… }; before that a bare SET of such pairs. Arrays are SEQUENCEs. Nothing of it is
/// documented; the form is that of codesign's output (Observed) and Apple's der_plist sources.
/// </summary>
internal sealed class DerPropertyList
{
    private static readonly Asn1Tag Versioned = new(TagClass.Application, 16, isConstructed: true);
    private static readonly Asn1Tag Dictionary = new(TagClass.ContextSpecific, 16, isConstructed: true);

    private readonly int depthLimit;
    private int valuesLeft;

    private DerPropertyList(ReadLimits limits)
    {
        depthLimit = limits.Depth;
        valuesLeft = limits.Values;
    }

    /// <summary>The dictionary, or null and what is wrong.</summary>
    public static OSDictionary? Read(ReadOnlyMemory<byte> der, ReadLimits limits, out string? problem)
    {
        problem = null;
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            if (reader.HasData && reader.PeekTag() == Versioned)
            {
                var wrapper = reader.ReadSequence(Versioned);
                reader.ThrowIfNotEmpty();
                if (!wrapper.TryReadInt32(out var version) || version != 1)
                {
                    problem = "they are of another version than 1";
                    return null;
                }
                reader = wrapper;
            }
            var value = new DerPropertyList(limits).ReadValue(reader, 0);
            reader.ThrowIfNotEmpty();
            if (value is OSDictionary dictionary) return dictionary;
            problem = $"they hold {PlistKind.WithArticle(value)} where a dictionary belongs";
        }
        catch (AsnContentException e)
        {
            problem = "they are no DER property list: " + (e is DerPropertyListException ? e.Message : "broken tag or length");
        }
        return null;
    }

    private OSObject ReadValue(AsnReader reader, int depth)
    {
        if (depth > depthLimit) throw new DerPropertyListException($"deeper than {depthLimit} levels");
        if (--valuesLeft < 0) throw new DerPropertyListException("more values than the limit allows");
        var tag = reader.PeekTag();
        if (tag.HasSameClassAndValue(Dictionary)) return ReadPairs(reader.ReadSetOf(skipSortOrderValidation: true, Dictionary), depth);
        if (tag.TagClass != TagClass.Universal) throw new DerPropertyListException($"unknown tag {tag}");
        switch ((UniversalTagNumber)tag.TagValue)
        {
            case UniversalTagNumber.Boolean:
                return OSBoolean.Of(reader.ReadBoolean());
            case UniversalTagNumber.Integer:
                return ReadInteger(reader.ReadIntegerBytes());
            case UniversalTagNumber.UTF8String:
                return new OSString(reader.ReadCharacterString(UniversalTagNumber.UTF8String));
            case UniversalTagNumber.OctetString:
                return new OSData(reader.ReadOctetString());
            case UniversalTagNumber.GeneralizedTime:
                return new PlistDate(reader.ReadGeneralizedTime().UtcDateTime);
            case UniversalTagNumber.SetOf:
                return ReadPairs(reader.ReadSetOf(skipSortOrderValidation: true), depth);
            case UniversalTagNumber.Sequence:
                var members = new List<OSObject>();
                var sequence = reader.ReadSequence();
                while (sequence.HasData) members.Add(ReadValue(sequence, depth + 1));
                return new OSArray(members);
            default:
                throw new DerPropertyListException($"unknown tag {tag}");
        }
    }

    private OSDictionary ReadPairs(AsnReader pairs, int depth)
    {
        var builder = new OSDictionary.Builder();
        while (pairs.HasData)
        {
            var pair = pairs.ReadSequence();
            var key = pair.ReadCharacterString(UniversalTagNumber.UTF8String);
            if (!builder.Set(key, ReadValue(pair, depth + 1))) throw new DerPropertyListException($"the key {key} occurs twice");
            pair.ThrowIfNotEmpty();
        }
        return builder.ToDictionary();
    }

    private static OSNumber ReadInteger(ReadOnlyMemory<byte> bytes)
    {
        var value = new BigInteger(bytes.Span, isBigEndian: true);
        if (value < long.MinValue || value > ulong.MaxValue) throw new DerPropertyListException("an integer does not fit into 64 bits");
        return value.Sign < 0 ? OSNumber.Of((long)value) : new OSNumber((ulong)value);
    }

    private sealed class DerPropertyListException(string message) : AsnContentException(message);
}
