using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What is known when edits are proposed for one personality on one nub.</summary>
/// <param name="Name">The personality's key.</param>
/// <param name="Table">The personality as written.</param>
/// <param name="Nub">The nub that it should win.</param>
/// <param name="Misses">What fails there.</param>
/// <param name="Diagnosis">What became of the bundle on the nub; null when no personality is a candidate there.</param>
/// <param name="Bundle">The bundle's files; null when only a catalogue describes it.</param>
/// <param name="Classes">The class hierarchy.</param>
/// <param name="IsNamed">The nub was named by whoever asks, not found by likeness.</param>
internal sealed record ProposalContext(string Name, OSDictionary Table, Service Nub, KeyMisses Misses, NubDiagnosis? Diagnosis, CatalogueBundle Bundle, ClassHierarchy Classes, bool IsNamed)
{
    public CandidateCourse? Course => Diagnosis?.Asked.FirstOrDefault(c => c.Personality.Origin?.Name == Name);

    public bool IsDext => Table.ContainsKey(Keys.IOUserServerName) || Bundle.Kind == CatalogueBundleKind.Dext && Table.ContainsKey(Keys.IOUserClass);

    /// <summary>Whether conditions may be bent towards the nub: it was named, or it is the device that the personality is for.</summary>
    public bool MayBend => IsNamed || Misses.IsThisDevice;

    public bool IsOnResources => VerdictReader.IsResourceNub(Nub);
}

/// <summary>Proposes edits; whether they help is for the engine to say.</summary>
internal static class EditProposals
{
    private const int MostAdded = 16;

    /// <summary>Everything that is worth trying, cheap edits first, each slot's edits apart.</summary>
    public static IEnumerable<Edit> Of(ProposalContext context)
    {
        foreach (var edit in Leftovers(context)) yield return edit;
        foreach (var edit in KeyNames(context)) yield return edit;
        foreach (var edit in Names(context)) yield return edit;
        foreach (var miss in context.Misses.Failing)
        {
            foreach (var edit in ValueProposals.Of(context.Name, miss, context.MayBend, context.IsNamed)) yield return edit;
        }
        foreach (var edit in Score(context)) yield return edit;
        foreach (var edit in KernelClass(context)) yield return edit;
        foreach (var edit in MoreTelling(context)) yield return edit;
        foreach (var edit in Provider(context)) yield return edit;
        foreach (var edit in EntitlementProposals.Of(context)) yield return edit;
    }

    private static IEnumerable<Edit> Leftovers(ProposalContext c)
    {
        if (!c.IsOnResources)
        {
            foreach (var key in (OSSymbol[])[Keys.IOMatchCategory, Keys.IOResourceMatch])
            {
                // a kext that stands beside the system's driver may mean to
                if (c.Table[key] is { } value && (c.IsDext || key.Equals(Keys.IOResourceMatch))) yield return new Edit.Remove(c.Name, [key.Text], value, IsLeftover: c.IsDext);
            }
            if (!c.IsDext && !c.Table.ContainsKey(Keys.IOMatchCategory)) yield return new Edit.Set(c.Name, [Keys.IOMatchCategory.Text], null, new OSString((c.Table[Keys.IOClass] as OSString)?.Text ?? c.Name));
        }
        else if (c.Table[Keys.IOMatchCategory] is not OSString)
        {
            yield return new Edit.Set(c.Name, [Keys.IOMatchCategory.Text], c.Table[Keys.IOMatchCategory], new OSString(c.Bundle.Id ?? c.Name));
        }
        if (c.Table[Keys.IOMatchDefer] is { } defer) yield return new Edit.Remove(c.Name, [Keys.IOMatchDefer.Text], defer, IsLeftover: true);
        foreach (var key in (OSSymbol[])["IOParentMatch", "IOLocationMatch"])
        {
            if (c.Table[key] is { } value && c.Misses.FamilyRefuses && c.MayBend) yield return new Edit.Remove(c.Name, [key.Text], value, IsLeftover: false);
        }
        // a real that cannot be sent keeps all personalities back
        foreach (var (key, value) in c.Table)
        {
            if (value is PlistReal real && Math.Abs(real.Value) < long.MaxValue) yield return new Edit.Rewrite(c.Name, [key.Text], value, OSNumber.Of((long)Math.Round(real.Value)), Miswriting.Real);
        }
    }

