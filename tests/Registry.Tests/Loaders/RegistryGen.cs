using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Loaders;

/// <summary>Registries by chance.</summary>
internal static class RegistryGen
{
    private static readonly string[] Classes = ["IOService", "IOUSBHostDevice", "IOPCIDevice", "IOMedia", "IOUserClient", "IORegistryEntry"];
    private static readonly string[] Names = ["Gadget", "XHC1", "a b", "USB2.0 Hub", "AppleUSB@2.0 Hub", "me@home pc", "5", "0x10", "true", "~", "- x", "a: b", "#1", "\"q\"", "é", "{x}", "odd@"];
    private static readonly string?[] Locations = [null, null, "0", "00100000", "1f,6", "PCI0", "a b"];

    private static readonly string[] Texts =
    [
        "", "IOService", "two words", "true", "No", "null", "~", "5", "0x5", "-1", "0012", "1.5", "1e5", "a: b", "a #b", "- a", "[x]", "{x}", "&a", "*a", "!t", "|", ">", "%x", "@x", "`x", "'q'", "\"q\"",
        " lead", "trail ", "tab\t", "line\nline", "line\r\nline", "\n", "\u0000", "\u007f", "\u0085", "\u2028", "\uFEFF", "é", "😀", "\uDCD5", "a\uDCFFb", "<<", "y", "a,b", "x\",\"y", "x\">", "5$", new string('k', 1200), "\\", "\\n",
    ];

    /// <summary>Values that a property list holds as they are.</summary>
    public static Gen<OSObject> PlistValue(int depth) => Value(depth, Gen.OneOf(
        Gen.Elements(Texts).Select(t => (OSObject)new OSString(t)),
        ArbMap.Default.GeneratorFor<ulong>().Select(n => (OSObject)new OSNumber(n)),
        ArbMap.Default.GeneratorFor<bool>().Select(b => (OSObject)OSBoolean.Of(b)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(b => (OSObject)new OSData(b ?? [])),
        Gen.Constant((OSObject)new OSData("J314cAP\0AppleARM\0"u8.ToArray()))));

    /// <summary>Values of every kind.</summary>
    public static Gen<OSObject> AnyValue(int depth) => Value(depth, Gen.OneOf(
        PlistValue(0),
        Gen.Elements(Texts).Select(t => (OSObject)new OSSymbol(t)),
        Gen.Elements(Texts).Select(t => (OSObject)new UnreadValue(t)),
        Gen.Choose(0, 64).Select(b => (OSObject)new OSNumber(0x123456789abcdef0, b)),
        Gen.Elements(0.0, -1.5, 1e300, 60186.5, double.PositiveInfinity).Select(d => (OSObject)new PlistReal(d, d > 1e299)),
        Gen.Choose(0, int.MaxValue).Select(s => (OSObject)new PlistDate(DateTime.UnixEpoch.AddTicks(s * 10_000_001L))),
        Gen.Choose(0, 1000).Select(u => (OSObject)new PlistUid((ulong)u))));

    /// <summary>Values of <c>ioreg -l</c>: texts that cannot be mistaken for the form's own signs.</summary>
    public static Gen<OSObject> TextValue(int depth) => Value(depth, Gen.OneOf(
        Gen.Elements(Texts.Where(t => t.IndexOfAny(['"', '\n', '\r']) < 0).ToArray()).Select(t => (OSObject)new OSString(t)),
        ArbMap.Default.GeneratorFor<ulong>().Select(n => (OSObject)new OSNumber(n)),
        ArbMap.Default.GeneratorFor<bool>().Select(b => (OSObject)OSBoolean.Of(b)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(b => (OSObject)new OSData(b ?? [])),
        Gen.Constant((OSObject)new OSData("J314cAP\0AppleARM\0"u8.ToArray()))));

    private static Gen<OSObject> Value(int depth, Gen<OSObject> scalar)
    {
        if (depth == 0) return scalar;
        var inner = Value(depth - 1, scalar);
        return Gen.Frequency(
            (4, scalar),
            (1, inner.ListOf().Select(l => (OSObject)new OSArray(l))),
            (1, inner.ListOf().Select(l => (OSObject)new OSSet(l))),
            (1, Table(inner).Select(d => (OSObject)d)));
    }

    private static Gen<OSDictionary> Table(Gen<OSObject> value) =>
        Gen.Elements(Texts.Where(t => t.IndexOfAny(['"', '\n', '\r']) < 0).ToArray()).Zip(value, (k, v) => new KeyValuePair<OSSymbol, OSObject>(k, v)).ListOf().Select(l => new OSDictionary(l));

    /// <summary>A tree of services, some with two parents when <paramref name="rich"/>.</summary>
    public static Gen<Registry> Registries(Gen<OSObject> value, bool rich) =>
        from count in Gen.Choose(1, 12)
        from nodes in Node(Table(value)).ListOf(count)
        select Build([.. nodes], rich);

    private sealed record Shape(string Class, string Name, string? Location, int Parent, int Second, EntryState State, int Busy, OSDictionary Properties);

    private static Gen<Shape> Node(Gen<OSDictionary> table) =>
        from c in Gen.Elements(Classes)
        from n in Gen.Elements(Names)
        from l in Gen.Elements(Locations)
        from p in Gen.Choose(0, 100)
        from s in Gen.Choose(0, 100)
        from state in Gen.Choose(0, 7)
        from busy in Gen.Choose(0, 2)
        from t in table
        select new Shape(c, n, l, p, s, (EntryState)state, busy, t);

    private static Registry Build(Shape[] shapes, bool rich)
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var made = new List<RegistryEntry>();
        foreach (var shape in shapes)
        {
            var @class = builder.Classes[shape.Class]!;
            var isService = @class.IsA("IOService");
            var parent = made.Count == 0 ? null : made[shape.Parent % made.Count];
            var location = !rich && shape.Location?.Contains(' ') == true ? null : shape.Location;
            var name = !rich && !new EntryName(shape.Name, location).IsPlain ? "plain" : shape.Name;
            var entry = builder.Add(@class, name, location, shape.Properties, parent, null, isService ? shape.State : EntryState.None, busy: isService ? shape.Busy : 0, isServiceRoot: parent is null);
            entry.Observed = shape.Parent % 2 == 0 ? new(shape.Parent, isService ? (ulong)shape.Second * (rich ? 1UL : 1_000_000UL) : null) : null;
            made.Add(entry);
            if (rich && shape.Second % 3 == 0) builder.Attach("IODeviceTree", entry, parent is not null && shape.Parent % 2 == 0 && InTree(parent) ? parent : null, shape.Second % 2 == 0 ? "renamed" : null, "7");
        }
        return builder.ToRegistry();

        bool InTree(RegistryEntry e) => shapes[made.IndexOf(e)].Second % 3 == 0;
    }
}
