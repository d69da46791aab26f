namespace IOMatch;

/// <summary>What a nub has to do with the driver that is asked about, the closest first: the nub that an answer speaks of is the first of these that there is.</summary>
public enum NubRelation
{
    /// <summary>The dump shows the driver attached there.</summary>
    Attached,

    /// <summary>It wins there.</summary>
    Won,

    /// <summary>A personality matches there, and something else stands in the way.</summary>
    Matched,

    /// <summary>The device that a personality is for: what tells devices apart agrees, or the personality names nothing that does.</summary>
    ItsDevice,

    /// <summary>A device of the same maker that is another one: another product, another revision.</summary>
    Similar,

    /// <summary>Another device, or another kind of it: only the class is related.</summary>
    Other,
}
