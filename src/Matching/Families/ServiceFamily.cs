using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOService itself: no keys of its own, every table that passes the generic keys matches.</summary>
internal sealed class ServiceFamily : Family
{
    public override string Name => "IOService";

    public override Evidence Evidence => Evidence.Source("xnu-11417", "IOService.cpp", "matchPropertyTable, matchLocation");

    public override ImmutableArray<OSSymbol> ServedClasses => ["IOService"];
}
