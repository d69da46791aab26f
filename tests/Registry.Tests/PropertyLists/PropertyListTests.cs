namespace IOMatch.PropertyLists;

public sealed class PropertyListTests
{
    private static readonly OSDictionary Table = new(new("a", OSBoolean.True), new("b", new OSArray(new OSString("x"), new OSString("y"))));

    [Fact]
    public void Without_positions_there_are_still_file_and_key_path()
    {
        var list = new PropertyList(Table, "a.bin");
        list.Position.Should().Be(new SourcePosition("a.bin"));
        list.At("b", "1").ToString().Should().Be("a.bin (b > 1)");
        list.Sub("b")!.Members().Select(m => m.Value.Position.KeyPath).Should().Equal("b > 0", "b > 1");
        list.Sub("b", "2").Should().BeNull();
        list.Sub("b", "-1").Should().BeNull();
        list.Sub()!.Should().BeSameAs(list);
    }

    [Fact]
    public void Positions_may_be_given_as_a_tree()
    {
        var list = new PropertyList(Table, new SourceNode(new("a.yaml", 1, 1), [new(new SourcePosition("a.yaml", 2, 3)), new(new("a.yaml", 3, 3), [new(new SourcePosition("a.yaml", 4, 5)), new(new SourcePosition("a.yaml", 5, 5))])]));
        list.At("b", "1").Should().Be(new SourcePosition("a.yaml", 5, 5, "b > 1"));
        list.Sub("b")!.At("0").Should().Be(new SourcePosition("a.yaml", 4, 5, "b > 0"));
    }

    [Fact]
    public void Where_nothing_is_known_of_the_members_the_container_stands_for_them()
    {
        var list = new PropertyList(Table, new SourceNode(new SourcePosition("a.yaml", 7, 1)));
        list.At("b", "1").Should().Be(new SourcePosition("a.yaml", 7, 1, "b > 1"));
        list.Members().Select(m => m.Value.Position.Line).Should().Equal(7, 7);
    }
}
