namespace IOMatch.Families;

/// <summary>IOThunderboltPort (closed): the personality's Adapter Type is the port's.</summary>
internal sealed class ThunderboltPortFamily() : EqualKeysFamily(
    new(Certainty.Observed, "dumps of two Macs, 44 ports: each of the 16 adapters attached fits its port, no other is attached"),
    ["IOThunderboltPort"],
    ["Adapter Type"]);
