namespace IOMatch.Worlds;

/// <summary>Personalities by chance: mostly well formed, sometimes with a value of the wrong type.</summary>
internal static class PersonalityOf
{
    private static readonly string[] GenericKeys =
        ["IONameMatch", "IOPropertyMatch", "IOPropertyExistsMatch", "IOLocationMatch", "IOPathMatch", "IOParentMatch", "IOResourceMatch", "BSD Name", "IORegistryEntryID", "IOMatchedServiceCountMatch", "IOServiceNotificationUser", "IOCompatibilityMatch", "IOExclaveProxy", "IOResourceMatched"];

    /// <summary>A personality for one of these provider classes.</summary>
    public static OSDictionary Choose(Choices choices, string[] classes, bool dexts = true)
    {
        var bundle = choices.Of<string>(Vocabulary.Bundles);
        var table = OSDictionary.Empty
            .With("CFBundleIdentifier", new OSString(bundle))
            .With("IOClass", choices.OneIn(16) ? OSNumber.Of(1) : new OSString(choices.Of<string>(Vocabulary.Drivers)))
            .With("IOProviderClass", choices.OneIn(24) ? OSBoolean.True : new OSString(choices.Of<string>(classes)));
        if (choices.OneIn(3)) table = table.With("IOProbeScore", Score(choices));
        if (choices.OneIn(4)) table = table.With("IOMatchCategory", choices.OneIn(8) ? OSNumber.Of(1) : new OSString(choices.Of<string>(Vocabulary.Categories)));
        for (var left = choices.Below(3); left > 0; left--)
        {
            var key = choices.Of<string>(GenericKeys);
            table = table.With(key, Generic(choices, key, depth: 2));
        }
        for (var left = choices.Below(4); left > 0; left--) table = table.With(choices.Of<string>(Vocabulary.FamilyKeys), Vocabulary.Value(choices));
        if (dexts && choices.OneIn(4)) table = Dext(choices, table, bundle);
        if (choices.OneIn(12)) table = table.Without("CFBundleIdentifier");
        if (choices.OneIn(12)) table = table.With("CFBundleIdentifierKernel", choices.OneIn(8) ? OSBoolean.True : new OSString(choices.Of<string>(Vocabulary.Bundles)));
        if (choices.OneIn(12)) table = table.With("IOMatchDefer", choices.Of<OSObject>(OSBoolean.True, OSBoolean.True, OSBoolean.False, new OSString("YES")));
        return table;
    }

    /// <summary>A value for a key that matches every family alike, of the right type in most cases.</summary>
    public static OSObject Generic(Choices choices, string key, int depth)
    {
        if (choices.OneIn(10)) return Vocabulary.Value(choices);
        return key switch
        {
            "IONameMatch" => One(choices, () => new OSString(choices.Of<string>(Vocabulary.Names))),
            "IOPropertyExistsMatch" or "IOResourceMatch" => One(choices, () => new OSString(choices.Of<string>(Vocabulary.Properties))),
            "IOPropertyMatch" => One(choices, () => Vocabulary.Table(choices, 1)),
            "IOLocationMatch" when choices.OneIn(3) => Nested(choices, depth),
            "IOLocationMatch" => new OSString(choices.Of<string?>(Vocabulary.Locations) ?? ""),
            "IOPathMatch" => new OSString(choices.Of("IOService:", "IOService:/gadget", "IOService:/gadget@1", "IOService:/@0/gizmo", "/gadget", "IODeviceTree:/gadget", "IOService:/gadget/gizmo")),
            "IOParentMatch" => Nested(choices, depth),
            "BSD Name" => Vocabulary.Value(choices, 0),
            "IORegistryEntryID" => new OSNumber(WholeWorld.FirstId + (ulong)choices.Below(8)),
            "IOMatchedServiceCountMatch" => OSNumber.Of(choices.Below(3)),
            _ => Vocabulary.Value(choices, 1),
        };
    }

    private static OSDictionary Nested(Choices choices, int depth)
    {
        var table = OSDictionary.Empty;
        for (var left = choices.Below(3); left > 0 && depth > 0; left--)
        {
            var key = choices.Of<string>([.. GenericKeys, "IOProviderClass", "idVendor", "IOClass"]);
            table = table.With(key, key == "IOProviderClass" ? new OSString(choices.Of<string>(Vocabulary.PlainClasses)) : Generic(choices, key, depth - 1));
        }
        return table;
    }

    private static OSObject One(Choices choices, Func<OSObject> member)
    {
        if (!choices.OneIn(3)) return member();
        var members = new List<OSObject>();
        for (var left = choices.Below(4); left > 0; left--) members.Add(choices.OneIn(10) ? Vocabulary.Value(choices, 1) : member());
        return choices.OneIn(3) ? new OSSet(members) : new OSArray(members);
    }

    private static OSNumber Score(Choices choices) =>
        choices.OneIn(5) ? new OSNumber(choices.Of<ulong>(0x7fffffff, ulong.MaxValue, 0x80000000, 1UL << 32, 100_000)) : OSNumber.Of(choices.Of(1, 100, 1000, 0, -1));

    private static OSDictionary Dext(Choices choices, OSDictionary table, string bundle)
    {
        table = table.With("IOUserServerName", choices.OneIn(10) ? OSBoolean.True : new OSString(bundle));
        if (!choices.OneIn(8)) table = table.With("IOUserClass", new OSString(choices.Of("Vendor", "Missing")));
        if (choices.OneIn(4)) table = table.With("IOUserServerOneProcess", OSBoolean.True);
        return choices.OneIn(4) ? table : table.With("kOSBundleDextUniqueIdentifier", OSData.FromHex(choices.Of("01", "02")));
    }
}
