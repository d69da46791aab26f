using IOMatch.Bundles;

namespace IOMatch.Fixes;

/// <summary>The gadget and its dext, with a mistake in it.</summary>
internal sealed class Gadget : IDisposable
{
    public const string Name = "Gadget";

    public static readonly Registry Device = Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml"));
    public static readonly Catalogue System = CatalogueReader.Read(Repository.Fixture("catalogues", "usb-composite.yaml")).OrThrow();

    private readonly TemporaryFolder folder = new();
    private int count;

    public static string Good { get; } = File.ReadAllText(Repository.Fixture("bundles", "GadgetPlain.dext", "Info.plist"));

    public static (string From, string To) IdAsText => ("<integer>1</integer>\n\t\t\t<key>idVendor", "<string>0x1</string>\n\t\t\t<key>idVendor");

    public static (string From, string To) HexAsDecimal => ("<integer>4617</integer>", "<integer>1209</integer>");

    public static (string From, string To) Category => ("<key>IOProviderClass</key>", "<key>IOMatchCategory</key>\n\t\t\t<string>Gadget</string>\n\t\t\t<key>IOProviderClass</key>");

    public static (string From, string To) BlankProvider => ("<string>IOUSBHostDevice</string>", "<string>IOUSBHostDevice </string>");

    public static (string From, string To) BlankKey => ("<key>idProduct</key>", "<key>idProduct </key>");

    public static (string From, string To) Waiting => ("<key>IOUserClass</key>", "<key>IOResourceMatch</key>\n\t\t\t<string>Nobody</string>\n\t\t\t<key>IOUserClass</key>");

    public static string With(params IEnumerable<(string From, string To)> mistakes) => mistakes.Aggregate(Good, (text, m) =>
    {
        text.Should().Contain(m.From);
        return text.Replace(m.From, m.To, StringComparison.Ordinal);
    });

    public string Write(string info) => folder.Write($"{count++}/Info.plist", info);

    public ChangeQuestion Ask(string info, Catalogue? others = null)
    {
        var bundle = Bundle.Load(Write(info));
        return new(Device, others ?? System, bundle.ToCatalogue().Bundles[0], "Gadget.dext");
    }

    public SmallestChange Change(params (string From, string To)[] mistakes) => SmallestChange.Of(Ask(With(mistakes)));

    /// <summary>The verdict on a nub when the bundle is as the text says.</summary>
    public Verdict? Verdict(string info, Service nub)
    {
        var bundle = Bundle.Load(Write(info)).ToCatalogue();
        var source = System.With(bundle);
        var outcome = MatchSimulator.Run(Device, source);
        return Diagnosis.Of(outcome, DriverQuestion.Of(source, bundle, Name), [outcome[nub.Entry!]]).Main?.Verdict;
    }

    public void Dispose() => folder.Dispose();
}
