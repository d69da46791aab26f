namespace IOMatch.Values;

public sealed class DictionaryTests
{
    private static OSSymbol Key(int i) => new($"key{i}");

    private static OSDictionary Table(int count) => new(Enumerable.Range(0, count).Select(i => new KeyValuePair<OSSymbol, OSObject>(Key(i), OSNumber.Of(i))));

    private static string Text(OSDictionary table) => string.Join(' ', table.Select(e => $"{e.Key.Text[3..]}={e.Value}"));

    // small tables are walked, larger ones have an index
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void Every_key_is_found_and_no_other(int count)
    {
        var table = Table(count);

        table.Count.Should().Be(count);
        for (var i = 0; i < count; i++)
        {
            table.IndexOf(Key(i)).Should().Be(i);
            table[Key(i)].Should().Be(OSNumber.Of(i));
            table.ContainsKey(Key(i)).Should().BeTrue();
            table.TryGetValue(Key(i), out var value).Should().BeTrue();
            value.Should().Be(OSNumber.Of(i));
        }
        table.IndexOf(Key(count)).Should().Be(-1);
        table[Key(count)].Should().BeNull();
        table.ContainsKey(Key(count)).Should().BeFalse();
        table.TryGetValue(Key(count), out var none).Should().BeFalse();
        none.Should().BeNull();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_key_that_is_written_twice_keeps_its_place_and_takes_the_later_value(int count)
    {
        var builder = new OSDictionary.Builder();
        for (var i = 0; i < count; i++) builder.Set(Key(i), OSNumber.Of(i)).Should().BeTrue();
        builder.Set(Key(1), OSNumber.Of(100)).Should().BeFalse();
        builder.Set(Key(count - 1), OSNumber.Of(200)).Should().BeFalse();
        builder.Contains(Key(0)).Should().BeTrue();
        builder.Contains(Key(count)).Should().BeFalse();

        builder.Count.Should().Be(count);
        Text(builder.ToDictionary()).Should().Be(string.Join(' ', Enumerable.Range(0, count).Select(i => $"{i}={(i == 1 ? 100 : i == count - 1 ? 200 : i)}")));
    }

    [Fact]
    public void An_empty_builder_gives_the_empty_table() => new OSDictionary.Builder().ToDictionary().Should().BeSameAs(OSDictionary.Empty);

    [Fact]
    public void A_table_is_never_changed_but_copied()
    {
        var table = Table(3);

        Text(table.With(Key(1), OSNumber.Of(9))).Should().Be("0=0 1=9 2=2");
        Text(table.With(Key(0), OSNumber.Of(9))).Should().Be("0=9 1=1 2=2");
        Text(table.With(Key(7), OSNumber.Of(9))).Should().Be("0=0 1=1 2=2 7=9");
        Text(table.Without(Key(0))).Should().Be("1=1 2=2");
        Text(table.Without(Key(1))).Should().Be("0=0 2=2");
        Text(table.Without(Key(2))).Should().Be("0=0 1=1");
        table.Without(Key(7)).Should().BeSameAs(table);
        Text(table).Should().Be("0=0 1=1 2=2");
    }

    [Fact]
    public void Several_values_are_set_at_once()
    {
        static KeyValuePair<OSSymbol, OSObject> Entry(int key, int value) => new(Key(key), OSNumber.Of(value));
        var table = Table(3);

        Text(table.With(Entry(7, 7), Entry(0, 9), Entry(8, 8))).Should().Be("0=9 1=1 2=2 7=7 8=8");
        Text(table.With(Entry(7, 7), Entry(7, 70), Entry(2, 20))).Should().Be("0=0 1=1 2=20 7=70");
        Text(table.With(Entry(0, 1), Entry(0, 2))).Should().Be("0=2 1=1 2=2");
        Text(table.With()).Should().Be("0=0 1=1 2=2");
        Text(table).Should().Be("0=0 1=1 2=2");
    }

    [Fact]
    public void A_table_laid_over_another_replaces_and_adds()
    {
        var over = new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[] { new(Key(1), OSNumber.Of(9)), new(Key(5), OSNumber.Of(5)) });

        Text(Table(3).MergedWith(over)).Should().Be("0=0 1=9 2=2 5=5");
        var table = Table(3);
        table.MergedWith(OSDictionary.Empty).Should().BeSameAs(table);
    }

    [Fact]
    public void Values_can_be_changed_one_by_one_and_nothing_changed_is_the_same_table()
    {
        var table = Table(4);

        Text(table.Select((key, value) => key.Equals(Key(1)) || key.Equals(Key(3)) ? OSBoolean.True : value)).Should().Be("0=0 1=Yes 2=2 3=Yes");
        table.Select((_, value) => value).Should().BeSameAs(table);
        Text(table).Should().Be("0=0 1=1 2=2 3=3");
    }

    [Fact]
    public void Same_means_the_same_keys_and_values_in_the_same_order_and_the_kernels_equal_does_not_ask_for_order()
    {
        var table = Table(3);
        var turned = new OSDictionary(table.Reverse());

        table.Equals(Table(3)).Should().BeTrue();
        table.GetHashCode().Should().Be(Table(3).GetHashCode());
        table.Equals(turned).Should().BeFalse();
        table.IsEqualTo(turned).Should().BeTrue();
        table.GetHashCode().Should().Be(turned.GetHashCode(), "of tables that the kernel calls equal the hashes are equal");
        table.Equals(table.With(Key(1), OSNumber.Of(9))).Should().BeFalse();
        table.IsEqualTo(table.With(Key(1), OSNumber.Of(9))).Should().BeFalse();
        table.IsEqualTo(Table(2)).Should().BeFalse();
        Table(2).IsEqualTo(table).Should().BeFalse();
        table.IsEqualTo(new OSString("table")).Should().BeFalse();
    }

    [Theory]
    [InlineData(3, 3, 3, true)]
    [InlineData(3, 2, 2, true)]
    [InlineData(2, 3, 2, true)]
    [InlineData(2, 2, 3, false)]
    [InlineData(2, 3, 3, false)]
    [InlineData(3, 2, 3, false)]
    [InlineData(3, 3, 0, true)]
    public void Compared_by_keys_both_tables_must_have_all_of_them(int mine, int others, int keys, bool equal)
    {
        var list = new OSArray(Enumerable.Range(0, keys).Select(i => (OSObject)new OSString(Key(i).Text)));

        Table(mine).IsEqualTo(Table(others), Table(keys)).Should().Be(equal, "K4");
        Table(mine).IsEqualTo(Table(others), list).Should().Be(equal);
        Table(mine).IsEqualTo(Table(others), new OSSet(list)).Should().Be(equal);
    }

    [Fact]
    public void Compared_by_a_list_the_first_member_that_is_no_string_ends_it_with_yes()
    {
        var other = Table(3).With(Key(1), OSNumber.Of(9));

        Table(3).IsEqualTo(other, new OSArray(Key(0), Key(1))).Should().BeFalse();
        Table(3).IsEqualTo(other, new OSArray(Key(0), OSNumber.Of(1), Key(1))).Should().BeTrue("K4");
        Table(3).IsEqualTo(other, OSNumber.Of(1)).Should().BeFalse("neither a list nor a table");
    }
}
