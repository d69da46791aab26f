using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Waiting for resources before a start, without limit: first the nub's, then the driver's IOResourceMatch (K35a; IOService.cpp checkResources).</summary>
internal sealed class ResourceWait(World world, PassiveMatch passive)
{
    private static readonly OSSymbol IOResources = Keys.IOResources;

    /// <summary>What the thread has to wait for: matching dictionaries of services that are not there yet.</summary>
    public ImmutableArray<OSObject> Of(Service nub, Service driver)
    {
        var waits = ImmutableArray<OSObject>.Empty;
        foreach (var wanted in (ReadOnlySpan<OSObject?>)[nub[Keys.IOResourceMatch], driver[Keys.IOResourceMatch]])
        {
            switch (wanted)
            {
                case null: break;
                case OSSet set:
                    foreach (var member in set.Span) Add(member);
                    break;
                default: Add(wanted); break;
            }
        }
        return waits;

        // a string is a property of IOResources, a dictionary any service that matches it; the rest is logged and passed over
        void Add(OSObject wanted)
        {
            switch (wanted)
            {
                case OSString name when !IsPublished(name):
                    waits = waits.Add(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[] { new(Keys.IOProviderClass, IOResources), new(Keys.IOResourceMatch, wanted) }));
                    break;
                case OSDictionary table when !IsThere(new(table)):
                    waits = waits.Add(table);
                    break;
                default: break;
            }
        }
    }

    private bool IsThere(MatchingTable table)
    {
        var log = world.Mute();
        var found = world.Services.Any(s => s.IsActive && (s.State & EntryState.Registered) != 0 && passive.Table(s, table) == MatchVerdict.Yes);
        world.Unmute(log);
        return found;
    }

    private bool IsPublished(OSString name) =>
        world.Resources is { } resources && resources.Properties.ContainsKey(OSSymbol.WithString(name));
}
