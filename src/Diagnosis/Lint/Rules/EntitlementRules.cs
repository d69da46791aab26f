using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>What a dext or its app claims, held against its personalities (K66, K67). Silent where no entitlements are known.</summary>
internal static class EntitlementRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.EntitlementMissing, "entitlement-missing", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "K66, K67; driverkit-families.tsv") { OfBundle = CheckMissing, OfEachDext = CheckDemands, Stage = Stage.Entitlements },
        new(ReasonCode.EntitlementNotForThisTarget, "entitlement-of-other-target", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "reports B3, B4, L5") { OfBundle = CheckTarget },
        new(ReasonCode.VendorNotEntitled, "vendor-not-entitled", LintSeverity.Warning, AppleCheck.None, Certainty.Assumed, "K67; reports F13, B6") { OfEachDext = CheckVendor, Stage = Stage.Entitlements },
        new(ReasonCode.EntitlementWrongShape, "entitlement-pci-mask", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "IOPCIDevice.cpp matchPropertyTable reads the entitlement as it reads a personality; reports B4, B6") { OfBundle = CheckPciMasks },
        new(ReasonCode.UserClientAccess, "user-client-access", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K73; reports B12, L4") { OfBundle = CheckAccess },
        new(ReasonCode.EntitlementWrongShape, "entitlement-shape", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "report B4") { OfBundle = CheckShape },
    ];

    private static void CheckMissing(LintSubject subject, LintSink sink)
    {
        if (subject.IsApple || subject.Bundle is not { DriverKit: { } held } bundle || bundle.Entitlements is not { } all) return;
        if (bundle.Kind == BundleKind.App)
        {
            if (!held.InstallsSystemExtensions && bundle.Nested.Any(n => n.Kind == BundleKind.Dext))
                sink.Add(all.At(), $"the app carries a dext and does not claim {DriverKitEntitlement.SystemExtensionInstall}, so it cannot activate it", "add the entitlement");
            return;
        }
        if (!subject.IsDext || !subject.Personalities.Any(subject.IsDextPersonality)) return;
        if (!held.HasDriverKit) sink.Add(all.At(), $"{DriverKitEntitlement.DriverKit} is not claimed: the process is not let in", "add the entitlement", LintSeverity.Error, certainty: Certainty.Source, stage: Stage.Launch, isFatal: true);
    }

    private static void CheckDemands(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (subject.IsApple || !subject.IsDext || subject.Bundle?.Entitlements is not { } all) return;
        foreach (var (needed, by, certainty) in Needed(personality))
        {
            if (all.Values.ContainsKey(needed)) continue;
            sink.Add(all.At(), $"{needed} is not claimed, and {by} demands it", "add the entitlement", certainty: certainty, isFatal: certainty is not Certainty.Assumed);
        }
    }

    private static IEnumerable<(string Entitlement, string By, Certainty Certainty)> Needed(BundlePersonality personality)
    {
        if (personality.Table[Keys.IOProviderClass] is OSString provider)
        {
            var rows = DriverKitSides.On(provider.Text);
            if (!rows.IsEmpty && rows.Select(r => DriverKitSides.Entitlement(r.ProviderEntitlement)).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var transport])
                yield return (transport, $"the provider {provider.Text}", rows.First(r => r.ProviderEntitlement is not null).Certainty);
        }
        if (personality.Table[Keys.IOClass] is OSString name)
        {
            var rows = DriverKitSides.OfKernelClass(name.Text);
            // only where every use of the kernel class demands the same
            if (!rows.IsEmpty && rows.All(r => r.FamilyEntitlement == rows[0].FamilyEntitlement) && DriverKitSides.Entitlement(rows[0].FamilyEntitlement) is { } family)
                yield return (family, $"the kernel class {name.Text}", rows.Max(r => r.Certainty));
        }
    }

    private static void CheckTarget(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle?.Entitlements is not { } all) return;
        var wrong = subject.IsDext ? EntitlementHolder.App : subject.Kind == BundleKind.App ? EntitlementHolder.Dext : 0;
        if (wrong == 0) return;
        foreach (var name in all.Values.Keys)
        {
            if (DriverKitEntitlement.Of(name.Text) is not { } known || known.Holder != wrong) continue;
            sink.Add(all.At(name.Text), $"{name.Text} is an entitlement for {(wrong == EntitlementHolder.App ? "apps, and this is a dext" : "dexts, and this is an app")}", "remove it here", certainty: known.Certainty);
        }
    }

    private static void CheckVendor(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (!subject.IsDext || subject.Bundle is not { DriverKit: { } held } bundle) return;
        switch (subject.ProviderOf(personality))
        {
            case { } usb when usb.IsA("IOUSBHostDevice") || usb.IsA("IOUSBHostInterface"):
                if (held.Transports.GetValueOrDefault("usb") is OSArray devices && !devices.Any(d => d is OSDictionary allowed && AgreesUsb(allowed, personality.Table)) && IsReadable(devices, personality.Table))
                    Tell(DriverKitEntitlement.TransportUsb, "idVendor");
                break;
            case { } pci when pci.IsA("IOPCIDevice"):
                if (held.Transports.GetValueOrDefault("pci") is OSArray slots && Excluded(slots, personality.Table) is { } key) Tell(DriverKitEntitlement.TransportPci, key);
                break;
        }

        void Tell(string entitlement, string key) => sink.Add(
            personality.PositionOf(key),
            $"{entitlement} covers no device that the personality {personality.Name} matches: the dext is launched and ended again",
            $"compare with {bundle.Entitlements!.At(entitlement)}");
    }

    private static bool IsReadable(OSArray devices, OSDictionary table) =>
        table["idVendor"] is OSNumber && devices.All(d => d is OSDictionary) && devices.Count > 0;

    private static bool AgreesUsb(OSDictionary allowed, OSDictionary table)
    {
        foreach (var (key, value) in allowed)
        {
            if (value is OSString { Text: "*" } || table[key] is not { } wanted || wanted is OSString { Text: "*" }) continue;
            if (value is OSMembers any ? any.Any(v => v.IsEqualTo(wanted)) : value.IsEqualTo(wanted)) continue;
            // an identifier put in by the build cannot be compared
            if (LintText.AnyVariable(value) || LintText.AnyVariable(wanted)) continue;
            return false;
        }
        return true;
    }

    /// <summary>The key of the personality whose identities no dictionary of the entitlement admits; null when one does, or it cannot be told.</summary>
    private static string? Excluded(OSArray slots, OSDictionary table)
    {
        if (!slots.All(s => s is OSDictionary)) return null;
        foreach (var key in (ReadOnlySpan<string>)["IOPCIPrimaryMatch", "IOPCIMatch"])
        {
            if (table[key] is not OSString text || LintText.HasVariable(text.Text)) continue;
            var wanted = PciRules.Items(text.Text, out _).ToList();
            var isAdmitted = false;
            foreach (var slot in slots.OfType<OSDictionary>())
            {
                var lists = new[] { "IOPCIPrimaryMatch", "IOPCIMatch" }.Select(k => slot[k]).OfType<OSString>().ToList();
                isAdmitted |= lists.Count == 0 || lists.TrueForAll(l => LintText.HasVariable(l.Text) || PciRules.Items(l.Text, out _).Any(a => wanted.Exists(w => PciRules.MayBeSame(a, w))));
            }
            if (!isAdmitted && wanted.Count > 0) return key;
        }
        return null;
    }

    private static void CheckShape(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle?.DriverKit is not { } held) return;
        foreach (var fault in held.WrongTypes) sink.Add(fault.At, fault.What, fault.Hint, fault.Severity == FaultSeverity.Note ? LintSeverity.Note : LintSeverity.Warning);
    }

    private static void CheckPciMasks(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle is not { DriverKit: { } held, Entitlements: { } all } || held.Transports.GetValueOrDefault("pci") is not OSMembers slots) return;
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i] is not OSDictionary slot) continue;
            foreach (var (key, value) in slot)
            {
                if (!key.Text.StartsWith("IOPCI", StringComparison.Ordinal) || value is not OSString text) continue;
                var at = all.At(DriverKitEntitlement.TransportPci, i.ToString(CultureInfo.InvariantCulture), key.Text);
                if (PciRules.IsEscapedTwice(text.Text)) sink.Add(at, $"{key.Text} of {DriverKitEntitlement.TransportPci} has the & escaped twice, so its mask cannot be read", "write &amp; once in the XML");
                else if (PciRules.OutsideMask(text.Text) is var (item, hint)) sink.Add(at, $"{key.Text} of {DriverKitEntitlement.TransportPci} has {item}, whose value has bits outside the mask: they are never compared", hint);
            }
        }
    }

    private static void CheckAccess(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle is not { Entitlements: { } all } bundle || all.Values[DriverKitEntitlement.UserClientAccess] is not OSMembers list) return;
        var isBroken = false;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not OSString text || !text.Text.Any(char.IsWhiteSpace)) continue;
            isBroken = true;
            var ids = text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            sink.Add(
                all.At(DriverKitEntitlement.UserClientAccess, i.ToString(CultureInfo.InvariantCulture)),
                ids.Length > 1
                    ? $"{DriverKitEntitlement.UserClientAccess} has one string with {ids.Length} identifiers and a line end or space between them, which is the identifier of no driver"
                    : $"{DriverKitEntitlement.UserClientAccess} has an identifier with a line end or space, which belongs to the name",
                ids.Length > 1 ? "make each identifier a string of its own" : $"write {text.Text.Trim()}");
        }
        if (isBroken || bundle.Kind != BundleKind.App) return;
        foreach (var dext in bundle.Nested)
        {
            if (dext is not { Kind: BundleKind.Dext, Identifier: { Length: > 0 } id } || LintText.HasVariable(id) || list.Any(m => m is OSString own && own.Text == id) || dext.DriverKit is { AllowsAnyUserClientAccess: true }) continue;
            sink.Add(all.At(DriverKitEntitlement.UserClientAccess), $"{DriverKitEntitlement.UserClientAccess} does not list {id}, which the app itself carries: the app may not open it", $"add {id} to the list");
        }
    }
}
