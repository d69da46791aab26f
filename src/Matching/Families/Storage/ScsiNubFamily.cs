using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOSCSIPeripheralDeviceNub and IOSCSILogicalUnitNub. The device's value is asked whether it equals the personality's.</summary>
internal sealed class ScsiNubFamily : Family
{
    private const int ByType = 5000;
    private const int ByVendor = 10000;
    private const int ByProduct = 15000;
    private const int ByRevision = 20000;
    private const int ByCategoryOnly = 4900;
    private const int ScoreFrom = 5000;
    private const int ScoreBecomes = 4000;

    private static readonly OSSymbol DeviceType = "Peripheral Device Type";
    private static readonly OSSymbol Vendor = "Vendor Identification";
    private static readonly OSSymbol Product = "Product Identification";
    private static readonly OSSymbol Revision = "Product Revision Level";
    private static readonly OSString TaskUserClient = new("SCSITaskUserClientDevice");

    public override string Name => "IOSCSIPeripheralDeviceNub";

    public override Evidence Evidence { get; } = Evidence.Source("IOSCSIArchitectureModelFamily-139.0.2", "IOSCSIPeripheralDeviceNub.cpp", "matchPropertyTable, sCompareIOProperty");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOSCSIPeripheralDeviceNub", "IOSCSILogicalUnitNub"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [DeviceType, Vendor, Product, Revision, Keys.IOMatchCategory];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        // a driver with a high score of its own must not climb into the next rank
        var clamped = question.Score >= ScoreFrom ? ScoreBecomes : question.Score;
        int rank;
        switch (Compare(question, DeviceType))
        {
            case false:
                return FamilyAnswer.No;
            case true:
                if (Rank(question) is not { } found) return FamilyAnswer.No;
                rank = found;
                question.Notes?.Add(new FamilyNote.Scored(Reached(rank), rank, Certainty.Source));
                break;
            case null:
                if (question.Table[Keys.IOMatchCategory] is not OSString category)
                {
                    question.Notes?.Add(new FamilyNote.Remark("Peripheral Device Type cannot be compared, and there is no IOMatchCategory", Certainty.Source));
                    return FamilyAnswer.No;
                }
                if (category.SameText(TaskUserClient))
                {
                    rank = question.Score;
                    question.Notes?.Add(new FamilyNote.Scored("IOProbeScore as it is (SCSITaskUserClientDevice)", rank, Certainty.Source));
                }
                else
                {
                    rank = ByCategoryOnly;
                    question.Notes?.Add(new FamilyNote.Scored("no Peripheral Device Type to compare, but an IOMatchCategory", rank, Certainty.Source));
                }
                break;
        }
        if (rank == 0) return FamilyAnswer.Yes(0);
        question.Notes?.Add(new FamilyNote.Scored(clamped == question.Score ? "IOProbeScore" : "IOProbeScore, cut to 4000", clamped, Certainty.Source));
        return FamilyAnswer.Yes(unchecked(rank + clamped));
    }

    // Each key is looked at only when the one before it matched; one that either side lacks ends the climb without harm.
    private static int? Rank(in FamilyQuestion question)
    {
        if (Compare(question, Vendor) is not { } vendor) return ByType;
        if (!vendor) return null;
        if (Compare(question, Product) is not { } product) return ByVendor;
        if (!product) return null;
        if (Compare(question, Revision) is not { } revision) return ByProduct;
        return revision ? ByRevision : null;
    }

    private static string Reached(int rank) => rank switch
    {
        ByType => "Peripheral Device Type",
        ByVendor => "Peripheral Device Type and Vendor Identification",
        ByProduct => "Peripheral Device Type, Vendor and Product Identification",
        _ => "Peripheral Device Type, Vendor and Product Identification, Product Revision Level",
    };

    // null: not compared, one side lacks the key
    private static bool? Compare(in FamilyQuestion question, OSSymbol key)
    {
        if (question.Table[key] is not { } wanted) return null;
        if (question.Nub[key] is not { } found)
        {
            question.Notes?.Add(new FamilyNote.Remark($"{key.Text} is not compared: the device does not have it", Certainty.Source));
            return null;
        }
        var equal = found.IsEqualTo(wanted);
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal, "the device's value is asked"));
        return equal;
    }
}
