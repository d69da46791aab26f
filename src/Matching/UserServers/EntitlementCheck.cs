using System.Collections.Immutable;

namespace IOMatch;

/// <summary>IOServiceDEXTEntitlements against the entitlements of the process (K67; IOUserServer.cpp checkEntitlements).</summary>
internal static class EntitlementCheck
{
    /// <summary>
    /// Groups in order, any one suffices; a group holds when it has members and each name is present, whatever its value.
    /// The provider's family is then asked about the dext's properties with the values found laid over them.
    /// </summary>
    public static bool Holds(World world, Service nub, Service driver, Personality personality, OSDictionary? held, bool fromProvider)
    {
        var demanded = (fromProvider ? nub : driver)[Keys.IOServiceDEXTEntitlements];
        if (demanded is null) return true;
        if (held is null)
        {
            // nobody told what the process holds: taken to hold, and said so
            world.Log?.Add(new MatchEvent.EntitlementsChecked(nub, personality, fromProvider, demanded, [], null, Holds: true, IsKnown: false, []));
            return true;
        }

        var properties = driver.Properties;
        var missing = ImmutableArray.CreateBuilder<string>();
        var present = false;
        foreach (var group in Members(demanded))
        {
            present = false;
            foreach (var name in Members(group))
            {
                var value = name is OSString s ? held[OSSymbol.WithString(s)] : null;
                present = value is not null;
                if (!present)
                {
                    missing.Add(name.ToString()!);
                    break;
                }
                properties = properties.With(OSSymbol.WithString((OSString)name), value!);
            }
            if (present) break;
        }

        MatchVerdict? family = null;
        var notes = world.Log is null ? null : new FamilyNotes();
        if (present && fromProvider)
        {
            family = nub.Family.MatchEntitled(new FamilyQuestion(nub, properties, ProbeOrder.ScoreOf(properties), world.Host, notes));
        }
        var holds = present && family is null or MatchVerdict.Yes;
        world.Log?.Add(new MatchEvent.EntitlementsChecked(nub, personality, fromProvider, demanded, present ? [] : missing.ToImmutable(), family, holds, IsKnown: true, notes!.ToImmutable()));
        return holds;
    }

    /// <summary>OSObject::iterateObjects: the members of a collection, the keys of a dictionary, or the value itself.</summary>
    private static IEnumerable<OSObject> Members(OSObject value) => value switch
    {
        OSMembers members => members,
        OSDictionary table => table.Keys.ToArray(),
        _ => [value],
    };
}
