using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What the tables of DriverKit families and classes say of one side, asked from the other (K70).</summary>
internal static class DriverKitSides
{
    // without the row for kernel classes in dext bundles, which have no other side
    private static readonly ImmutableArray<DriverKitFamily> Families = [.. DriverKitFamily.All.Where(f => f.UserClass != "-")];

    /// <summary>Kernel classes that hand their methods to a dext.</summary>
    public static FrozenSet<string> Proxies { get; } = Families.Select(f => f.KernelClass).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Classes of the DriverKit side, with the superclass.</summary>
    public static FrozenDictionary<string, string> UserClasses { get; } =
        RegistryTable.Rows("driverkit-classes.tsv").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>The families of a kernel class.</summary>
    public static ImmutableArray<DriverKitFamily> OfKernelClass(string name) => [.. Families.Where(f => f.KernelClass == name)];

    /// <summary>The family that a class of the DriverKit side belongs to; null for IOService and what nobody knows.</summary>
    public static DriverKitFamily? OfUserClass(string? name)
    {
        for (var at = name; at is not null && at != "IOService"; at = UserClasses.GetValueOrDefault(at))
        {
            if (Families.FirstOrDefault(f => f.UserClass == at) is { } family) return family;
        }
        return null;
    }

    /// <summary>Families whose provider has this class.</summary>
    public static ImmutableArray<DriverKitFamily> On(string provider) => [.. Families.Where(f => f.Provider.Split(',', StringSplitOptions.TrimEntries).Contains(provider))];

    /// <summary>The entitlement that a cell names; null where it says in words that it depends.</summary>
    public static string? Entitlement(string? cell) => cell is not null && cell.StartsWith("com.", StringComparison.Ordinal) ? cell : null;
}
