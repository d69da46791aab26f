namespace IOMatch.Reference;

/// <summary>
/// The families that the reference knows: none (IOService), IOResources and IOUserResources, IOMedia, and the names of the device tree.
/// A world for it holds no class of another family.
/// </summary>
internal static class ReferenceFamilies
{
    private static readonly string[] MediaKeys = ["Content", "Content Hint", "Ejectable", "Leaf", "Open", "Preferred Block Size", "Removable", "Size", "UUID", "Whole", "Writable"];

    private static readonly string[] TreeNames = ["name", "compatible", "device_type", "model"];

    /// <summary>matchPropertyTable.</summary>
    public static MatchVerdict Match(ReferenceNub nub, OSDictionary table)
    {
        if (nub.IsResources) return Resources(nub, table);
        if (nub.Class.IsA("IOMedia")) return MediaKeys.All(key => table[key] is not { } wanted || (nub.Properties[key] is { } found && ReferenceEquality.Equal(wanted, found))) ? MatchVerdict.Yes : MatchVerdict.No;
        return MatchVerdict.Yes;
    }

    /// <summary>K43; the name that hit when it is one of the device tree.</summary>
    public static bool CompareName(ReferenceNub nub, OSString wanted, out OSString hit)
    {
        hit = wanted;
        if (nub.Class.IsA("IOPlatformExpertDevice")) return TreeName(nub, wanted, out hit);
        if (nub.Class.IsA("IOPlatformDevice"))
        {
            // the first platform expert above is asked: one for device trees compares their names first
            var expert = nub.SelfAndProviders().FirstOrDefault(n => n.Class.IsA("IOPlatformExpert"));
            if (expert?.Class.IsA("IODTPlatformExpert") == true && TreeName(nub, wanted, out hit)) return true;
            hit = wanted;
        }
        return nub.Name == wanted.Text;
    }

    /// <summary>matchLocation (K53): platform devices answer themselves, everybody else passes the question on.</summary>
    public static ReferenceNub? MatchLocation(ReferenceNub? nub) =>
        nub?.SelfAndProviders().FirstOrDefault(n => n.Class.IsA("IOPlatformDevice") && !n.Class.IsA("IOPlatformExpertDevice"));

    // setProperty of a C string makes a symbol of it
    /// <summary>What attaching a storage driver leaves on a medium.</summary>
    public static void Attached(ReferenceNub nub, OSDictionary driver)
    {
        if (!IsStorage(nub, driver)) return;
        nub.Properties = nub.Properties.With("Leaf", OSBoolean.False);
        if (driver["Content Mask"] is OSString mask) nub.Properties = nub.Properties.With("Content", new OSSymbol(mask.Text));
    }

    /// <summary>And detaching it.</summary>
    public static void Detached(ReferenceNub nub, OSDictionary driver)
    {
        if (!IsStorage(nub, driver)) return;
        nub.Properties = nub.Properties.With("Content", new OSSymbol(nub.Properties["Content Hint"] is OSString hint ? hint.Text : "")).With("Leaf", OSBoolean.True);
    }

    private static bool IsStorage(ReferenceNub nub, OSDictionary driver) => nub.Class.IsA("IOMedia") && driver["IOMatchCategory"] is OSString { Text: "IOStorage" };

    /// <summary>K55.</summary>
    private static MatchVerdict Resources(ReferenceNub nub, OSDictionary table)
    {
        if (table["IOResourceMatch"] is { } wanted)
        {
            IEnumerable<OSObject> members = wanted switch { OSDictionary d => d.Keys.ToArray(), OSMembers m => m, _ => [wanted] };
            foreach (var member in members)
            {
                if (member is not OSString key) return MatchVerdict.PageFault;
                if (!nub.Properties.ContainsKey(key.Text)) return MatchVerdict.No;
            }
            return MatchVerdict.Yes;
        }
        if (table["IOResourceMatched"] is not { } matched) return MatchVerdict.Yes;
        return nub.Properties["IOResourceMatched"] is OSArray published && published.Any(p => ReferenceEquality.Identical(p, matched)) ? MatchVerdict.Yes : MatchVerdict.No;
    }

    private static bool TreeName(ReferenceNub nub, OSString wanted, out OSString hit)
    {
        foreach (var key in TreeNames)
        {
            foreach (var name in NamesOf(nub.Properties[key]))
            {
                hit = new(name);
                if (wanted.Text.EndsWith('*') ? name.StartsWith(wanted.Text[..^1], StringComparison.Ordinal) : name == wanted.Text) return true;
            }
        }
        hit = wanted;
        return false;
    }

    // data holds names with a NUL behind each, the last one perhaps without
    private static IEnumerable<string> NamesOf(OSObject? value)
    {
        if (value is OSString text) return [text.Text];
        if (value is not OSData { Bytes.Length: > 0 } data) return [];
        var whole = KernelText.Decode(data.Span);
        return (whole.EndsWith('\0') ? whole[..^1] : whole).Split('\0');
    }
}