    private static IEnumerable<Edit> KeyNames(ProposalContext c)
    {
        foreach (var key in c.Table.Keys.ToArray())
        {
            if (MeantKey(c, key) is not { } meant) continue;
            yield return new Edit.Rename(c.Name, key.Text, meant);
            if (c.Nub[meant] is { } found && MeantValue.Of(c.Table[key]!, found).Value is { } value) yield return new Edit.Rename(c.Name, key.Text, meant) { Value = value };
        }
    }

    /// <summary>The key of matching that an unknown one means; null for a known one.</summary>
    private static string? MeantKey(ProposalContext c, OSSymbol key)
    {
        var meant = LintText.HasOuterBlanks(key.Text) ? key.Text.Trim() : LintText.Slip(key.Text, KnownMatchKey.Names);
        return meant is not null && KnownMatchKey.Names.Contains(meant) && !c.Table.ContainsKey(meant) ? meant : null;
    }

    /// <summary>Names of classes, servers and bundles: blanks, slips, and those that are missing.</summary>
    private static IEnumerable<Edit> Names(ProposalContext c)
    {
        foreach (var key in (string[])["IOClass", "IOProviderClass", "IOUserClass", "IOUserServerName", "CFBundleIdentifier", "CFBundleIdentifierKernel"])
        {
            if (c.Table[key] is OSString text && LintText.HasOuterBlanks(text.Text)) yield return new Edit.Rewrite(c.Name, [key], text, new OSString(text.Text.Trim()), Miswriting.Blanks);
        }
        if (c.Table[Keys.IOProviderClass] is OSString provider && c.Classes[provider.Text] is null && LintText.Slip(provider.Text, c.Nub.Class.Chain().Select(k => k.Name.Text)) is { } meant)
        {
            yield return new Edit.Rewrite(c.Name, ["IOProviderClass"], provider, new OSString(meant), Miswriting.Slip);
        }
        if (c.Bundle.Id is { } id)
        {
            if (c.Table[Keys.CFBundleIdentifier] is { } other && !(other is OSString own && own.Text == id) && c.IsDext) yield return new Edit.Set(c.Name, ["CFBundleIdentifier"], other, new OSString(id));
            if (c.IsDext && c.Table[Keys.IOUserServerName] is not OSString { Text.Length: > 0 }) yield return new Edit.Set(c.Name, ["IOUserServerName"], c.Table[Keys.IOUserServerName], new OSString(id));
        }
        if (c.IsDext)
        {
            var classes = c.Bundle.Bundle?.UserClasses.Select(u => u.Name).ToList() ?? [];
            var named = c.Table[Keys.IOUserClass] as OSString;
            if (named is not { Text.Length: > 0 } && classes.Count == 0) yield return new Edit.Set(c.Name, ["IOUserClass"], c.Table[Keys.IOUserClass], new OSString(c.Name.Replace(" ", "", StringComparison.Ordinal))) { NeedsName = true };
            foreach (var one in classes)
            {
                if (named?.Text != one) yield return new Edit.Set(c.Name, ["IOUserClass"], named, new OSString(one));
            }
        }
    }

    private static IEnumerable<Edit> Score(ProposalContext c)
    {
        var before = c.Table[Keys.IOProbeScore];
        if (before is OSString text && LintText.Number(text.Text) is { } number) yield return new Edit.Rewrite(c.Name, ["IOProbeScore"], before, new OSNumber(number), Miswriting.NumberAsText);
        if (c.Course is not { } course || c.Diagnosis is not { } diagnosis) yield break;
        var own = course.FinalScore ?? course.Score;
        var best = diagnosis.OwnRace?.Contenders.Where(r => !r.IsAsked).Select(r => r.Course.FinalScore ?? r.Course.Score).Max();
        if (own is null || best is null || own > best) yield break;
        var stated = before is OSNumber score ? score.LowSInt32 : 0;
        var needed = (long)stated + best.Value - own.Value + 1;
        if (needed is > int.MinValue and < int.MaxValue) yield return new Edit.Set(c.Name, ["IOProbeScore"], before, OSNumber.Of(needed));
    }

