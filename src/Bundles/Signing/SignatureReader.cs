using System.Collections.Immutable;
using System.Security.Cryptography;

namespace IOMatch;

/// <summary>The superblob of an embedded signature and what it indexes (xnu cs_blobs.h; all numbers big-endian).</summary>
internal sealed class SignatureReader(BinaryFaults faults, ReadLimits limits, string who)
{
    private const uint EmbeddedSignature = 0xfade_0cc0;
    private const uint DirectoryMagic = 0xfade_0c02;
    private const uint XmlEntitlements = 0xfade_7171;
    private const uint DerEntitlements = 0xfade_7172;
    private const uint Wrapper = 0xfade_0b01;
    private const uint MostBlobs = 1_024;

    private const uint DirectorySlot = 0;
    private const uint EntitlementsSlot = 5;
    private const uint DerEntitlementsSlot = 7;
    private const uint AlternateDirectories = 0x1000;
    private const uint AlternateDirectoriesEnd = 0x1005;
    private const uint SignatureSlot = 0x10000;
    private const uint TicketSlot = 0x10002;

    private const string SignAgain = "sign the executable again";

    /// <summary>Null when the signature cannot be used; the faults say why.</summary>
    public CodeSignature? Read(ByteView space)
    {
        space = new(space.Memory, bigEndian: true);
        if (!space.TryU32(0, out var magic) || !space.TryU32(4, out var length) || !space.TryU32(8, out var count))
        {
            faults.Error($"{who}the code signature has {space.Length} bytes, its header needs 12", SignAgain);
            return null;
        }
        if (magic != EmbeddedSignature)
        {
            faults.Error($"{who}the code signature starts with {ByteView.Hex(magic)}, an embedded signature starts with 0xfade0cc0", SignAgain);
            return null;
        }
        if (length < 12 || !space.TrySlice(0, length, out var super))
        {
            faults.Error($"{who}the code signature says that it has {length} bytes, its place in the file has {space.Length}", SignAgain);
            return null;
        }
        if (count > MostBlobs || !super.Has(12, (ulong)count * 8))
        {
            faults.Error($"{who}the code signature says that it holds {count} blobs, more than its {length} bytes can index", SignAgain);
            return null;
        }
        var blobs = ReadIndex(super, count);
        return blobs is null ? null : Assemble(blobs);
    }

    private List<Blob>? ReadIndex(ByteView super, uint count)
    {
        var blobs = new List<Blob>();
        for (var i = 0u; i < count; i++)
        {
            super.TryU32(12 + ((ulong)i * 8), out var slot);
            super.TryU32(16 + ((ulong)i * 8), out var offset);
            if (!super.TryU32(offset, out var magic) || !super.TryU32((ulong)offset + 4, out var length))
            {
                faults.Error($"{who}blob {i + 1} of the code signature (slot {ByteView.Hex(slot)}) lies at {ByteView.Hex(offset)}, beyond its {super.Length} bytes", SignAgain);
                return null;
            }
            if (length < 8 || !super.TrySlice(offset, length, out var bytes))
            {
                faults.Error($"{who}blob {i + 1} of the code signature (slot {ByteView.Hex(slot)}) says that it has {length} bytes, {super.Length - offset} are left", SignAgain);
                return null;
            }
            if (blobs.Exists(b => b.Slot == slot)) faults.Warning($"{who}the code signature holds two blobs for slot {ByteView.Hex(slot)}, the first counts");
            else blobs.Add(new(slot, magic, bytes));
        }
        return blobs;
    }

    private CodeSignature? Assemble(List<Blob> blobs)
    {
        var directories = ImmutableArray.CreateBuilder<CodeDirectory>();
        foreach (var blob in blobs)
        {
            if (blob.Slot != DirectorySlot && blob.Slot is < AlternateDirectories or >= AlternateDirectoriesEnd) continue;
            if (blob.Magic != DirectoryMagic)
            {
                faults.Error($"{who}the code directory starts with {ByteView.Hex(blob.Magic)}, not with 0xfade0c02", SignAgain);
                return null;
            }
            if (new DirectoryReader(faults, who).Read(blob.Bytes) is not { } directory) return null;
            directories.Add(directory);
        }
        if (directories.Count == 0)
        {
            faults.Error($"{who}the code signature holds no code directory", SignAgain);
            return null;
        }
        var signer = Signer(blobs, directories[0], out var name);
        var entitlements = Entitlements(blobs, directories.ToImmutable());
        return faults.HasErrors ? null : new(directories.ToImmutable(), signer, name, entitlements, Find(blobs, TicketSlot) is not null);
    }

    private SigningIdentity Signer(List<Blob> blobs, CodeDirectory directory, out string? name)
    {
        name = null;
        var cms = Find(blobs, SignatureSlot);
        if (cms is { } present && present.Magic != Wrapper)
        {
            faults.Warning($"{who}the signature block starts with {ByteView.Hex(present.Magic)}, not with 0xfade0b01");
        }
        var hasCms = cms is { Bytes.Length: > 8 };
        if (directory.Flags.HasFlag(CodeSignatureFlags.AdHoc) || !hasCms) return SigningIdentity.AdHoc;
        var identity = SignerCertificate.Read(cms!.Value.Bytes.Memory[8..], out name, out var problem);
        if (problem is not null) faults.Warning($"{who}the signature block cannot be read: {problem}", "who signed stays unknown; check with codesign -dvvv");
        return identity;
    }

    private BundleEntitlements? Entitlements(List<Blob> blobs, ImmutableArray<CodeDirectory> directories)
    {
        var xml = Contents(blobs, EntitlementsSlot, XmlEntitlements, "XML", directories);
        var der = Contents(blobs, DerEntitlementsSlot, DerEntitlements, "DER", directories);
        return EntitlementBlobs.Read(xml, der, faults, limits, who);
    }

    private ReadOnlyMemory<byte>? Contents(List<Blob> blobs, uint slot, uint magic, string form, ImmutableArray<CodeDirectory> directories)
    {
        if (Find(blobs, slot) is not { } blob) return null;
        if (blob.Magic != magic)
        {
            faults.Error($"{who}the {form} entitlements start with {ByteView.Hex(blob.Magic)}, not with {ByteView.Hex(magic)}", SignAgain);
            return null;
        }
        foreach (var directory in directories)
        {
            if (CodeHash.Verify(directory, (int)slot, blob.Bytes.Span) is false)
            {
                faults.Warning($"{who}the {form} entitlements are not those that were signed: their {directory.HashKind} hash differs from the code directory's", SignAgain);
                break;
            }
        }
        return blob.Bytes.Memory[8..];
    }

    private static Blob? Find(List<Blob> blobs, uint slot)
    {
        foreach (var blob in blobs)
        {
            if (blob.Slot == slot) return blob;
        }
        return null;
    }

    private readonly record struct Blob(uint Slot, uint Magic, ByteView Bytes);
}
