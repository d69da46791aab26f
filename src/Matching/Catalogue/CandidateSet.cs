namespace IOMatch;

/// <summary>The candidates of a class in order, with their index once it was needed.</summary>
internal sealed class CandidateSet(Personality[] inOrder, Family family)
{
    // below this, looking at each is quicker than choosing
    private const int WorthAnIndex = 8;

    private CandidateIndex? index;

    public Personality[] InOrder { get; } = inOrder;

    public CandidateIndex? Index => InOrder.Length < WorthAnIndex ? null : index ??= new(InOrder, family);
}
