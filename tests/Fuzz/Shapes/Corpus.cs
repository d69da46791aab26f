using System.Text;
using IOMatch.Bundles;

namespace IOMatch.Fuzz;

/// <summary>The files that inputs are grown from, by shape: what ships and the fixtures, other forms of them, and a folder that is named.</summary>
internal sealed class Corpus
{
    private const int LargestShape = 16 << 10;
    private const int PiecesOfOne = 12;

    private readonly Dictionary<Shape, List<byte[]>> shapes = [];

    /// <param name="folder">A folder with more files of any shape; null for those of the repository alone.</param>
    public Corpus(string? folder = null)
    {
        Read(Repository.Data());
        Read(Repository.Fixture());
        if (folder is not null) Read(folder);
        Add(Shape.Models, File.ReadAllBytes(Repository.Data("models", "driver-models.yaml")));
        AddOtherForms();
        AddSigned();
        AddWritten();
    }

    public IReadOnlyList<byte[]> this[Shape shape] => shapes.TryGetValue(shape, out var list) ? list : [[]];

    // in the order of names, so that an index means the same input everywhere
    private void Read(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // what was found before is tried as it is, and would change every index when something is added
            if (path.StartsWith(Repository.Fixture("fuzz"), StringComparison.Ordinal) || path.EndsWith(".gz", StringComparison.Ordinal)) continue;
            var bytes = File.ReadAllBytes(path);
            if (Shapes.Of(path, bytes) is var shape and not Shape.None) Add(shape, bytes, path);
        }
    }

    private void Add(Shape shape, byte[] bytes, string? path = null)
    {
        if (shape == Shape.Scenario && path is not null) bytes = SelfContained.Of(path, bytes);
        if (!shapes.TryGetValue(shape, out var list)) shapes[shape] = list = [];
        if (bytes.Length <= LargestShape) list.Add(bytes);
        else if (shape is Shape.PlistXml or Shape.Archive) list.AddRange(Elements(bytes));
        else if (shape is not (Shape.PlistBinary or Shape.MachO or Shape.Der or Shape.Profile)) list.AddRange(Windows(bytes, shape));
    }

    // the same dictionaries of a large file, each a file of its own
    private static IEnumerable<byte[]> Elements(byte[] bytes)
    {
        for (var i = 0; i < PiecesOfOne; i++)
        {
            var at = bytes.AsSpan((int)((long)bytes.Length * i / PiecesOfOne)).IndexOf("<dict"u8);
            if (at < 0) continue;
            var found = bytes[Spans.Find(bytes, at + (int)((long)bytes.Length * i / PiecesOfOne))];
            if (found.Length > "<dict>".Length) yield return [.. "<plist version=\"1.0\">\n"u8, .. found, .. "\n</plist>\n"u8];
        }
    }

    // its beginning, and lines from further on
    private static IEnumerable<byte[]> Windows(byte[] bytes, Shape shape)
    {
        for (var i = 0; i < (shape is Shape.Catalogue or Shape.Models ? 1 : PiecesOfOne); i++)
        {
            var start = Spans.Line(bytes, (int)((long)bytes.Length * i / PiecesOfOne)).Start.Value;
            var end = Math.Min(bytes.Length, start + LargestShape);
            yield return bytes[start..(end == bytes.Length ? end : Spans.Line(bytes, end).Start.Value)];
        }
    }

    private void AddOtherForms()
    {
        foreach (var xml in this[Shape.PlistXml].ToList())
        {
            if (PropertyListXml.Read(xml, "shape").Value is not { } list) continue;
            using var binary = new MemoryStream();
            PropertyListBinaryWriter.Write(list.Root, binary);
            Add(Shape.PlistBinary, binary.ToArray());
        }
        foreach (var bytes in (List<byte[]>)[.. this[Shape.Tree], .. this[Shape.IoregText]])
        {
            if (Registry.Read(bytes, "shape").Value is not { } registry) continue;
            foreach (var form in (RegistryForm[])[RegistryForm.Yaml, RegistryForm.IoregText, RegistryForm.Archive])
            {
                using var written = new MemoryStream();
                registry.Write(written, form);
                Add(form switch { RegistryForm.Yaml => Shape.Tree, RegistryForm.IoregText => Shape.IoregText, _ => Shape.Archive }, written.ToArray());
            }
            using var binary = new MemoryStream();
            IoregArchiveWriter.Write(registry, binary, binary: true);
            if (binary.Length <= LargestShape) Add(Shape.Archive, binary.ToArray());
        }
    }

    /// <summary>Executables with signatures, and the parts of them. The fixtures' profiles lend their certificates: keys made here would differ each time.</summary>
    private void AddSigned()
    {
        foreach (var text in this[Shape.PlistXml].Where(p => p.AsSpan().IndexOf("com.apple.developer"u8) >= 0).Take(PiecesOfOne).ToList())
        {
            if (PropertyListXml.Read(text, "shape").Value?.Root is not OSDictionary table) continue;
            Add(Shape.Der, DerBuilder.Current(table));
            Add(Shape.Der, DerBuilder.Old(table));
        }
        var entitlements = Plist.Dict(Plist.GadgetEntitlements);
        var der = DerBuilder.Current(Plist.Values(Plist.GadgetEntitlements));
        foreach (var cms in this[Shape.Profile].Take(PiecesOfOne).ToList())
        {
            Add(Shape.MachO, new MachOBuilder().Class("Gadget").Symbol("_OSClassDescription_Gadget").Chained(6).Signed(new SignatureBuilder().Entitlements(entitlements, der).Cms(cms)).Build());
            Add(Shape.Der, cms);
        }
        var thin = new MachOBuilder().Class("Gadget").Class("Gizmo", "Gadget").Signed(new SignatureBuilder { HashKind = CodeHashKind.Sha1, Team = null }.Der(der)).Build();
        Add(Shape.MachO, thin);
        Add(Shape.MachO, new MachOBuilder().Chained(2).Class("Gadget").Build());
        Add(Shape.MachO, MachOBuilder.Fat(wide: true, (0x0100_000c, 0, thin), (0x0100_0007, 3, new MachOBuilder { Cpu = 0x0100_0007 }.Class("Gadget").Build())));
        Add(Shape.MachO, MachOBuilder.Fat(wide: false, (0x0100_000c, 2, thin)));
    }

    private void AddWritten()
    {
        foreach (var text in (string[])
            ["('gadget', \"usb1209,1\", 'a')", "{ 'IOProviderClass' = \"IOUSBHostDevice\"; 'idVendor' = 4617:16; 'on' = .true.; }", "[ 'a', 'b', <0102 0a0b> ]", "<67616467 6574>", "12:32", "'pci1209,1'"])
        {
            Add(Shape.KernelText, Promises.Utf8(text));
        }
        Add(Shape.Models, "models:\n  Gadget:\n    probe: [{refuse: always, when: {provider: idVendor, equals: 1}}, {add: 5}]\n    start: [{leave: always}]\n    opens: provider\n    accepts: many\n    publishes: [{class: IOHIDDevice, make: true, name: pad, copies: [idVendor], properties: {a: 1}}]\n    evidence: observed\n"u8.ToArray());
    }
}
