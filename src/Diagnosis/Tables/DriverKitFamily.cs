using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A DriverKit family: which kernel class its DriverKit superclass needs on the other side.</summary>
/// <param name="Family">A name for people.</param>
/// <param name="KernelClass">What IOClass must name.</param>
/// <param name="UserClass">The DriverKit class that the dext's class derives from.</param>
/// <param name="Provider">The provider class it is written for.</param>
/// <param name="ProviderEntitlement">What the provider demands; null when nothing.</param>
/// <param name="FamilyEntitlement">What the kernel class demands; null when nothing.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="KernelBundle">What CFBundleIdentifierKernel names.</param>
/// <param name="WrongKernelClass">What happens with another kernel class; null when nothing is known.</param>
public sealed record DriverKitFamily(
    string Family, string KernelClass, string UserClass, string Provider, string? ProviderEntitlement, string? FamilyEntitlement, string Source, Certainty Certainty,
    string KernelBundle, string? WrongKernelClass)
{
    private static readonly Lazy<ImmutableArray<DriverKitFamily>> LazyAll = new(Load);

    /// <summary>All that are known (Data/driverkit-families.tsv).</summary>
    public static ImmutableArray<DriverKitFamily> All => LazyAll.Value;

    private static ImmutableArray<DriverKitFamily> Load()
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream("IOMatch.driverkit-families.tsv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = ImmutableArray.CreateBuilder<DriverKitFamily>();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            rows.Add(new(row[0], row[1], row[2], row[3], Named(row[5]), Named(row[6]), row[10], Enum.Parse<Certainty>(row[11]), row[4], Named(row[9])));
        }
        return rows.ToImmutable();
    }

    private static string? Named(string text) => text is "-" or "" ? null : text;
}
