namespace IOMatch.Systems;

public sealed class DataTableTests
{
    internal static string[][] Rows(string table)
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream("IOMatch." + table)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Select(l => l.Split('\t'))];
    }

    [Theory]
    [InlineData("match-keys.tsv", 3)]
    [InlineData("driverkit-families.tsv", 1)]
    [InlineData("class-hierarchy.tsv", 1)]
    public void Rows_are_complete_and_none_is_there_twice(string table, int keyColumns)
    {
        var rows = Rows(table);

        rows.Should().OnlyContain(r => r.Length == rows[0].Length);
        rows.Select(r => string.Join('\t', r.Take(keyColumns))).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("match-keys.tsv")]
    [InlineData("driverkit-families.tsv")]
    [InlineData("class-hierarchy.tsv")]
    public void Every_row_says_how_sure_it_is_and_where_it_is_from(string table)
    {
        var rows = Rows(table);
        var (source, certainty) = (Array.IndexOf(rows[0], "source"), Array.IndexOf(rows[0], "certainty"));

        rows.Skip(1).Should().OnlyContain(r => Enum.IsDefined(typeof(Certainty), r[certainty]) && r[source].Length > 0);
    }

    [Fact]
    public void Every_class_that_reads_a_match_key_is_known()
    {
        Rows("match-keys.tsv").Skip(1).Select(r => r[2]).Where(c => c is not "*" && ClassHierarchy.BuiltIn[c] is null).Distinct()
            .Should().BeSubsetOf(["AppleIntelPIIXATAChannel", "AppleBusPowerController", "IOFireWireMagicMatchingNub"]);
    }

    [Fact]
    public void Every_kernel_class_of_a_driverkit_family_is_known_and_can_be_allocated()
    {
        var named = Rows("driverkit-families.tsv").Skip(1).Select(r => r[1]).Where(c => !c.Contains(' ', StringComparison.Ordinal));

        named.Where(c => ClassHierarchy.BuiltIn[c] is not { IsAbstract: false }).Should().BeEmpty();
    }

    [Fact]
    public void Every_chain_of_the_hierarchy_ends_at_the_root()
    {
        foreach (var found in ClassHierarchy.BuiltIn.Classes)
        {
            var top = found;
            while (top.Superclass is { } super) top = super;
            top.Name.Text.Should().BeOneOf(["OSObject", "OSMetaClassBase"], found.Name.Text);
        }
    }
}
