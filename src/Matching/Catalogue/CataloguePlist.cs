using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Catalogues in property lists that are no bundle: the dictionary of a prelinked kernel (<c>_PrelinkInfoDictionary</c>, one Info.plist a kext),
/// a list of personalities as the kernel keeps it, or a dictionary of them by name.
/// </summary>
internal static class CataloguePlist
{
    private const string Prelinked = "_PrelinkInfoDictionary";

    public static ReadResult<Catalogue> Read(PropertyList list)
    {
        var faults = new FaultList(InputFault.CatalogueInvalid);
        var bundles = new List<CatalogueBundle>();
        switch (list.Root)
        {
            case OSDictionary table when table.ContainsKey(Prelinked):
                foreach (var (_, info) in list.Sub(Prelinked)!.Members()) AddBundle(info, KernelCollection.Primary, bundles, faults);
                break;
            case OSDictionary table when table.ContainsKey("IOKitPersonalities"):
                AddBundle(list, KernelCollection.Unknown, bundles, faults);
                break;
            case OSArray or OSDictionary:
                bundles.Add(new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, Loose(list, faults)));
                break;
            default:
                faults.Error(list.Position, $"a catalogue is a dictionary or a list of personalities, this is {list.Root.Kind}");
                break;
        }
        return faults.Result(new Catalogue(bundles));
    }

    private static void AddBundle(PropertyList info, KernelCollection collection, List<CatalogueBundle> bundles, FaultList faults)
    {
        if (info.Root is not OSDictionary table)
        {
            faults.Error(info.Position, $"an Info.plist is a dictionary, this is {info.Root.Kind}");
            return;
        }
        if (info.Sub("IOKitPersonalities") is not { } personalities) return;
        if (personalities.Root is not OSDictionary)
        {
            faults.Error(personalities.Position, $"IOKitPersonalities is {personalities.Root.Kind}, a dictionary of personalities belongs there", "give each personality a name as its key");
            return;
        }
        var id = (table[Keys.CFBundleIdentifier] as OSString)?.Text;
        var members = ImmutableArray.CreateBuilder<CataloguePersonality>();
        foreach (var (name, member) in personalities.Members())
        {
            if (member.Root is not OSDictionary personality)
            {
                faults.Error(member.Position, $"IOKitPersonalities > {name} is {member.Root.Kind}, a personality is a dictionary", "make it a dictionary or remove it");
                continue;
            }
            if (id is not null && !personality.ContainsKey(Keys.CFBundleIdentifier)) personality = personality.With(Keys.CFBundleIdentifier, new OSString(id));
            members.Add(new(personality, new(id, name, member.Position, path => member.At([.. path]))));
        }
        var kind = table.ContainsKey("CFBundleExecutable") ? CatalogueBundleKind.Kext : CatalogueBundleKind.Codeless;
        if (members.Count > 0) bundles.Add(new(id, kind, collection, members.ToImmutable(), IsSystem: collection == KernelCollection.Primary));
    }

    private static ImmutableArray<CataloguePersonality> Loose(PropertyList list, FaultList faults)
    {
        var members = ImmutableArray.CreateBuilder<CataloguePersonality>();
        foreach (var (name, member) in list.Members())
        {
            // a non-dictionary in a list is the kernel's matter (K11); in a dictionary by name it is a mistake in the file
            if (member.Root is not OSDictionary && list.Root is OSDictionary)
            {
                faults.Error(member.Position, $"{name} is {member.Root.Kind}, a personality is a dictionary", "is this an Info.plist without IOKitPersonalities?");
                continue;
            }
            var id = ((member.Root as OSDictionary)?[Keys.CFBundleIdentifier] as OSString)?.Text;
            members.Add(new(member.Root, new(id, name, member.Position, path => member.At([.. path]))));
        }
        return members.ToImmutable();
    }
}
