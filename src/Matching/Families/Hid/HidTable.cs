using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// MatchPropertyTable of the HID family: every key that is there must match; some give points, which count only beside others.
/// </summary>
internal static class HidTable
{
    private const int PrimaryPagePoints = 1100;
    private const int PrimaryUsagePoints = 100;
    private const int UsageBase = 1100;
    private const int TransportPoints = 1000;
    private const int LocationPoints = 2000;
    private const int VendorPoints = 5000;
    private const int ModelPoints = 1000;
    private const int DetailPoints = 100;

    public static readonly OSSymbol PrimaryUsagePage = "PrimaryUsagePage";
    public static readonly OSSymbol PrimaryUsage = "PrimaryUsage";
    public static readonly OSSymbol Transport = "Transport";
    public static readonly OSSymbol VendorId = "VendorID";
    public static readonly OSSymbol CompatibilityInterface = "HIDCompatibilityInterface";

    private static readonly OSSymbol LocationId = "LocationID";
    private static readonly OSSymbol ModelNumber = "ModelNumber";
    private static readonly OSSymbol[] Details = ["VersionNumber", "Manufacturer", "SerialNumber", "PhysicalDeviceUniqueID"];
    private static readonly OSSymbol BootProtocol = "BootProtocol";
    private static readonly OSSymbol DefaultBehavior = "HIDDefaultBehavior";

    public static ImmutableArray<OSSymbol> KeysRead { get; } =
    [
        PrimaryUsagePage, PrimaryUsage, .. HidUsages.KeysRead, Transport, LocationId, VendorId, .. HidProduct.KeysRead, ModelNumber, .. Details,
        BootProtocol, DefaultBehavior, CompatibilityInterface,
    ];

    /// <summary>See <see cref="Family.Tells"/>: a vendor number that differs fails the match, but for the old rule for games.</summary>
    public static bool Tells(OSDictionary table, List<int> codes) => !table.ContainsKey(PrimaryUsage) && HidProduct.Tells(table, VendorId, codes);

    /// <summary>See <see cref="Family.Asks"/>.</summary>
    public static bool Asks(Service nub, List<int> codes) => HidProduct.Asks(nub, VendorId, codes);

    /// <summary>Compares the table with the nub's own properties.</summary>
    public static FamilyAnswer Match(in FamilyQuestion question)
    {
        // Without a listener the first failure settles it; with one, all keys are compared. The answer is the same.
        var silent = question.Notes is null;
        if (question.Nub[HidUsages.Pairs] is not OSArray pairs)
        {
            question.Notes?.Add(new FamilyNote.Remark("the device has no DeviceUsagePairs: nothing matches it", Certainty.Source));
            return FamilyAnswer.No;
        }
        var points = default(Points);
        var matched = Compare(question, VendorId, VendorPoints, ref points.Vendor);
        if (silent && !matched) return FamilyAnswer.No;
        matched &= Compare(question, PrimaryUsagePage, PrimaryPagePoints, ref points.PrimaryPage);
        if (silent && !matched) return FamilyAnswer.No;
        matched &= HidProduct.Compare(question, ref points.Product);
        if (silent && !matched) return FamilyAnswer.No;
        matched &= Compare(question, PrimaryUsage, PrimaryUsagePoints, ref points.PrimaryUsage);
        if (silent && !matched) return FamilyAnswer.No;
        matched &= HidUsages.Compare(question, pairs, ref points.Usage);
        if (silent && !matched) return FamilyAnswer.No;
        matched &= Compare(question, Transport, TransportPoints, ref points.Transport);
        matched &= Compare(question, LocationId, LocationPoints, ref points.Location);
        matched &= Compare(question, ModelNumber, ModelPoints, ref points.Product);
        foreach (var key in Details) matched &= Compare(question, key, DetailPoints, ref points.Details);
        matched &= question.Compare(BootProtocol);
        matched &= Exists(question, DefaultBehavior);
        matched &= Exists(question, CompatibilityInterface);
        return matched ? FamilyAnswer.Yes(points.Sum(question)) : FamilyAnswer.No;
    }

    private static bool Compare(in FamilyQuestion question, OSSymbol key, int worth, ref int points)
    {
        if (question.Table[key] is not { } wanted) return true;
        var found = question.Nub[key];
        var equal = found is not null && wanted.IsEqualTo(found);
        if (equal) points += worth;
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal));
        return equal;
    }

    private static bool Exists(in FamilyQuestion question, OSSymbol key)
    {
        if (question.Table[key] is not { } wanted) return true;
        var found = question.Nub[key];
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, found is not null, "present at all"));
        return found is not null;
    }

    private struct Points
    {
        public int PrimaryPage;
        public int PrimaryUsage;
        public int Usage;
        public int Transport;
        public int Location;
        public int Vendor;
        public int Product;
        public int Details;

        // Location counts only beside Transport, product and details only beside the vendor, primary usage only beside its page and without a usage pair.
        public readonly int Sum(in FamilyQuestion question)
        {
            var sum = question.Score;
            Part(question, "IOProbeScore", question.Score);
            if (Transport > 0)
            {
                sum = Add(question, sum, "Transport", Transport);
                sum = Add(question, sum, "LocationID", Location);
            }
            if (Vendor > 0)
            {
                sum = Add(question, sum, "VendorID", Vendor);
                sum = Add(question, sum, "ProductID and ModelNumber", Product);
                sum = Add(question, sum, "VersionNumber, Manufacturer, SerialNumber, PhysicalDeviceUniqueID", Details);
            }
            if (Usage > 0)
            {
                sum = Add(question, sum, "usage pair", Usage + UsageBase);
            }
            else if (PrimaryPage > 0)
            {
                sum = Add(question, sum, "PrimaryUsagePage", PrimaryPage);
                sum = Add(question, sum, "PrimaryUsage", PrimaryUsage);
            }
            return sum;
        }

        private static int Add(in FamilyQuestion question, int sum, string part, int points)
        {
            Part(question, part, points);
            return unchecked(sum + points);
        }

        private static void Part(in FamilyQuestion question, string part, int points)
        {
            if (points != 0) question.Notes?.Add(new FamilyNote.Scored(part, points, Certainty.Source));
        }
    }
}
