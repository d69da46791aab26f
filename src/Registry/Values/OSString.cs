using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>A string. On the left of a comparison it equals data only with its final NUL (K3).</summary>
public class OSString : OSObject
{
    private int hash;
    private byte[]? bytes;

    /// <param name="text">The text; bytes that were no UTF-8 are carried as <see cref="KernelText"/> says.</param>
    public OSString(string text) => Text = text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The bytes, without a final NUL.</summary>
    public ReadOnlySpan<byte> Bytes => bytes ??= KernelText.Encode(Text);

    /// <inheritdoc/>
    public override string Kind => "OSString";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => other switch
    {
        OSString s => SameText(s),
        OSData d => EqualsData(d.Span),
        _ => false,
    };

    internal bool SameText(OSString other) => ReferenceEquals(Text, other.Text) || (GetHashCode() == other.GetHashCode() && string.Equals(Text, other.Text, StringComparison.Ordinal));

    // OSString::isEqualTo(OSData): a string's length counts its NUL; the data may hold one byte more, and that a NUL.
    private bool EqualsData(ReadOnlySpan<byte> data)
    {
        var own = Bytes;
        var extra = data.Length - own.Length;
        return extra is 1 or 2 && data.StartsWith(own) && !data[own.Length..].ContainsAnyExcept((byte)0);
    }

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is OSString s && s is OSSymbol == this is OSSymbol && SameText(s);

    /// <inheritdoc/>
    public sealed override int GetHashCode()
    {
        if (hash == 0) hash = HashOf(Text);
        return hash;
    }

    /// <summary>Takes over the hash of the same text.</summary>
    private protected void AdoptHash(OSString same) => hash = same.GetHashCode();

    /// <summary>A hash that a string shares with data of the same bytes, with or without final NULs. Seeded, so that no file can be made of collisions.</summary>
    internal static int HashOf(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('\0');
        var h = Seed ^ (ulong)text.Length;
        var blocks = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var block in blocks) h = Mix(h ^ block);
        ulong rest = 0;
        foreach (var c in text[(blocks.Length * 4)..]) rest = (rest << 16) | c;
        h = Mix(h ^ rest);
        var folded = unchecked((int)(h ^ (h >> 32)));
        return folded == 0 ? 1 : folded;
    }

    private static readonly ulong Seed = BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)) | 1;

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0x9E37_79B9_7F4A_7C15UL ^ Seed, out var low);
        return high ^ low;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
