namespace IOMatch.Families;

public sealed class RegisteredFamilyTests
{
    private static KernelClass Class(string name) => ClassHierarchy.BuiltIn[name]!;

    [Theory]
    [InlineData("IOUSBHubDevice", "IOUSBDevice")]
    [InlineData("AppleUserHIDDevice", "IOHIDDevice")]
    [InlineData("IOHIDEventDriver", "IOHIDEventService")]
    [InlineData("IOHIDPointingEventDevice", "IOHIDKeyboardDevice")]
    [InlineData("AppleLVMVolume", "IOMedia")]
    [InlineData("IOEthernetController", "IOService")]
    [InlineData("AppleACPIPlatformExpert", "IOService")]
    public void A_class_without_a_family_of_its_own_is_answered_for_by_its_superclass(string name, string family) =>
        KnownFamilies.Of(Class(name)).Name.Should().Be(family);

    [Fact]
    public void Every_family_says_what_it_serves_and_where_it_is_from()
    {
        foreach (var family in KnownFamilies.All)
        {
            family.Name.Should().Be(family.ServedClasses[0].Text, "people look it up by the class");
            family.Evidence.Where.Should().NotBeNullOrWhiteSpace();
            family.KeysRead.Select(k => k.Text).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void A_key_knows_its_readers()
    {
        KnownFamilies.ReadersOf("idVendor").Select(f => f.Name).Should().Contain(["IOUSBDevice", "IOUSBHostInterface", "AppleHSSPIInterface"]).And.NotContain("IOHIDDevice");
        KnownFamilies.ReadersOf("IOPCIMatch").Select(f => f.Name).Should().Equal("IOPCIDevice");
        KnownFamilies.ReadersOf("bDeviceKlass").Should().BeEmpty();
        KnownFamilies.Reads(Class("IOHIDDevice"), "VendorID").Should().BeTrue();
        KnownFamilies.Reads(Class("IOUSBHostDevice"), "VendorID").Should().BeFalse();
        KnownFamilies.Reads(Class("IOUSBHostDevice"), "bInterfaceClass").Should().BeFalse();
    }

    [Theory]
    [InlineData("IOPCIDevice", Certainty.Source)]
    [InlineData("IOUSBHostDevice", Certainty.Observed)]
    [InlineData("IOEthernetInterface", Certainty.Source)]
    [InlineData("IOThunderboltController", Certainty.Assumed)]
    public void It_is_known_how_sure_a_class_is_answered_for(string name, Certainty certainty) =>
        KnownFamilies.CertaintyOf(Class(name)).Should().Be(certainty);
}
