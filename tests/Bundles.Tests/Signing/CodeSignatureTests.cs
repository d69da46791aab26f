namespace IOMatch.Bundles;

public sealed class CodeSignatureTests
{
    private static readonly OSDictionary Gadget = Plist.Values(Plist.GadgetEntitlements);

    [Theory]
    [InlineData(CodeHashKind.Sha1)]
    [InlineData(CodeHashKind.Sha256)]
    [InlineData(CodeHashKind.Sha256Truncated)]
    [InlineData(CodeHashKind.Sha384)]
    public void The_code_directory_names_the_build(CodeHashKind kind)
    {
        var builder = new SignatureBuilder { HashKind = kind, Flags = CodeSignatureFlags.Runtime };

        var signature = Read(builder.Build());

        signature.Identifier.Should().Be("com.example.Gadget");
        signature.TeamIdentifier.Should().Be("EXAMPLE123");
        signature.Flags.Should().Be(CodeSignatureFlags.Runtime);
        signature.Best.HashKind.Should().Be(kind);
        signature.Best.CdHashText.Should().Be(Convert.ToHexStringLower(builder.Hash(builder.Directory())[..20]));
    }

    [Fact]
    public void Of_two_directories_the_one_with_the_stronger_hash_counts()
    {
        var old = new SignatureBuilder { HashKind = CodeHashKind.Sha1, Identifier = "old" };
        var current = new SignatureBuilder { HashKind = CodeHashKind.Sha256, Identifier = "current" };

        var signature = Read(SignatureBuilder.Super([(0, old.Directory()), (0x1000, current.Directory())]));

        signature.Directories.Should().HaveCount(2);
        signature.Identifier.Should().Be("current");
    }

    [Fact]
    public void A_signature_without_a_block_is_ad_hoc()
    {
        var signature = Read(new SignatureBuilder { Team = null, Flags = CodeSignatureFlags.AdHoc }.Build());

        signature.IsAdHoc.Should().BeTrue();
        signature.TeamIdentifier.Should().BeNull();
        signature.SignerName.Should().BeNull();
    }

    [Theory]
    [InlineData(Signer.DeveloperId, SigningIdentity.DeveloperId)]
    [InlineData(Signer.MacDevelopment, SigningIdentity.Development)]
    [InlineData(null, SigningIdentity.Other)]
    public void The_leaf_certificate_tells_who_signed(string? marker, SigningIdentity identity)
    {
        var builder = new SignatureBuilder();
        var signature = Read(builder.Cms(Signer.Detached(builder.Directory(), "Example Signing: Example (EXAMPLE123)", marker)).Build());

        signature.Signer.Should().Be(identity);
        signature.SignerName.Should().Be("Example Signing: Example (EXAMPLE123)");
        signature.IsAdHoc.Should().BeFalse();
    }

    [Fact]
    public void A_block_that_is_no_cms_leaves_the_signer_unknown()
    {
        var result = MachOFile.Read(new MachOBuilder().Signed(new SignatureBuilder().Cms([1, 2, 3, 4]).Build()).Build(), "a");

        result.OrThrow().Images[0].Signature!.Signer.Should().Be(SigningIdentity.Unreadable);
        result.Faults.Should().ContainSingle().Which.What.Should().StartWith("the signature block cannot be read: ");
    }

    [Fact]
    public void Entitlements_are_read_from_the_xml_blob()
    {
        var entitlements = Read(new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements)).Build()).Entitlements!;

        entitlements.Source.Should().Be(EntitlementSource.SignatureXml);
        entitlements.Values.Equals(Gadget).Should().BeTrue();
    }

    [Fact]
    public void Entitlements_in_der_count_when_both_forms_are_there()
    {
        var result = MachOFile.Read(new MachOBuilder().Signed(new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements), DerBuilder.Current(Gadget))).Build(), "a");

        result.Faults.Should().BeEmpty();
        var entitlements = result.OrThrow().Images[0].Signature!.Entitlements!;
        entitlements.Source.Should().Be(EntitlementSource.SignatureDer);
        entitlements.Values["com.apple.developer.driverkit"].Should().Be(OSBoolean.True);
    }

    [Fact]
    public void Forms_that_disagree_are_a_warning_that_names_the_entitlement()
    {
        var der = DerBuilder.Current(Gadget.With("com.apple.developer.driverkit", OSBoolean.False));

        var result = MachOFile.Read(new MachOBuilder().Signed(new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements), der)).Build(), "a");

        result.Faults.Should().ContainSingle().Which.What.Should().Be("the XML and the DER entitlements disagree about com.apple.developer.driverkit");
    }

    [Fact]
    public void Entitlements_that_were_changed_after_signing_are_a_warning()
    {
        var bytes = new MachOBuilder().Signed(new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements))).Build();
        var at = bytes.AsSpan().IndexOf("4617"u8);
        bytes[at] = (byte)'5';

        MachOFile.Read(bytes, "a").Faults.Should().ContainSingle()
            .Which.What.Should().Be("the XML entitlements are not those that were signed: their Sha256 hash differs from the code directory's");
    }

    private static CodeSignature Read(byte[] signature) =>
        MachOFile.Read(new MachOBuilder().Signed(signature).Build(), "a").OrThrow().Images[0].Signature!;
}
