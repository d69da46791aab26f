using System.Buffers.Binary;

namespace IOMatch.Bundles;

/// <summary>Signatures that lie about their lengths: each is told by what lies.</summary>
public sealed class LyingSignatureTests
{
    [Theory]
    [InlineData(0, 0x12345678, "the code signature starts with 0x12345678, an embedded signature starts with 0xfade0cc0")]
    [InlineData(4, 0x7fffffff, "the code signature says that it has 2147483647 bytes, its place in the file has ")]
    [InlineData(4, 5, "the code signature says that it has 5 bytes, its place in the file has ")]
    [InlineData(8, 1000, "the code signature says that it holds 1000 blobs, more than its ")]
    [InlineData(8, -1, "the code signature says that it holds 4294967295 blobs, more than its ")]
    [InlineData(8, 0, "the code signature holds no code directory")]
    [InlineData(16, -1, "blob 1 of the code signature (slot 0x0) lies at 0xffffffff, beyond its ")]
    public void The_superblob(int offset, int value, string expected) => Told(offset, value, expected);

    [Theory]
    [InlineData(0, 0x11223344, "the code directory starts with 0x11223344, not with 0xfade0c02")]
    [InlineData(4, 0x10000000, "blob 1 of the code signature (slot 0x0) says that it has 268435456 bytes, ")]
    [InlineData(4, 20, "the code directory has 20 bytes, its version 0x20200 needs 52")]
    [InlineData(16, 0x7ffffff0, "the code directory says that it holds 7 + 1 hashes of 32 bytes at 0x7ffffff0, more than its ")]
    [InlineData(20, 0x7ffffff0, "the code directory's identifier at 0x7ffffff0 does not end within its ")]
    [InlineData(24, 60, "the code directory says that it holds 60 + 1 hashes of 32 bytes at ")]
    [InlineData(28, 0x01000000, "the code directory says that it holds 7 + 16777216 hashes of 32 bytes at ")]
    [InlineData(48, 0x7ffffff0, "the code directory's team identifier at 0x7ffffff0 does not end within its ")]
    public void The_code_directory(int offset, int value, string expected) => Told(20 + offset, value, expected);

    private static void Told(int offset, int value, string expected)
    {
        var signature = new SignatureBuilder().Build();
        BinaryPrimitives.WriteInt32BigEndian(signature.AsSpan(offset), value);

        var result = MachOFile.Read(new MachOBuilder().Signed(signature).Build(), "a");

        result.Value.Should().BeNull();
        result.Faults.Should().Contain(f => f.Severity == FaultSeverity.Error && f.What.StartsWith(expected, StringComparison.Ordinal));
    }
}
