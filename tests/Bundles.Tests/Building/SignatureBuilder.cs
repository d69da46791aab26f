using System.Security.Cryptography;
using System.Text;

namespace IOMatch.Bundles;

/// <summary>Composes embedded signatures: a code directory, entitlements in both forms, a CMS block.</summary>
internal sealed class SignatureBuilder
{
    private byte[]? xml;
    private byte[]? der;
    private byte[]? cms;
    private byte[]? infoPlist;

    public string Identifier { get; init; } = "com.example.Gadget";

    public string? Team { get; init; } = "EXAMPLE123";

    public CodeSignatureFlags Flags { get; init; }

    public CodeHashKind HashKind { get; init; } = CodeHashKind.Sha256;

    public SignatureBuilder Entitlements(string plist, byte[]? derForm = null)
    {
        xml = Blob(0xfade_7171, Encoding.UTF8.GetBytes(plist));
        if (derForm is not null) der = Blob(0xfade_7172, derForm);
        return this;
    }

    public SignatureBuilder Der(byte[] derForm)
    {
        der = Blob(0xfade_7172, derForm);
        return this;
    }

    public SignatureBuilder Cms(byte[] block)
    {
        cms = Blob(0xfade_0b01, block);
        return this;
    }

    public SignatureBuilder InfoPlist(byte[] bytes)
    {
        infoPlist = bytes;
        return this;
    }

    public byte[] Build()
    {
        var blobs = new List<(uint Slot, byte[] Bytes)> { (0, Directory()) };
        if (xml is not null) blobs.Add((5, xml));
        if (der is not null) blobs.Add((7, der));
        if (cms is not null) blobs.Add((0x10000, cms));
        return Super(blobs);
    }

    public byte[] Directory()
    {
        var size = HashKind switch { CodeHashKind.Sha1 or CodeHashKind.Sha256Truncated => 20, CodeHashKind.Sha384 => 48, _ => 32 };
        const int specialSlots = 7;
        var names = new List<byte>();
        var identifierAt = 52u;
        names.AddRange(Encoding.ASCII.GetBytes(Identifier));
        names.Add(0);
        var teamAt = 0u;
        if (Team is not null)
        {
            teamAt = 52u + (uint)names.Count;
            names.AddRange(Encoding.ASCII.GetBytes(Team));
            names.Add(0);
        }
        var hashesAt = 52u + (uint)names.Count + (uint)(specialSlots * size);
        var special = new byte[specialSlots * size];
        Put(1, infoPlist);
        Put(5, xml);
        Put(7, der);
        var body = new List<byte>();
        body.AddRange(MachOBuilder.Big32(0x20200, (uint)Flags, hashesAt, identifierAt, specialSlots, 1, 1024));
        body.AddRange([(byte)size, (byte)HashKind, 0, 12]);
        body.AddRange(MachOBuilder.Big32(0, 0, teamAt));
        body.AddRange(names);
        body.AddRange(special);
        body.AddRange(new byte[size]);
        return Blob(0xfade_0c02, [.. body]);

        void Put(int slot, byte[]? bytes)
        {
            if (bytes is not null) Hash(bytes)[..size].CopyTo(special, (specialSlots - slot) * size);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "old signatures hash with SHA-1")]
    public byte[] Hash(byte[] bytes) => HashKind switch
    {
        CodeHashKind.Sha1 => SHA1.HashData(bytes),
        CodeHashKind.Sha384 => SHA384.HashData(bytes),
        _ => SHA256.HashData(bytes),
    };

    public static byte[] Super(IReadOnlyList<(uint Slot, byte[] Bytes)> blobs)
    {
        var at = 12u + (uint)(blobs.Count * 8);
        var index = new List<byte>();
        var data = new List<byte>();
        foreach (var (slot, bytes) in blobs)
        {
            index.AddRange(MachOBuilder.Big32(slot, at + (uint)data.Count));
            data.AddRange(bytes);
        }
        return [.. MachOBuilder.Big32(0xfade_0cc0, at + (uint)data.Count, (uint)blobs.Count), .. index, .. data];
    }

    public static byte[] Blob(uint magic, byte[] contents) => [.. MachOBuilder.Big32(magic, (uint)contents.Length + 8), .. contents];
}
