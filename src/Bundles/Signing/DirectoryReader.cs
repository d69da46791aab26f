using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A CodeDirectory blob (cs_blobs.h CS_CodeDirectory).</summary>
internal sealed class DirectoryReader(BinaryFaults faults, string who)
{
    private const uint SupportsScatter = 0x20100;
    private const uint SupportsTeam = 0x20200;
    private const uint MostSpecialSlots = 64;
    private const uint LongestName = 1_024;

    /// <summary>Null when an offset in it leads out of it.</summary>
    public CodeDirectory? Read(ByteView blob)
    {
        var header = 44ul;
        blob.TryU32(8, out var version);
        if (version >= SupportsScatter) header = 48;
        if (version >= SupportsTeam) header = 52;
        if (!blob.Has(0, header))
        {
            faults.Error($"{who}the code directory has {blob.Length} bytes, its version {ByteView.Hex(version)} needs {header}");
            return null;
        }
        blob.TryU32(12, out var flags);
        blob.TryU32(16, out var hashes);
        blob.TryU32(20, out var identifierAt);
        blob.TryU32(24, out var special);
        blob.TryU32(28, out var code);
        var hashSize = blob.Span[36];
        var kind = Enum.IsDefined((CodeHashKind)blob.Span[37]) ? (CodeHashKind)blob.Span[37] : CodeHashKind.Unknown;
        if (!blob.TryCString(identifierAt, LongestName, out var identifier))
        {
            faults.Error($"{who}the code directory's identifier at {ByteView.Hex(identifierAt)} does not end within its {blob.Length} bytes");
            return null;
        }
        string? team = null;
        if (version >= SupportsTeam && blob.TryU32(48, out var teamAt) && teamAt != 0 && !blob.TryCString(teamAt, LongestName, out team))
        {
            faults.Error($"{who}the code directory's team identifier at {ByteView.Hex(teamAt)} does not end within its {blob.Length} bytes");
            return null;
        }
        if (!blob.Has(hashes, (ulong)code * hashSize) || special > MostSpecialSlots || (ulong)special * hashSize > hashes)
        {
            faults.Error($"{who}the code directory says that it holds {special} + {code} hashes of {hashSize} bytes at {ByteView.Hex(hashes)}, more than its {blob.Length} bytes");
            return null;
        }
        if (kind == CodeHashKind.Unknown) faults.Warning($"{who}the code directory hashes by a way ({blob.Span[37]}) that the kernel does not know");
        var cdHash = CodeHash.Of(kind, blob.Span) is { } hash ? hash[..CodeHash.CdHashLength] : [];
        return new(identifier, string.IsNullOrEmpty(team) ? null : team, version, (CodeSignatureFlags)flags, kind, [.. cdHash], blob.Span[38])
        {
            SpecialHashes = SpecialHashes(blob, hashes, special, hashSize),
        };
    }

    // special slots stand before the first code hash, counted backwards; all zero means that there is nothing
    private static ImmutableSortedDictionary<int, ImmutableArray<byte>> SpecialHashes(ByteView blob, uint hashes, uint count, byte size)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<byte>>();
        for (var slot = 1; slot <= count; slot++)
        {
            var hash = blob.Span.Slice((int)(hashes - ((uint)slot * size)), size);
            if (hash.ContainsAnyExcept((byte)0)) found.Add(slot, [.. hash]);
        }
        return found.ToImmutable();
    }
}
