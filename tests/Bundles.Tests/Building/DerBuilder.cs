using System.Formats.Asn1;

namespace IOMatch.Bundles;

/// <summary>Writes entitlements in DER, in the form of macOS 12 or in the older one.</summary>
internal static class DerBuilder
{
    public static readonly Asn1Tag Versioned = new(TagClass.Application, 16, isConstructed: true);
    public static readonly Asn1Tag Dictionary = new(TagClass.ContextSpecific, 16, isConstructed: true);

    public static byte[] Current(OSDictionary values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence(Versioned))
        {
            writer.WriteInteger(1);
            Write(writer, values, old: false);
        }
        return writer.Encode();
    }

    public static byte[] Old(OSDictionary values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        Write(writer, values, old: true);
        return writer.Encode();
    }

    private static void Write(AsnWriter writer, OSObject value, bool old)
    {
        switch (value)
        {
            case OSDictionary table:
                using (old ? writer.PushSetOf() : writer.PushSequence(Dictionary))
                {
                    foreach (var (key, member) in table.OrderBy(e => e.Key.Text, StringComparer.Ordinal))
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteCharacterString(UniversalTagNumber.UTF8String, key.Text);
                            Write(writer, member, old);
                        }
                    }
                }
                break;
            case OSArray array:
                using (writer.PushSequence())
                {
                    foreach (var member in array) Write(writer, member, old);
                }
                break;
            case OSString text:
                writer.WriteCharacterString(UniversalTagNumber.UTF8String, text.Text);
                break;
            case OSNumber number:
                writer.WriteInteger(unchecked((long)number.Value));
                break;
            case OSBoolean boolean:
                writer.WriteBoolean(boolean.Value);
                break;
            case OSData data:
                writer.WriteOctetString(data.Span);
                break;
            default:
                throw new InvalidOperationException(value.Kind);
        }
    }
}
