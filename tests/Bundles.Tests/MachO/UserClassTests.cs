namespace IOMatch.Bundles;

public sealed class UserClassTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(12)]
    public void Classes_are_told_by_the_class_info_section_whatever_the_form_of_its_pointers(ushort format)
    {
        var bytes = new MachOBuilder().Class("Gadget").Class("GadgetUserClient", "IOUserClient").Chained(format).Build();

        var classes = MachOFile.Read(bytes, "a").OrThrow().Images[0].Classes;

        classes.Select(c => (c.Name, c.Superclass)).Should().Equal(("Gadget", "IOService"), ("GadgetUserClient", "IOUserClient"));
        classes.Should().OnlyContain(c => c.Certainty == Certainty.Observed);
    }

    [Fact]
    public void Symbols_tell_when_the_section_does_not()
    {
        var bytes = new MachOBuilder().Symbol("_OSClassDescription_Gadget").Symbol("_main").Symbol("_OSClassDescription_").Build();

        MachOFile.Read(bytes, "a").OrThrow().Images[0].Classes.Should().Equal(new UserClass("Gadget", null, UserClassSource.Symbol));
    }

    [Fact]
    public void A_name_that_fills_its_field_is_no_class()
    {
        var bytes = new MachOBuilder().Class(new string('a', 96)).Build();

        MachOFile.Read(bytes, "a").OrThrow().Images[0].Classes.Should().BeEmpty();
    }
}
