using IOMatch.Systems;

namespace IOMatch.Families;

/// <summary>What families read and what the table of match keys tells of them are the same: a key that only one of them has is a mistake in one of them.</summary>
public sealed class FamilyKeyTests
{
    private static readonly (string Key, string Class)[] Listed = [.. DataTableTests.Rows("match-keys.tsv").Where(r => r[1] == "personality").Select(r => (r[0], r[2]))];

    // what a family reads of a personality, though not to match it
    private static readonly string[] ReadElsewhere = ["Content Mask", "IOPCIPauseCompatible"];

    public static TheoryData<string> Families => [.. KnownFamilies.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_key_that_a_family_reads_is_in_the_table(string name)
    {
        var family = KnownFamilies.All.Single(f => f.Name == name);
        var classes = family.ServedClasses.SelectMany(Above).Append("*").ToHashSet();
        var listed = Listed.Where(k => classes.Contains(k.Class)).Select(k => k.Key).ToHashSet();

        // an entitlement is no key: its value is laid over the personality for the check of entitlements (K67)
        family.KeysRead.Select(k => k.Text).Where(k => !k.StartsWith("com.apple.developer.", StringComparison.Ordinal)).Except(listed).Should().BeEmpty("match-keys.tsv lists them for {0}", string.Join(", ", classes));
    }

    [Fact]
    public void A_key_in_the_table_is_read_by_the_family_of_its_class_or_of_one_below()
    {
        var read = KnownFamilies.All.SelectMany(f => f.ServedClasses.SelectMany(Above).SelectMany(c => f.KeysRead.Select(k => (k.Text, c)))).ToHashSet();

        Listed.Where(k => k.Class != "*" && !ReadElsewhere.Contains(k.Key) && !read.Contains(k)).Should().BeEmpty("KeysRead of the family names them");
    }

    [Fact]
    public void What_is_read_elsewhere_is_in_the_table() => ReadElsewhere.Should().BeSubsetOf(Listed.Select(k => k.Key));

    // what the alias of a host device derives from no dump tells; it is reached by personalities for the legacy class
    private static IEnumerable<string> Above(OSSymbol served) =>
        served.Text == "AppleUSBDevice" ? [served.Text, "IOUSBDevice"] : (ClassHierarchy.BuiltIn[served.Text]?.Chain().Select(c => c.Name.Text) ?? []).Prepend(served.Text);
}
