namespace IOMatch.Values;

public sealed class CollectionTests
{
    private static readonly OSString A = new("a");
    private static readonly OSString B = new("b");

    [Fact]
    public void An_array_is_its_members_in_their_order()
    {
        var array = new OSArray(A, B);

        array.Count.Should().Be(2);
        array[1].Should().BeSameAs(B);
        array.Should().Equal(A, B);
        array.Equals(new OSArray(A, B)).Should().BeTrue();
        array.Equals(new OSArray(B, A)).Should().BeFalse();
        array.Equals(new OSSet(A, B)).Should().BeFalse();
        array.IsEqualTo(new OSArray(A, B)).Should().BeTrue();
        array.IsEqualTo(new OSArray(B, A)).Should().BeFalse();
        array.IsEqualTo(new OSArray(A)).Should().BeFalse();
        new OSArray(A).IsEqualTo(array).Should().BeFalse();
        array.IsEqualTo(new OSSet(A, B)).Should().BeFalse("K5");
        array.ToString().Should().Be("(a,b)");
    }

    [Fact]
    public void The_same_arrays_have_the_same_hash_and_others_mostly_another()
    {
        new OSArray(A, B).GetHashCode().Should().Be(new OSArray(A, B).GetHashCode());
        ((IEnumerable<OSArray>)[new(), new(A), new(B), new(A, B), new(B, A), new(A, A), new([new OSArray(A)]), new([new OSArray(B)])])
            .Select(a => a.GetHashCode()).Should().OnlyHaveUniqueItems();
        var array = new OSArray(A, B);
        array.GetHashCode().Should().Be(array.GetHashCode());
    }

    [Fact]
    public void A_set_drops_symbols_and_booleans_that_are_in_it_and_keeps_equal_values()
    {
        var set = new OSSet(new OSSymbol("s"), new OSSymbol("s"), OSBoolean.True, OSBoolean.True, OSBoolean.False, A, new OSString("a"));

        set.Should().Equal([new OSSymbol("s"), OSBoolean.True, OSBoolean.False, A, A], "two strings are two objects, however equal (K5)");
        set.ToString().Should().Be("[s,Yes,No,a,a]");
    }

    [Fact]
    public void A_set_contains_by_identity_what_the_kernel_has_only_once()
    {
        var set = new OSSet(new OSSymbol("s"), OSBoolean.True, A);

        set.ContainsIdentical(new OSSymbol("s")).Should().BeTrue();
        set.ContainsIdentical(OSBoolean.True).Should().BeTrue();
        set.ContainsIdentical(OSBoolean.False).Should().BeFalse();
        set.ContainsIdentical(new OSString("a")).Should().BeFalse();
    }

    [Fact]
    public void Sets_are_equal_where_each_place_is_equal_or_known_by_identity()
    {
        var set = new OSSet(A, B);

        set.IsEqualTo(new OSSet(new OSString("a"), new OSString("b"))).Should().BeTrue();
        set.IsEqualTo(new OSSet(new OSString("b"), new OSString("a"))).Should().BeFalse("K5");
        new OSSet(new OSSymbol("s"), OSBoolean.True).IsEqualTo(new OSSet(OSBoolean.True, new OSSymbol("s"))).Should().BeTrue("identity does not ask for the place");
        set.IsEqualTo(new OSSet(A)).Should().BeFalse();
        set.IsEqualTo(new OSArray(A, B)).Should().BeFalse();
        set.GetHashCode().Should().Be(new OSSet(B, A).GetHashCode()).And.NotBe(new OSSet(A).GetHashCode());
    }

    [Fact]
    public void What_is_no_value_of_the_kernel_equals_nothing_there_and_itself_here()
    {
        OSObject[] values = [new PlistReal(1.5), new PlistReal(1.5, single: true), new PlistReal(2), new PlistDate(DateTime.UnixEpoch), new PlistUid(5), new PlistUid(6), new UnreadValue("<x>"), new UnreadValue("<y>")];

        foreach (var value in values)
        {
            value.IsEqualTo(value).Should().BeFalse();
            values.Where(v => v.Equals(value)).Should().ContainSingle();
        }
        values.Select(v => v.ToString()).Should().Equal("1.5", "1.5", "2", "1970-01-01T00:00:00Z", "UID 5", "UID 6", "<x>", "<y>");
    }

    [Fact]
    public void True_and_false_are_two_objects_and_no_numbers()
    {
        OSBoolean.Of(true).Should().BeSameAs(OSBoolean.True);
        OSBoolean.Of(false).Should().BeSameAs(OSBoolean.False);
        OSBoolean.True.IsEqualTo(OSBoolean.True).Should().BeTrue();
        OSBoolean.True.IsEqualTo(OSBoolean.False).Should().BeFalse();
        OSBoolean.True.IsEqualTo(OSNumber.Of(1)).Should().BeFalse("K2");
        OSBoolean.True.GetHashCode().Should().NotBe(OSBoolean.False.GetHashCode());
    }

    [Theory]
    [InlineData(0, 0xffUL, 0xffUL)]
    [InlineData(8, 0x1ffUL, 0xffUL)]
    [InlineData(32, 0x1_0000_0001UL, 1UL)]
    [InlineData(63, ulong.MaxValue, 0x7fff_ffff_ffff_ffffUL)]
    [InlineData(64, ulong.MaxValue, ulong.MaxValue)]
    public void A_number_holds_as_many_bits_as_it_says_and_all_where_it_says_none(int bits, ulong given, ulong held) => new OSNumber(given, bits).Value.Should().Be(held);
}
