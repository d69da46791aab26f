namespace IOMatch.Catalogues;

public sealed class PersonalityTests
{
    private static OSDictionary Table(params (string Key, OSObject Value)[] members) => new(members.Select(m => new KeyValuePair<OSSymbol, OSObject>(m.Key, m.Value)));

    private static Personality Filed(OSDictionary table, PersonalityOrigin? origin = null) =>
        KernelCatalogue.Empty.AddDrivers([table], [origin]).Filings.Single().Personality!;

    [Theory]
    [InlineData("IOProviderClass")]
    [InlineData("IOClass")]
    [InlineData("CFBundleIdentifier")]
    [InlineData("IOMatchCategory")]
    [InlineData("IOResourceMatch")]
    [InlineData("IOUserClientClass")]
    [InlineData("idProduct")]
    public void Strings_under_the_keys_of_K7_become_symbols(string key) => Personality.Unique(Table((key, new OSString("x"))))[key].Should().BeOfType<OSSymbol>();

    [Theory]
    [InlineData("IOProbeScore")]
    [InlineData("IONameMatch")]
    [InlineData("IOUserServerName")]
    [InlineData("idVendor")]
    [InlineData("Anything")]
    public void Strings_under_other_keys_stay_strings(string key)
    {
        var table = Table((key, new OSString("x")));

        Personality.Unique(table).Should().BeSameAs(table, "nothing is to be changed");
    }

    [Fact]
    public void Only_strings_become_symbols()
    {
        var table = Table(("IOClass", OSNumber.Of(1)), ("idProduct", new OSArray(new OSString("x"))), ("IOMatchCategory", new OSSymbol("x")));

        Personality.Unique(table).Should().BeSameAs(table);
    }

    [Fact]
    public void The_module_to_load_is_that_of_the_identifier_unless_it_is_named()
    {
        var filled = Personality.Unique(Table(("CFBundleIdentifier", new OSString("com.example.a")), ("Other", OSNumber.Of(1))));
        filled[Keys.CFBundleIdentifierKernel].Should().BeOfType<OSSymbol>().And.BeSameAs(filled[Keys.CFBundleIdentifier]);
        filled.Keys.ToArray()[^1].Should().Be(Keys.CFBundleIdentifierKernel);
        filled.Count.Should().Be(3);
        Personality.Unique(Table(("CFBundleIdentifier", new OSSymbol("com.example.a")))).Count.Should().Be(2);

        var named = Personality.Unique(Table(("CFBundleIdentifierKernel", new OSString("com.example.kernel")), ("CFBundleIdentifier", new OSString("com.example.a"))));
        named.Count.Should().Be(2);
        named[Keys.CFBundleIdentifierKernel].Should().Be(new OSSymbol("com.example.kernel"));
        Personality.Unique(Table(("IOClass", new OSString("A")))).Count.Should().Be(1, "there is no identifier to fill in");
    }

    [Fact]
    public void What_a_round_asks_is_picked_out_with_the_types_that_the_kernel_takes()
    {
        var filed = Filed(Table(
            ("IOProviderClass", new OSString("IOService")), ("IOClass", new OSString("Gadget")), ("IOProbeScore", new OSNumber(0xffffffff, 32)),
            ("IOMatchCategory", new OSString("Mine")), ("CFBundleIdentifier", new OSString("com.example.a")), ("IOUserServerName", OSNumber.Of(1))));
        filed.Should().Match<Personality>(p => p.ProviderClass!.Text == "IOService" && p.ClassName!.Text == "Gadget" && p.Score == -1 && p.Category.Text == "Mine");
        filed.Should().Match<Personality>(p => p.BundleId!.Text == "com.example.a" && p.BundleIdKernel!.Text == "com.example.a" && p.IsDext);

        var wrong = Filed(Table(("IOProviderClass", new OSString("IOService")), ("IOClass", OSNumber.Of(1)), ("IOProbeScore", new OSString("5")), ("IOMatchCategory", OSNumber.Of(1)), ("CFBundleIdentifier", OSNumber.Of(1))));
        wrong.Should().Match<Personality>(p => p.ClassName == null && p.Score == 0 && p.Category == Keys.IODefaultMatchCategory && p.BundleId == null && !p.IsDext);
    }

    [Fact]
    public void People_read_the_bundle_and_the_personalitys_key_or_else_class_and_number()
    {
        var table = Table(("IOProviderClass", new OSString("IOService")), ("IOClass", new OSString("Gadget")), ("CFBundleIdentifier", new OSString("com.example.table")));

        Filed(table, new("com.example.a", "Port", default)).DisplayName.Should().Be("com.example.a (Port)");
        Filed(table, new(null, "Port", default)).DisplayName.Should().Be("com.example.table (Port)");
        Filed(table, new("com.example.a", "com.example.a", default)).DisplayName.Should().Be("com.example.a");
        Filed(table).DisplayName.Should().Be("com.example.table (Gadget)");
        Filed(table.Without(Keys.CFBundleIdentifier), new(null, "Port", default)).DisplayName.Should().Be("Port");
        Filed(table.Without(Keys.CFBundleIdentifier)).DisplayName.Should().Be("Gadget #0");
        Filed(table.Without(Keys.CFBundleIdentifier).Without(Keys.IOClass)).DisplayName.Should().Be("no IOClass #0");
        Filed(table.Without(Keys.IOClass)).ToString().Should().Be("#0 com.example.table (no IOClass)");
    }
}