    private static IEnumerable<Edit> KernelClass(ProposalContext c)
    {
        if (!c.IsDext) yield break;
        var given = (c.Table[Keys.IOClass] as OSString)?.Text;
        // where the class that stands there is one of those for this provider, another is another kind of driver
        var isWrong = c.Diagnosis?.Best is { } course && KernelClassFit.Of(course.Personality, c.Bundle.Bundle?.UserClasses ?? []) is { IsWrong: true };
        if (!isWrong && given is not null && c.Nub.Class.Chain().SelectMany(k => DriverKitSides.On(k.Name.Text)).Any(f => f.KernelClass == given)) yield break;
        var told = new HashSet<string?>(StringComparer.Ordinal) { given };
        IEnumerable<DriverKitFamily> fitting = [
            .. DriverKitSides.OfUserClass(given) is { } ofClass ? [ofClass] : (ImmutableArray<DriverKitFamily>)[],
            .. DriverKitSides.OfUserClass((c.Table[Keys.IOUserClass] as OSString)?.Text) is { } ofUser ? [ofUser] : (ImmutableArray<DriverKitFamily>)[],
            .. c.Diagnosis?.Best is { } best && KernelClassFit.Of(best.Personality, c.Bundle.Bundle?.UserClasses ?? []) is { IsWrong: true } fit ? fit.Needed : [],
            .. c.Nub.Class.Chain().SelectMany(k => DriverKitSides.On(k.Name.Text)),
        ];
        foreach (var family in fitting)
        {
            if (told.Add(family.KernelClass)) yield return new Edit.FitKernelClass(c.Name, c.Table[Keys.IOClass], family.KernelClass, (c.Table[Keys.CFBundleIdentifierKernel] as OSString)?.Text == family.KernelBundle ? null : family.KernelBundle);
        }
    }

    /// <summary>Keys that the nub's family reads, the personality does not have, and the nub can fill.</summary>
    private static IEnumerable<Edit> MoreTelling(ProposalContext c)
    {
        if (!c.MayBend && !c.Misses.Failing.All(MeantValue.IsMiswritten)) yield break;
        var added = 0;
        var meant = c.Table.Keys.ToArray().Select(k => MeantKey(c, k)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var key in c.Nub.Family.KeysRead)
        {
            if (c.Table.ContainsKey(key) || meant.Contains(key.Text) || key.Equals(Keys.IOClass) || key.Text.StartsWith("com.", StringComparison.Ordinal) || key.Text.EndsWith("Mask", StringComparison.Ordinal)) continue;
            if (c.IsOnResources || ValueProposals.Written(c.Nub[key]) is not { } value) continue;
            yield return new Edit.Set(c.Name, [key.Text], null, value);
            if (++added == MostAdded) yield break;
        }
    }

    private static IEnumerable<Edit> Provider(ProposalContext c)
    {
        if (Offers(c.Table, c.Nub)) yield break;
        var before = c.Table[Keys.IOProviderClass];
        var usual = UsualClass(c.Nub);
        // the USB classes got other names with OS X 10.11
        var isRenamed = before is OSString old && old.Text.Replace("IOUSB", "IOUSBHost", StringComparison.Ordinal) == usual.Text;
        if (!c.MayBend && !isRenamed) yield break;
        yield return new Edit.Set(c.Name, ["IOProviderClass"], before, new OSString(usual.Text));
        if (!usual.Equals(c.Nub.Class.Name)) yield return new Edit.Set(c.Name, ["IOProviderClass"], before, new OSString(c.Nub.Class.Name.Text));
    }

    /// <summary>Whether IOProviderClass lets the nub be offered (K12).</summary>
    public static bool Offers(OSDictionary table, Service nub) => table[Keys.IOProviderClass] is OSString given && nub.Class.IsA(OSSymbol.WithString(given));

    /// <summary>The class that people write for a nub: the one that its family answers for. The nub's own may be of one Mac only.</summary>
    public static OSSymbol UsualClass(Service nub) =>
        nub.Class.Chain().FirstOrDefault(k => !k.Name.Equals(Keys.IOService) && nub.Family.ServedClasses.Contains(k.Name))?.Name ?? nub.Class.Name;
}
