namespace IOMatch.Catalogues;

public sealed class ProbeOrderTests
{
    [Theory]
    [InlineData("1 3 2", "3 2 1")]
    [InlineData("-1 0 1", "1 0 -1")]
    [InlineData("0 2147483647", "2147483647 0")]
    [InlineData("2147483647 0", "2147483647 0")]
    [InlineData("2147483647 -1", "-1 2147483647")]
    [InlineData("-1 2147483647", "2147483647 -1")]
    [InlineData("-2147483648 0", "0 -2147483648")]
    [InlineData("2147483647 -1 0", "0 -1 2147483647")]
    [InlineData("2147483647 -1 -1 0 5", "5 0 -1 -1 2147483647")]
    public void Higher_scores_come_first_as_far_as_the_difference_does_not_wrap(string offered, string order)
    {
        var scores = offered.Split(' ').Select(int.Parse).ToList();
        var set = new ProbeOrdered<int>();
        foreach (var score in scores) set.Insert(score, score);

        string.Join(' ', set.Items()).Should().Be(order, "K14");
        string.Join(' ', ProbeOrder.Sort(scores, s => s)).Should().Be(order);
    }

    [Fact]
    public void Equals_keep_the_order_in_which_they_came_unless_a_difference_wraps()
    {
        static string Order(params (int Score, string Name)[] offered)
        {
            var set = new ProbeOrdered<string>();
            foreach (var (score, name) in offered) set.Insert(score, name);
            return string.Concat(set.Items());
        }

        Order((5, "a"), (7, "b"), (5, "c"), (-1, "d"), (7, "e"), (-1, "f")).Should().Be("beacdf");
        Order((5, "a"), (int.MaxValue, "b"), (5, "c"), (-1, "d"), (int.MaxValue, "e"), (-1, "f")).Should().Be("fedbac", "from the front, each goes before the first whose 32-bit difference is negative");
    }

    [Fact]
    public void A_set_can_be_read_while_it_fills_and_be_used_again()
    {
        var set = new ProbeOrdered<string>();
        set.Insert(1, "a");
        set[0].Item.Should().Be("a");
        set.Insert(2, "b");
        set[0].Should().Be((2, "b"));
        set.Count.Should().Be(2);

        set.Clear();
        set.Count.Should().Be(0);
        set.Insert(int.MinValue, "c");
        set.Insert(-1, "d");
        set.Items().Should().Equal(["d", "c"], "what was in before does not make a difference wrap");
    }
}
