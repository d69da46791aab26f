namespace IOMatch.Verifications;

/// <summary>A small dump and catalogue that hold a row of every kind.</summary>
internal static class BenchMac
{
    public static Registry Dump { get; } = Registry.Load(Repository.Fixture("machines", "bench-mac.txt"));

    public static Catalogue Catalogue { get; } = CatalogueReader.Read(Repository.Fixture("machines", "bench-mac-kernel.plist")).OrThrow();
}
