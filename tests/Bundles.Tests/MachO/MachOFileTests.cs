namespace IOMatch.Bundles;

public sealed class MachOFileTests
{
    private const uint Arm64 = 0x0100_000c;
    private const uint X86 = 0x0100_0007;

    [Fact]
    public void A_thin_file_has_one_image()
    {
        var file = MachOFile.Read(new MachOBuilder().Build(), "a").OrThrow();

        var image = file.Images.Should().ContainSingle().Subject;
        image.Architecture.Should().Be(Architecture.Arm64);
        image.Kind.Should().Be(MachOKind.Executable);
        image.Signature.Should().BeNull();
        image.Section("__DATA_CONST", "__osclassinfo").Should().NotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fat_file_has_an_image_for_each_architecture(bool wide)
    {
        var arm = new MachOBuilder { Subtype = 0x8000_0002 }.Build();
        var intel = new MachOBuilder { Cpu = X86 }.Build();

        var file = MachOFile.Read(MachOBuilder.Fat(wide, (Arm64, 0x8000_0002, arm), (X86, 3, intel)), "a").OrThrow();

        file.Images.Select(i => i.Architecture).Should().Equal(Architecture.Arm64e, Architecture.X86_64);
        file.ImageFor(Architecture.Arm64).Architecture.Should().Be(Architecture.Arm64e);
        file.ImageFor(Architecture.X86_64).Architecture.Should().Be(Architecture.X86_64);
    }

    [Fact]
    public void A_file_cut_anywhere_is_a_fault_or_a_whole_image()
    {
        var whole = new MachOBuilder().Class("Gadget").Signed(new SignatureBuilder()).Build();
        for (var length = 0; length < whole.Length; length++)
        {
            var result = MachOFile.Read(whole.AsMemory(0, length), "a");
            result.Value.Should().BeNull($"{length} of {whole.Length} bytes are left");
            result.Faults.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void A_truncated_file_says_what_lies_beyond_its_end()
    {
        var whole = new MachOBuilder().Class("Gadget").Signed(new SignatureBuilder()).Build();

        var fault = MachOFile.Read(whole.AsMemory(0, 1100), "Gadget.dext/Gadget").Faults.Should().ContainSingle().Subject;

        fault.ToString().Should().Be("Gadget.dext/Gadget: error IOM012: segment __DATA_CONST lies at 0x400 with 488 bytes, beyond the image's 1100; the file is truncated; copy it again");
    }

    [Fact]
    public void A_fat_header_that_points_beyond_the_file_is_named()
    {
        var fat = MachOBuilder.Fat(wide: false, (Arm64, 0, new MachOBuilder().Build()));

        var fault = MachOFile.Read(fat.AsMemory(0, 5000), "a").Faults.Should().ContainSingle().Subject;

        fault.What.Should().StartWith("architecture arm64 lies at 0x1000 with ").And.EndWith("beyond the file's 5000");
    }

    [Fact]
    public void Text_is_no_mach_o()
    {
        MachOFile.Read("#!/bin/sh\nexit 0\n"u8.ToArray(), "a").Faults.Should().ContainSingle()
            .Which.What.Should().Be("0x23212f62 at the start is no Mach-O magic number");
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_looked_at()
    {
        MachOFile.Read(new byte[100], "a", new ReadLimits(Bytes: 50)).Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.LimitExceeded);
    }
}
