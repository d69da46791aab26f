namespace IOMatch;

internal ref partial struct XmlPlistParser
{
    private OSObject Dictionary(in Frame frame, ReadOnlySpan<OSObject> own)
    {
        if (own.IsEmpty) return OSDictionary.Empty;
        var ids = keys.AsSpan(frame.Keys, own.Length);
        if (symbols.AnyTwice(ids)) return WithoutRepeated(frame, ids, own);
        var names = new OSSymbol[ids.Length];
        for (var i = 0; i < names.Length; i++) names[i] = symbols[ids[i]];
        // How CFPropertyList writes the UIDs of keyed archives in XML.
        if (names is [{ Text: "CF$UID" }] && own[0] is OSNumber uid) return new PlistUid(uid.Value);
        return OSDictionary.Owning(names, own.ToArray());
    }

    // CFPropertyList uses CFDictionarySetValue: the last value of a key holds.
    private OSDictionary WithoutRepeated(in Frame frame, ReadOnlySpan<int> ids, ReadOnlySpan<OSObject> own)
    {
        var place = new int[ids.Length];
        var count = symbols.Places(ids, place);
        var names = new OSSymbol[count];
        var kept = new OSObject[count];
        var nodes = new int[count];
        for (int i = 0, node = frame.Node + 1; i < ids.Length; i++, node = map.Next(node))
        {
            var at = place[i];
            if (kept[at] is not null)
            {
                var (line, column) = map.At(node);
                var name = symbols[ids[i]].Text;
                faults.Add(new(
                    InputFault.DuplicateKey,
                    new(file, line, column, PropertyList.Join(PathTo(depth - 1), name)),
                    $"the key {Quoted(name)} is given twice; this value replaces that of line {map.At(nodes[at]).Line}",
                    "remove one; Apple's property list reader keeps the last, the kernel's XML reader refuses the file",
                    FaultSeverity.Warning));
            }
            names[at] = symbols[ids[i]];
            kept[at] = own[i];
            nodes[at] = node;
        }
        map.SetMembers(frame.Node, nodes);
        return OSDictionary.Owning(names, kept);
    }

    // OSSet drops members that are identical: of what a file can hold, booleans (K5).
    private OSSet Set(in Frame frame, ReadOnlySpan<OSObject> own)
    {
        var kept = new List<OSObject>(own.Length);
        var nodes = new List<int>(own.Length);
        for (int i = 0, node = frame.Node + 1; i < own.Length; i++, node = map.Next(node))
        {
            if (own[i] is OSBoolean && kept.Contains(own[i])) continue;
            kept.Add(own[i]);
            nodes.Add(node);
        }
        if (kept.Count < own.Length) map.SetMembers(frame.Node, [.. nodes]);
        return new(kept);
    }
}
