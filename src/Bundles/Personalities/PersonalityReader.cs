using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Takes the personalities out of an Info.plist.</summary>
internal static class PersonalityReader
{
    private const string Key = "IOKitPersonalities";

    public static ImmutableArray<BundlePersonality> Read(PropertyList info, BundleKind kind, Architecture architecture, List<Fault> faults)
    {
        var root = (OSDictionary)info.Root;
        if (info.Sub(KeyOf(root, architecture) ?? Key) is not { } list)
        {
            ReportMissing(info, kind, faults);
            return [];
        }
        var key = KeyOf(root, architecture)!;
        if (list.Root is not OSDictionary)
        {
            faults.Add(new(InputFault.BundleInvalid, list.At(), $"{key} is {PlistKind.WithArticle(list.Root)}, a dictionary of personalities belongs there", "give each personality a name as its key"));
            return [];
        }
        var personalities = ImmutableArray.CreateBuilder<BundlePersonality>();
        foreach (var (name, member) in list.Members())
        {
            if (member.Root is not OSDictionary table)
            {
                faults.Add(new(InputFault.BundleInvalid, member.At(), $"{key} > {name} is {PlistKind.WithArticle(member.Root)}, a personality is a dictionary", "OSKext refuses the whole bundle; make it a dictionary or remove it"));
                continue;
            }
            CheckProviderClass(name, member, table, faults);
            personalities.Add(new(name, member));
        }
        return personalities.ToImmutable();
    }

    /// <summary>
    /// The key of the personalities that count: the one for the architecture outranks the plain one (OSKextGetValueForInfoDictionaryKey). A bundle that
    /// has neither is for Macs of another architecture, and is read as they read it.
    /// </summary>
    public static string? KeyOf(OSDictionary root, Architecture architecture)
    {
        var own = $"{Key}_{architecture.Generic}";
        if (root.ContainsKey(own)) return own;
        if (root.ContainsKey(Key)) return Key;
        return root.Keys.ToArray().Select(k => k.Text).FirstOrDefault(k => k.StartsWith(Key + "_", StringComparison.Ordinal));
    }

    private static void ReportMissing(PropertyList info, BundleKind kind, List<Fault> faults)
    {
        switch (kind)
        {
            case BundleKind.Dext or BundleKind.CodelessKext:
                faults.Add(new(InputFault.BundleInvalid, info.At(), $"{Key} is missing: nothing of this bundle ever matches", "add a personality for each kind of device", FaultSeverity.Warning));
                break;
            case BundleKind.Other:
                faults.Add(new(InputFault.BundleInvalid, info.At(), $"{Key} is missing: this list describes no driver", "name the Info.plist of a kext or dext", FaultSeverity.Warning));
                break;
            case BundleKind.Kext:
                faults.Add(new(InputFault.BundleInvalid, info.At(), $"{Key} is missing: the kext is a library for others", null, FaultSeverity.Note));
                break;
        }
    }

    private static void CheckProviderClass(string name, PropertyList member, OSDictionary table, List<Fault> faults)
    {
        if (table["IOProviderClass"] is OSString) return;
        var what = table["IOProviderClass"] is { } other
            ? $"{Key} > {name} > IOProviderClass is {PlistKind.WithArticle(other)}, so the kernel never files the personality"
            : $"{Key} > {name} has no IOProviderClass, so the kernel never files it";
        faults.Add(new(InputFault.BundleInvalid, member.At("IOProviderClass"), what, "name the class of the nub as a string", FaultSeverity.Warning));
    }
}
