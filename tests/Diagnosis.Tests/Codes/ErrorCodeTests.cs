using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Codes;

public sealed class ErrorCodeTests
{
    [Theory]
    [InlineData("0xe00002c5", "kIOReturnExclusiveAccess")]
    [InlineData("0xE00002C5", "kIOReturnExclusiveAccess")]
    [InlineData("-536870203", "kIOReturnExclusiveAccess")]
    [InlineData("3758097085", "kIOReturnNoMemory")]
    [InlineData("e00002bc", "kIOReturnError")]
    [InlineData("E00002BC", "kIOReturnError")]
    [InlineData("0xffffffffe00002c7", "kIOReturnUnsupported")]
    [InlineData("18446744073172681408", "kIOReturnNoDevice")]
    [InlineData("kIOReturnExclusiveAccess", "kIOReturnExclusiveAccess")]
    [InlineData("kioreturnexclusiveaccess", "kIOReturnExclusiveAccess")]
    [InlineData(" \"0xe00002e2\" ", "kIOReturnNotPermitted")]
    [InlineData("0xdc008016", "kOSKextReturnLinkError")]
    [InlineData("0xdc008017", "kOSKextReturnStartStopError")]
    [InlineData("0xdc004002", "kOSMetaClassHasInstances")]
    [InlineData("0xe000404f", "kIOUSBPipeStalled")]
    [InlineData("0x10000003", "MACH_SEND_INVALID_DEST")]
    [InlineData("10000003", "MACH_SEND_INVALID_DEST")]
    [InlineData("268435459", "MACH_SEND_INVALID_DEST")]
    [InlineData("-308", "MIG_SERVER_DIED")]
    [InlineData("Exec format error", "ENOEXEC")]
    [InlineData("ENOEXEC", "ENOEXEC")]
    [InlineData("KERN_INVALID_ARGUMENT", "KERN_INVALID_ARGUMENT")]
    [InlineData("validationFailed", "OSSystemExtensionErrorValidationFailed")]
    [InlineData("OSSystemExtensionErrorDomain error 9", "OSSystemExtensionErrorValidationFailed")]
    [InlineData("(OSSystemExtensionErrorDomain error 4.)", "OSSystemExtensionErrorExtensionNotFound")]
    [InlineData("Error Domain=NSPOSIXErrorDomain Code=8 \"Exec format error\"", "ENOEXEC")]
    [InlineData("NSPOSIXErrorDomain Code=163 \"Unknown error: 163\"", "launchd error 163")]
    [InlineData("Domain=KMErrorDomain Code=29", "KMErrorDomain 29")]
    [InlineData("errno 1", "EPERM")]
    [InlineData("OS_REASON_EXEC", "OS_REASON_EXEC")]
    [InlineData("0", "kIOReturnSuccess")]
    [InlineData("iokit_common_err(0x2d8)", "kIOReturnNotReady")]
    [InlineData("iokit_common_err( 728 )", "kIOReturnNotReady")]
    [InlineData("libkern_kext_err(0xe)", "kOSKextReturnDependencies")]
    [InlineData("0x2d8", "kIOReturnNotReady")]
    [InlineData("728", "kIOReturnNotReady")]
    [InlineData("OSSystemExtensionError.Code.extensionNotFound", "OSSystemExtensionErrorExtensionNotFound")]
    [InlineData("OSSystemExtensionError.requestSuperseded", "OSSystemExtensionErrorRequestSuperseded")]
    [InlineData(".codeSignatureInvalid", "OSSystemExtensionErrorCodeSignatureInvalid")]
    [InlineData("-413", "AppleMobileFileIntegrityError -413")]
    [InlineData("AppleMobileFileIntegrityError Code=-413", "AppleMobileFileIntegrityError -413")]
    [InlineData("-67050", "errSecCSReqFailed")]
    public void An_error_is_read_in_all_the_ways_people_write_it(string text, string name) =>
        ErrorCode.Decode(text)!.Name.Should().Be(name);

    [Fact]
    public void A_small_number_without_a_domain_lists_the_likely_ones_first() =>
        ErrorCode.Decode("8")!.Meanings.Take(3).Select(m => m.Domain).Should().Equal(ErrorDomain.SystemExtension, ErrorDomain.Errno, ErrorDomain.Kernel);

