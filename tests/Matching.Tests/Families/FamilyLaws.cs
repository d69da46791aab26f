using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Families;

/// <summary>What holds of every family, whatever the values are.</summary>
public sealed class FamilyLaws
{
    private static readonly OSObject[] Scalars =
    [
        OSNumber.Of(0), OSNumber.Of(1), OSNumber.Of(2), OSNumber.Of(5), OSNumber.Of(255), OSNumber.Of(0xff00), OSNumber.Of(-1), new OSNumber(0xffffffff, 32), new OSNumber(255, 8),
        OSBoolean.True, OSBoolean.False, new OSString("*"), new OSSymbol("*"), new OSString(""), new OSString("a"), new OSSymbol("a"), new OSString("USB"),
        new OSString("0x00010002 0x5&0xff"), new OSString("2&"), OSData.FromHex("61"), OSData.FromHex("6100"), OSData.FromHex(""), OSData.FromHex("01000000"),
    ];

    private static readonly Family[] Families = [.. KnownFamilies.All];

    private static Gen<OSObject> Value(int depth) => depth == 0
        ? Gen.Elements(Scalars)
        : Gen.Frequency(
            (6, Gen.Elements(Scalars)),
            (1, Value(depth - 1).ArrayOf().Resize(3).Select(v => (OSObject)new OSArray(v))),
            (1, Value(depth - 1).ArrayOf().Resize(3).Select(v => (OSObject)new OSSet(v))),
            (2, Gen.Choose(0, 2).SelectMany(n => Pair.ArrayOf(n)).Select(v => (OSObject)new OSArray(v))));

    private static Gen<OSObject> Pair =>
        from page in Gen.Elements(Scalars)
        from usage in Gen.Elements(Scalars)
        from has in Gen.Choose(0, 3)
        select (OSObject)(has == 0 ? OSDictionary.Empty.With("DeviceUsage", usage)
            : has == 1 ? OSDictionary.Empty.With("DeviceUsagePage", page)
            : OSDictionary.Empty.With("DeviceUsagePage", page).With("DeviceUsage", usage));

    private static Gen<OSDictionary> TableOf(IReadOnlyList<OSSymbol> keys) =>
        from count in Gen.Choose(0, Math.Min(6, keys.Count))
        from chosen in (keys.Count == 0 ? Gen.Constant<OSSymbol>("nothing") : Gen.Elements(keys.ToArray())).ArrayOf(count)
        from values in Value(2).ArrayOf(count)
        from score in Gen.Elements(Scalars)
        from scored in Gen.Choose(0, 3)
        let table = new OSDictionary(chosen.Zip(values, (k, v) => KeyValuePair.Create(k, v)))
        select scored == 0 ? table.With(Keys.IOProbeScore, score) : table;

    /// <summary>A family, a nub of one of its classes and a personality, both made of the keys that it reads; half of the values agree.</summary>
    private static Gen<(Service Nub, OSDictionary Personality)> Question =>
        from family in Gen.Elements(Families)
        from served in Gen.Elements(family.ServedClasses.ToArray())
        let keys = (IReadOnlyList<OSSymbol>)[.. family.KeysRead, "DeviceUsagePairs"]
        from nub in TableOf(keys)
        from above in TableOf(keys)
        from personality in TableOf(keys)
        from agreeing in Gen.Choose(0, 1)
        from bridge in Gen.Elements("IOPCIBridge", "IOHIDDevice", "IOService")
        select (Nub(served, agreeing == 1 ? nub.MergedWith(personality.Without(Keys.IOProbeScore)) : nub, bridge, above), personality);

