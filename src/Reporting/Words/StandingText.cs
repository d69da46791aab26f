namespace IOMatch;

/// <summary>Where a personality stands apart from any nub, in words.</summary>
internal static class StandingText
{
    /// <summary>The sentence when no nub was looked at.</summary>
    public static string Headline(Diagnosis diagnosis)
    {
        if (diagnosis.Standings is [Standing.Refused refused, ..]) return $"is never tried: {refused.What.What} ({PlaceText.Of(refused.What.At)})";
        if (diagnosis.Standings.IsEmpty) return "has no personalities, so no nub is ever offered to it";
        if (diagnosis.Died is not null) return "is never tried: the kernel died first";
        return diagnosis.Standings[0] switch
        {
            _ when diagnosis.Standings.Length > 1 => "none of its personalities is a candidate on any nub",
            Standing.NeverFiled n => "is never tried: " + NeverFiled(n),
            Standing.NoNub { Unregistered.IsEmpty: false } n => $"is never tried: the only nubs of class {n.Filed.ProviderClass!.Text} are not registered",
            Standing.NoNub { Absent.IsEmpty: false } n => $"is never tried: the nubs of class {n.Filed.ProviderClass!.Text} are not there, because nobody published them",
            Standing.NoNub n => $"is never tried: no nub in this registry is of class {n.Filed.ProviderClass!.Text}",
            Standing.Duplicate d => $"is never tried: an equal personality, {d.First.DisplayName}, is in the catalogue already",
            Standing.NotSent n => "is never tried: " + NotSent(n),
            Standing.NotRead => "is never tried: its personality does not reach the catalogue",
            _ => "is never tried",
        };
    }

    public static string Of(Standing standing, DriverNames names) => standing switch
    {
        Standing.Candidate c => c.Matched > 0 ? $"matches {Nubs(c.Matched)} of {c.Nubs} where it is a candidate" : $"is a candidate on {Nubs(c.Nubs)} and matches none",
        Standing.NeverFiled n => NeverFiled(n),
        Standing.Duplicate d => $"is dropped: equal to {names.InTable(d.First)}, which was there first ({ReasonCode.DuplicateDropped.Number()})",
        Standing.NotRead n => n.Outcome == FilingOutcome.NotADictionary ? "is no dictionary: the kernel stops reading the list here" : "is not read: it stands behind an entry that is no dictionary",
        Standing.NoNub n => NoNub(n),
        Standing.Refused n => n.What.What,
        Standing.NotSent n => NotSent(n),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static string NotSent(Standing.NotSent n) => n.Why switch
    {
        ReasonCode.WaitingForUser => "its extension waits for the user's approval, so the kernel does not know the personality",
        ReasonCode.PendingReboot => "its extension waits for a reboot, so the kernel does not know the personality",
        ReasonCode.NotActivated => "its extension is not activated, so the kernel does not know the personality",
        _ => "the kernel's catalogue does not hold the personality",
    };

    private static string NeverFiled(Standing.NeverFiled n)
    {
        var key = n.Given is null ? "it has no IOProviderClass" : $"IOProviderClass is {ValueText.WithType(n.Given)}, not a string";
        var at = PlaceText.Of(n.At);
        return $"{key}, so the catalogue takes it and never files it under any class{(at.Length == 0 ? "" : $" ({at})")}";
    }

    private static string NoNub(Standing.NoNub n)
    {
        var wanted = n.Filed.ProviderClass!.Text;
        if (!n.Unregistered.IsEmpty) return $"{List(n.Unregistered)} {(n.Unregistered.Length == 1 ? "is" : "are")} of class {wanted}, but inactive or never registered, so nothing is matched there";
        if (!n.Absent.IsEmpty) return $"{List(n.Absent)} {(n.Absent.Length == 1 ? "is" : "are")} of class {wanted}, but never {(n.Absent.Length == 1 ? "appears" : "appear")}: the driver of the device above, which would configure it, does not start";
        var known = n.IsClassKnown ? $"no nub is of class {wanted} or derives from it" : $"no class {wanted} is known";
        var nearest = n.Nearest.IsEmpty ? "" : $"; the nearest name is {string.Join(" or ", n.Nearest)}";
        var elsewhere = n.Elsewhere.IsEmpty ? "" : $"; its other keys would match {List(n.Elsewhere)}, of class {string.Join(", ", n.Elsewhere.Select(s => s.Class.Name.Text).Distinct(StringComparer.Ordinal).Take(3))}";
        return known + nearest + elsewhere;
    }

    private static string Nubs(int count) => count == 1 ? "1 nub" : $"{count} nubs";

    private static string List(IReadOnlyCollection<Service> nubs) => string.Join(", ", nubs.Take(3).Select(n => n.Component)) + (nubs.Count > 3 ? $" and {nubs.Count - 3} more" : "");
}
