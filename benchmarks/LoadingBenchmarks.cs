using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;

namespace IOMatch.Benchmarks;

/// <summary>Loading 5 MB: a property list, XML and binary, beside a bare XmlReader pass; a YAML tree; an ioreg text and archive.</summary>
[MemoryDiagnoser]
public class LoadingBenchmarks
{
    private byte[] xml = [];
    private byte[] binary = [];
    private byte[] yaml = [];
    private byte[] text = [];
    private byte[] archive = [];

    /// <summary>Makes the files in memory.</summary>
    [GlobalSetup]
    public void Make()
    {
        var list = new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[] { new("IOKitPersonalities", new OSArray(RealisticMac.Personalities(9000))) });
        xml = Bytes(s => PropertyListXmlWriter.Write(list, s));
        binary = Bytes(s => PropertyListBinaryWriter.Write(list, s));
        var mac = RealisticMac.Registry(14_000);
        yaml = Bytes(s => mac.Write(s, RegistryForm.Yaml));
        text = Bytes(s => mac.Write(s, RegistryForm.IoregText));
        archive = Bytes(s => mac.Write(s, RegistryForm.Archive));
    }

    /// <summary>The floor: reading every node and nothing else.</summary>
    [Benchmark(Baseline = true)]
    public int BareXmlReader()
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var nodes = 0;
        while (reader.Read()) nodes++;
        return nodes;
    }

    /// <summary>An XML property list.</summary>
    [Benchmark]
    public PropertyList XmlPlist() => PropertyListReader.Read(xml, "benchmark.plist").OrThrow();

    /// <summary>The same in binary.</summary>
    [Benchmark]
    public PropertyList BinaryPlist() => PropertyListReader.Read(binary, "benchmark.plist").OrThrow();

    /// <summary>A device tree.</summary>
    [Benchmark]
    public Registry YamlTree() => Registry.ReadYaml(new MemoryStream(yaml), "benchmark.yaml").OrThrow();

    /// <summary>ioreg -l.</summary>
    [Benchmark]
    public Registry IoregText() => Registry.ReadIoregText(new MemoryStream(text), "benchmark.txt").OrThrow();

    /// <summary>ioreg -a.</summary>
    [Benchmark]
    public Registry IoregArchive() => Registry.ReadArchive(archive, "benchmark.plist").OrThrow();

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
