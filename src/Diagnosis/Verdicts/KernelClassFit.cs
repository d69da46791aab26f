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

    /// <summary>All that are known (data/tables/registry/driverkit-families.tsv).</summary>
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

/// <summary>Whether a dext's kernel class fits the DriverKit class it is written on (K70).</summary>
/// <param name="UserClass">The dext's own class, IOUserClass.</param>
/// <param name="Superclass">The DriverKit class it derives from, as the binary tells; null when it does not.</param>
/// <param name="Given">IOClass of the personality.</param>
/// <param name="Needed">The kernel classes that fit; empty when nothing is known.</param>
public sealed record KernelClassFit(string UserClass, string? Superclass, string Given, ImmutableArray<DriverKitFamily> Needed)
{
    /// <summary>Known to be wrong: it starts, then every method of the family answers kIOReturnUnsupported (0xe00002c7).</summary>
    public bool IsWrong => !Needed.IsEmpty && Needed.All(f => f.KernelClass != Given);

    /// <summary>Wrong, and no DriverKit family has that kernel class: it is not made to be served by a process. What then happens is inferred.</summary>
    public bool HasNoProxy => IsWrong && DriverKitFamily.All.All(f => f.KernelClass != Given);

    /// <summary>How sure it is what is needed.</summary>
    public Certainty Certainty => Needed.IsEmpty || HasNoProxy ? Certainty.Assumed : Needed.Max(f => f.Certainty);

    /// <summary>Known to be right.</summary>
    public bool IsRight => Needed.Any(f => f.KernelClass == Given);

    /// <summary>Asks for a personality; null when it is no dext's, or names no classes.</summary>
    /// <param name="personality">The personality.</param>
    /// <param name="classes">The classes that the binary registers; empty without a binary.</param>
    public static KernelClassFit? Of(Personality personality, IReadOnlyCollection<UserClass> classes)
    {
        if (!personality.IsDext || personality.ClassName is not { } given || personality.Table[Keys.IOUserClass] is not OSString own) return null;
        var superclass = DriverKitSuperclass(own.Text, classes);
        return new(own.Text, superclass, given.Text, [.. DriverKitFamily.All.Where(f => superclass is not null && f.UserClass == superclass)]);
    }

    /// <summary>Up through the dext's own classes to the first that DriverKit defines.</summary>
    private static string? DriverKitSuperclass(string name, IReadOnlyCollection<UserClass> classes)
    {
        for (var steps = classes.Count; steps >= 0; steps--)
        {
            if (classes.FirstOrDefault(c => c.Name == name)?.Superclass is not { } up) return null;
            if (DriverKitFamily.All.Any(f => f.UserClass == up)) return up;
            name = up;
        }
        return null;
    }
}
