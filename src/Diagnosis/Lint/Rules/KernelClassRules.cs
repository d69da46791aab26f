using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Whether IOClass can be the kernel's half of what the dext is (K30, K70).</summary>
internal static class KernelClassRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.IoClassUnknown, "io-class-name", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "K30; report I4") { OfEachDext = CheckName },
        new(ReasonCode.IoClassAbstract, "io-class-abstract", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K30") { OfEach = CheckAbstract },
        new(ReasonCode.KernelClassHasNoProxy, "io-class-proxy", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "K70; report I3") { OfEachDext = CheckProxy },
        new(ReasonCode.KernelClassDoesNotFitUserClass, "io-class-of-family", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "K70; reports I1, I2") { OfEachDext = CheckFamily },
    ];

    /// <summary>IOClass where it is the name of a class, else null: what else it may be is the matter of other rules.</summary>
    private static string? ClassOf(BundlePersonality personality) =>
        personality.Table[Keys.IOClass] is OSString { Text.Length: > 0 } name && !LintText.HasVariable(name.Text) && !LintText.HasOuterBlanks(name.Text) ? name.Text : null;

    private static void CheckName(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (ClassOf(personality) is not { } name || subject.Classes[name] is not null) return;
        var at = personality.PositionOf("IOClass");
        var family = DriverKitSides.OfUserClass(name);
        if (DriverKitSides.UserClasses.ContainsKey(name))
        {
            sink.Add(at, $"{name} is a class of DriverKit, which the kernel cannot make", family is null ? "write IOUserService" : $"write {family.KernelClass}", LintSeverity.Error, isFatal: true);
        }
        else if (personality.Table[Keys.IOUserClass] is OSString own && own.Text == name)
        {
            sink.Add(at, $"IOClass is the dext's own class {name}, and the kernel needs one of its own", "write IOUserService, or the kernel class of the family", LintSeverity.Error, certainty: Certainty.Observed, isFatal: true);
        }
        else if (LintText.Slip(name, DriverKitSides.Proxies) is { } meant)
        {
            sink.Add(at, $"no kernel class {name} is known; {meant} is one", $"write {meant}");
        }
    }

    private static void CheckAbstract(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (ClassOf(personality) is not { } name || subject.Classes[name] is not { } known) return;
        if (!known.IsA(Keys.IOService)) sink.Add(personality.PositionOf("IOClass"), $"{name} is no IOService, so the kernel drops the candidate", null, certainty: known.Certainty, isFatal: known.Certainty != Certainty.Assumed);
        else if (known.IsAbstract) sink.Add(personality.PositionOf("IOClass"), $"{name} is abstract, so the kernel cannot make one", "name a class that derives from it", certainty: known.Certainty, isFatal: known.Certainty != Certainty.Assumed);
    }

    private static void CheckProxy(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (ClassOf(personality) is not { } name || DriverKitSides.Proxies.Contains(name) || subject.Classes[name] is not { IsAbstract: false } known || known.Chain().Any(c => DriverKitSides.Proxies.Contains(c.Name.Text))) return;
        var proxy = "IOUser" + (name.StartsWith("IO", StringComparison.Ordinal) ? name[2..] : name);
        if (!DriverKitSides.Proxies.Contains(proxy)) return; // not known to be wrong
        sink.Add(personality.PositionOf("IOClass"), $"{name} is a kernel class that hands nothing to a dext", $"write {proxy}");
    }

    private static void CheckFamily(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (ClassOf(personality) is not { } name || !DriverKitSides.Proxies.Contains(name)) return;
        var at = personality.PositionOf("IOClass");
        var chain = UserChain(subject, personality);
        if (chain.Select(DriverKitSides.OfUserClass).FirstOrDefault(f => f is not null) is { } family)
        {
            if (DriverKitSides.OfKernelClass(name).Any(f => f.UserClass == family.UserClass)) return;
            sink.Add(at, $"IOClass is {name}, and the dext's class is a {family.UserClass}, whose kernel half is {family.KernelClass}{Effect(family)}", $"write {family.KernelClass}", certainty: family.Certainty, isFatal: family.Certainty != Certainty.Assumed);
            return;
        }
        if (personality.Table[Keys.IOProviderClass] is not OSString provider) return;
        var own = DriverKitSides.OfKernelClass(name);
        if (provider.Text == "IOUSBHostDevice" && !own.Any(f => Stands(f, "IOUSBHostDevice")) && own.FirstOrDefault(f => Stands(f, "IOUSBHostInterface")) is { } ofInterface)
        {
            sink.Add(personality.PositionOf("IOProviderClass"), $"dexts with IOClass {name} drive a USB interface, and IOProviderClass is IOUSBHostDevice", "write IOUSBHostInterface, with bConfigurationValue and bInterfaceNumber", certainty: ofInterface.Certainty);
            return;
        }
        if (name == "AppleUserHIDEventService" && subject.ProviderOf(personality) is { } nub && !nub.IsA("IOHIDInterface"))
        {
            sink.Add(personality.PositionOf("IOProviderClass"), $"{name} does not start on {provider.Text}: it takes an IOHIDInterface only", "write IOHIDInterface", LintSeverity.Error, certainty: Certainty.Source, stage: Stage.Start, isFatal: true);
            return;
        }
        // most kernel halves stand on a nub of any bus: only what is known to fail is a fault
        var there = DriverKitSides.On(provider.Text);
        if (there.IsEmpty || there.Any(f => f.KernelClass == name)) return;
        if (there.FirstOrDefault(f => f.WrongKernelClass?.Contains($"with {name} ", StringComparison.Ordinal) == true) is not { } wrong) return;
        var fitting = there.Select(f => f.KernelClass).Distinct(StringComparer.Ordinal).ToList();
        sink.Add(at, $"IOClass is {name}, and dexts on {provider.Text} have {string.Join(" or ", fitting)}{Effect(wrong)}", fitting.Count == 1 ? $"write {fitting[0]}" : null, certainty: wrong.Certainty, isFatal: wrong.Certainty != Certainty.Assumed);
    }

    private static bool Stands(DriverKitFamily family, string provider) => family.Provider.Split(',', StringSplitOptions.TrimEntries).Contains(provider);

    private static string Effect(DriverKitFamily family) => family.WrongKernelClass is { } effect ? $": {effect.Split(';')[0]}" : "";

    /// <summary>IOUserClass and its superclasses, as far as the program or DriverKit's own classes tell.</summary>
    private static IEnumerable<string> UserChain(LintSubject subject, BundlePersonality personality)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = (personality.Table[Keys.IOUserClass] as OSString)?.Text; at is not null && seen.Add(at);)
        {
            yield return at;
            at = subject.Bundle?.UserClasses.FirstOrDefault(c => c.Name == at)?.Superclass ?? DriverKitSides.UserClasses.GetValueOrDefault(at);
        }
    }
}
