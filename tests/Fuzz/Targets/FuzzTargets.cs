using IOMatch.Bundles;

namespace IOMatch.Fuzz;

/// <summary>All targets: one for each reader, and the engine.</summary>
internal static class FuzzTargets
{
    private const string Name = "input";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("plist-xml", Shape.PlistXml, Words.Xml, bytes => Promises.Keep(bytes, PropertyListXml.Read(bytes, Name), Promises.Keep)) { Nested = Nesting.Xml },
        new("plist-binary", Shape.PlistBinary, Words.Binary, bytes => Promises.Keep(bytes, PropertyListBinary.Read(bytes, Name), Promises.Keep)) { IsText = false, Nested = Nesting.Binary },
        new("kernel-xml", Shape.PlistXml, Words.Xml, KernelXmlOf) { Nested = Nesting.Xml },
        new("kernel-text", Shape.KernelText, Words.KernelText, bytes => KernelPlainText.Unserialize(KernelText.Decode(bytes)) is not null) { Nested = Nesting.KernelText },
        new("yaml-tree", Shape.Tree, Words.Yaml, bytes => Promises.Keep(bytes, Registry.ReadYaml(bytes, Name), r => Promises.Keep(r, FormFor(bytes)))) { Nested = Nesting.Tree },
        new("yaml-catalogue", Shape.Catalogue, Words.Yaml, CatalogueOf) { Nested = Nesting.Catalogue },
        new("driver-models", Shape.Models, Words.Yaml, bytes => Promises.Keep(bytes, DriverModels.Read(new MemoryStream(bytes), Name), m => _ = m.Classes.Count())) { Nested = Nesting.Models },
        new("scenario", Shape.Scenario, Words.Yaml, ScenarioTarget.Read) { Nested = Nesting.Scenario, ShortRun = 3_000 },
        new("ioreg-text", Shape.IoregText, Words.Ioreg, bytes => Promises.Keep(bytes, Registry.ReadIoregText(bytes, Name), r => Promises.Keep(r, FormFor(bytes)))) { Nested = Nesting.Ioreg },
        new("ioreg-archive", Shape.Archive, Words.Xml, bytes => Promises.Keep(bytes, Registry.ReadArchive(bytes, Name), r => Promises.Keep(r, FormFor(bytes)))) { Nested = Nesting.Archive },
        new("log", Shape.Log, Words.Log, LogOf) { Nested = Nesting.Log },
        new("mach-o", Shape.MachO, Words.MachO, MachOOf) { IsText = false, Nested = Nesting.MachO },
        new("entitlements-der", Shape.Der, Words.MachO, bytes => DerPropertyList.Read(bytes, ReadLimits.Default, out var problem) is not null == problem is null ? problem is null : throw new BrokenPromiseException("half a value")) { IsText = false, Nested = Nesting.Der },
        new("profile", Shape.Profile, Words.Xml, ProfileOf) { IsText = false, Nested = Nesting.Profile },
        new("engine", Shape.None, [], EngineTarget.Read) { IsText = false, ShortRun = 500, FreeBytes = 256 << 20 },
    ];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    // each registry is written in one form, all of them over many inputs
    private static RegistryForm FormFor(byte[] bytes) => (RegistryForm)(bytes.Length % 3);

    private static bool KernelXmlOf(byte[] bytes)
    {
        var result = KernelXml.Unserialize(bytes);
        return new[] { result.Object is not null, result.Error is not null, result.Panics }.Count(b => b) == 1 ? result.Object is not null : throw new BrokenPromiseException("not one answer");
    }

    private static bool CatalogueOf(byte[] bytes) => Promises.Keep(
        bytes,
        CatalogueYaml.Read(Name, name => name == Name ? new MemoryStream(bytes) : null),
        source =>
        {
            _ = source.Filed.Count;
            _ = source.Describe(Host.Default);
            foreach (var personality in source.Filed.Personalities) _ = personality.Origin?.PositionOf?.Invoke(["IOProviderClass"]);
        });

    private static bool LogOf(byte[] bytes) => Promises.Keep(
        bytes,
        KernelLog.Read(new MemoryStream(bytes), Name),
        log =>
        {
            var summary = LogSummary.Of(log);
            _ = LogPage.Of(log, summary, all: bytes.Length % 2 == 0, PageStyle.Plain);
            _ = LogJson.Of(log, summary);
        });

    private static bool MachOOf(byte[] bytes) => Promises.Keep(
        bytes,
        MachOFile.Read(bytes, Name),
        file =>
        {
            foreach (var image in file.Images)
            {
                _ = image.Classes.Length;
                if (image.Signature is not { } signature) continue;
                _ = signature.Best?.CdHashText;
                if (signature.Entitlements is { } entitlements) _ = DriverKitEntitlements.Of(entitlements);
            }
        });

    private static bool ProfileOf(byte[] bytes) => Promises.Keep(
        bytes,
        ProvisioningProfile.Read(bytes, Name),
        profile =>
        {
            _ = profile.HasExpiredAt(DateTime.UnixEpoch);
            if (profile.Entitlements is { } entitlements) _ = ProfileCoverage.Uncovered(entitlements, profile);
        });
}