    [Theory]
    [InlineData("iokit_common_err()")]
    [InlineData("iokit_common_err(0xfffff)")]
    [InlineData("SomeOtherError.missingEntitlement")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("hello")]
    [InlineData("0x")]
    [InlineData("0xzz")]
    [InlineData("-99999999999")]
    [InlineData("0x123456789")]
    [InlineData("99999999999999999999999999")]
    [InlineData("cafe")]
    [InlineData("kIOReturnNoSuchThing")]
    public void What_is_no_error_decodes_to_nothing(string text) => ErrorCode.Decode(text).Should().BeNull();

    [Fact]
    public void A_forum_posts_number_is_corrected()
    {
        ErrorCode.Decode("-536870212")!.Hex.Should().Be("0xe00002bc");
        ErrorCode.Decode("-536870201")!.Name.Should().Be("kIOReturnUnsupported");
    }

    [Fact]
    public void A_number_is_taken_apart_by_QA1075()
    {
        var usb = ErrorCode.Decode(0xe000404f);
        usb.Subsystem.System.Should().Be(0x38);
        usb.Subsystem.Subsystem.Should().Be(1);
        usb.Subsystem.SystemName.Should().Be("iokit");
        usb.Subsystem.SubsystemName.Should().Be("usb");
        usb.Code.Should().Be(0x4f);
    }

    [Theory]
    [InlineData(0xe0040001, "scsi", 1)]
    [InlineData(0xe0038005, "hid-system", 5)]
    [InlineData(0xe0010002, "block-storage", 2)]
    [InlineData(0xe3ff8123, "vendor-specific", 0x123)]
    [InlineData(0xe0300001, "unknown", 1)]
    public void A_code_that_no_table_names_still_has_its_family(uint value, string family, int code)
    {
        var decoded = ErrorCode.Decode(value);
        decoded.Meanings.Should().BeEmpty();
        decoded.Subsystem.SubsystemName.Should().Be(family);
        decoded.Code.Should().Be(code);
        decoded.ToString().Should().Contain(decoded.Hex).And.Contain("not in the tables");
    }

    [Fact]
    public void A_small_number_means_something_in_several_domains() =>
        ErrorCode.Decode(8).Meanings.Select(m => m.Name).Should().Contain(["ENOEXEC", "KERN_NO_ACCESS", "OSSystemExtensionErrorCodeSignatureInvalid"]);

    [Fact]
    public void A_domain_settles_what_a_small_number_means() =>
        ErrorCode.Decode("OSSystemExtensionErrorDomain 8")!.Meanings.Should().ContainSingle();

    [Fact]
    public void The_decisive_errors_say_where_they_are_met_and_which_reason_to_read()
    {
        ErrorCode.Decode("0xe00002c5")!.Meaning!.Reason.Should().Be(ReasonCode.ProviderOpenedBySibling);
        ErrorCode.Decode("0xe00002c7")!.Meaning!.Reason.Should().Be(ReasonCode.KernelClassDoesNotFitUserClass);
        ErrorCode.Decode("0xe00002e6")!.Meaning!.Reason.Should().Be(ReasonCode.UserClassNotRegistered);
        ErrorCode.Decode("0xe00002c5")!.Meaning!.Met.Should().Contain("K37");
    }

    [Fact]
    public void Names_are_unique_in_their_domain() =>
        ErrorCode.Known.Select(m => (m.Domain, m.Name)).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Values_are_unique_in_their_domain() =>
        ErrorCode.Known.Select(m => (m.Domain, m.Value)).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_meaning_has_words_and_a_source() =>
        ErrorCode.Known.Should().OnlyContain(m => m.Means.Length > 0 && m.Source.Length > 0 && !m.Means.EndsWith('.'));

    [Fact]
    public void Every_IOKit_value_lies_in_IOKits_system() =>
        ErrorCode.Known.Where(m => m.Domain == ErrorDomain.IOKit && m.Value != 0)
            .Should().OnlyContain(m => ErrorCode.Decode((uint)m.Value).Subsystem.SystemName == "iokit");

    [Fact]
    public void Every_number_decodes_and_reads_back() => Prop.ForAll(ArbMap.Default.ArbFor<uint>(), value =>
    {
        var decoded = ErrorCode.Decode(value);
        return decoded.Value == value
            && ErrorCode.Decode(decoded.Hex)!.Value == value
            && ErrorCode.Decode(decoded.Signed.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } again && (again.Value == value || again.Meaning is not null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_decoder_fail() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        _ = ErrorCode.Decode(text.Get);
    }).QuickCheckThrowOnFailure();
}