    private static Service Nub(OSSymbol @class, OSDictionary properties, string provider, OSDictionary above)
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var top = builder.Add(ClassHierarchy.BuiltIn[provider]!, "above", properties: above, isServiceRoot: true);
        var nub = builder.Add(ClassHierarchy.BuiltIn[@class.Text] ?? KernelClass.Undeclared(@class), "nub", properties: properties, provider: top);
        return new World(builder.ToRegistry(), KernelCatalogue.Empty)[nub];
    }

    // a nub with everything stated, and a personality that mostly agrees with it
    private static Gen<(Service Nub, OSDictionary Personality)> Agreeing(string[] classes, string[] keys, Gen<OSObject> values) =>
        from @class in Gen.Elements(classes)
        from stated in values.ArrayOf(keys.Length)
        from other in values.ArrayOf(keys.Length)
        from use in Gen.Choose(0, 9).ArrayOf(keys.Length)
        let nub = new OSDictionary(keys.Zip(stated, (k, v) => KeyValuePair.Create((OSSymbol)k, v)))
        let personality = new OSDictionary(keys.Select((k, i) => (Key: (OSSymbol)k, Value: use[i] == 0 ? other[i] : stated[i], Used: use[i] < 6)).Where(k => k.Used).Select(k => KeyValuePair.Create(k.Key, k.Value)))
        select (Nub(@class, nub, "IOService", OSDictionary.Empty), personality);

    private static Gen<OSObject> SmallNumber => Gen.Elements(0, 1, 255).Select(n => (OSObject)OSNumber.Of(n));

    private static Gen<(Service Nub, OSDictionary Personality)> Usb => Gen.OneOf(
        Agreeing(["IOUSBDevice", "IOUSBHostDevice"], ["idVendor", "idProduct", "bcdDevice", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol"], SmallNumber),
        Agreeing(
            ["IOUSBInterface", "IOUSBHostInterface"],
            ["idVendor", "idProduct", "bcdDevice", "bConfigurationValue", "bInterfaceNumber", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol"],
            SmallNumber));

    private static Gen<(Service Nub, OSDictionary Personality)> Hid => Agreeing(
        ["IOHIDEventService"],
        ["PrimaryUsagePage", "PrimaryUsage", "Transport", "LocationID", "VendorID", "ProductID", "ModelNumber", "SerialNumber", "DeviceUsagePairs", "BootProtocol"],
        Gen.OneOf(SmallNumber, Pair.ArrayOf(2).Select(v => (OSObject)new OSArray(v))))
        .Select(q =>
        {
            q.Nub.Properties = q.Nub["DeviceUsagePairs"] is OSArray ? q.Nub.Properties : q.Nub.Properties.With("DeviceUsagePairs", new OSArray());
            return q;
        });

    private static string Counterpart(string @class) => @class switch
    {
        "IOUSBDevice" => "IOUSBHostDevice",
        "IOUSBHostDevice" => "IOUSBDevice",
        "IOUSBInterface" => "IOUSBHostInterface",
        _ => "IOUSBInterface",
    };

    private static void Holds(Func<Service, OSDictionary, bool> law) => Holds(Question, law);

    private static void Holds(Gen<(Service Nub, OSDictionary Personality)> questions, Func<Service, OSDictionary, bool> law) =>
        Prop.ForAll(questions.ToArbitrary(), q => law(q.Nub, q.Personality)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Every_family_answers_every_table_alike_with_and_without_a_listener_and_the_parts_make_the_score() => Holds((nub, personality) =>
    {
        Bench.Ask(nub, personality);
        return true;
    });

    [Fact]
    public void A_key_that_a_family_does_not_read_changes_nothing() => Holds((nub, personality) =>
        Bench.Ask(nub, personality) == Bench.Ask(nub, personality.With("com.example.not-a-key", OSNumber.Of(1))));

    [Fact]
    public void A_family_that_only_compares_never_matches_more_when_a_key_is_added() => Holds((nub, personality) =>
        nub.Family is not EqualKeysFamily ||
        Bench.Ask(nub, personality).Verdict == MatchVerdict.No ||
        personality.Keys.ToArray().All(key => Bench.Ask(nub, personality.Without(key)).Verdict == MatchVerdict.Yes));

    [Fact]
    public void A_wildcard_in_the_place_of_a_USB_key_that_agrees_never_raises_the_score() => Holds(Usb, (nub, personality) =>
    {
        if (Bench.Ask(nub, personality) is not { Verdict: MatchVerdict.Yes } exact) return true;
        foreach (var key in personality.Keys)
        {
            // a list overrules a wildcard, and a wildcard spares the cost of a mask
            if (key.Text is "idProductArray" or "idProductMask" or "IOProbeScore" || personality.ContainsKey("idProductMask")) continue;
            if (Bench.Ask(nub, personality.With(key, new OSString("*"))) is not { Verdict: MatchVerdict.Yes } wild || wild.Score > exact.Score) return false;
        }
        return true;
    });

    [Fact]
    public void A_higher_score_of_its_own_below_the_cut_lifts_a_USB_personality_by_as_much() => Holds(Usb, (nub, personality) =>
        Bench.Ask(nub, personality.With(Keys.IOProbeScore, OSNumber.Of(0))) is not { Verdict: MatchVerdict.Yes } plain ||
        Bench.Ask(nub, personality.With(Keys.IOProbeScore, OSNumber.Of(9999))).Score == plain.Score + 9999);

    [Fact]
    public void Host_and_legacy_USB_give_the_same_scores() => Holds(Usb, (nub, personality) =>
        Bench.Ask(nub, personality) == Bench.Ask(Nub(Counterpart(nub.Class.Name.Text), nub.Properties, "IOService", OSDictionary.Empty), personality));

    [Fact]
    public void A_HID_event_service_still_matches_when_a_key_is_left_out() => Holds(Hid, (nub, personality) =>
        Bench.Ask(nub, personality).Verdict == MatchVerdict.No ||
        personality.Keys.ToArray().All(key => key.Text.StartsWith("ProductID", StringComparison.Ordinal) || Bench.Ask(nub, personality.Without(key)).Verdict == MatchVerdict.Yes));

    [Fact]
    public void A_USB_table_is_met_often_enough_to_prove_something()
    {
        var matched = Gen.Sample(Usb, 2000).Count(q => Bench.Ask(q.Nub, q.Personality).Verdict == MatchVerdict.Yes);
        var hid = Gen.Sample(Hid, 2000).Count(q => Bench.Ask(q.Nub, q.Personality).Verdict == MatchVerdict.Yes);

        matched.Should().BeGreaterThan(200);
        hid.Should().BeGreaterThan(200);
    }

    [Fact]
    public void Every_list_of_PCI_identities_that_matches_still_does_with_more_behind_it() =>
        Prop.ForAll(
            Gen.Choose(0, 0xffff).Select(n => (uint)n * 0x10001).ToArbitrary(),
            Gen.Choose(0, 0xffff).Select(n => (uint)n * 0x10001).ToArbitrary(),
            (register, other) =>
            {
                var nub = Bench.Nub("IOPCIDevice", "", "nub", ("IOPCIBridge", ""));
                nub.PciConfig = new(register, register, register);
                return Bench.Matches(nub, $"IOPCIMatch: '0x{register:x} 0x{other:x}'")
                    && Bench.Matches(nub, $"IOPCIMatch: '0x{other:x} 0x{register:x}'")
                    && Bench.Matches(nub, $"IOPCIMatch: '0x{other:x}'") == (other == register)
                    && Bench.Matches(nub, $"IOPCIMatch: '0x{other:x}&'");
            }).QuickCheckThrowOnFailure();
}
