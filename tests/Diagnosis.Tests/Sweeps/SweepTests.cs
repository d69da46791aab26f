using System.Collections.Concurrent;

namespace IOMatch.Sweeps;

public sealed class SweepTests
{
    private readonly ConcurrentBag<string> read = [];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 6, 4)]
    [InlineData(5, 3, 4)]
    [InlineData(7, 2, 2)]
    public void Everything_is_read_once_and_rows_come_in_the_order_of_their_pairs(int dumps, int bundles, int jobs)
    {
        var sweep = new Sweep(
            Enumerable.Range(1, bundles).Select(n => new SweepBundle($"{n}.dext", () => Told($"{n}.dext", CatalogueReader.Read(Repository.Fixture("bundles", "GadgetPlain.dext"))))),
            Enumerable.Range(1, dumps).Select(n => new SweepDump($"{n}.yaml", () => Told($"{n}.yaml", Registry.Read(Repository.Fixture("devices", "vendor-gadget.yaml"))))),
            _ => new([], ReadResult.Of(Catalogue.Empty)));

        var rows = sweep.Rows([.. sweep.Pairs], jobs).ToList();

        rows.Select(r => r.Pair).Should().Equal(sweep.Pairs).And.HaveCount(dumps * bundles);
        rows.Should().OnlyContain(r => r.Code == ReasonCode.Wins);
        read.Should().OnlyHaveUniqueItems().And.HaveCount(dumps + bundles);
    }

    public static TheoryData<string> Devices => [.. Directory.GetFiles(Repository.Fixture("devices"), "*.yaml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    // a sweep listens only to the rounds that can tell of the bundle
    [Theory]
    [MemberData(nameof(Devices))]
    public void A_row_says_what_a_diagnosis_of_everything_says(string device)
    {
        var registry = Registry.Read(Repository.Fixture("devices", device)).OrThrow();
        var host = HostFromRegistry.Of(registry).Host;
        var others = SystemCatalogue.Find("macos-15")!;
        var bundles = Directory.GetDirectories(Repository.Fixture("bundles")).Select(folder => (Name: Path.GetFileName(folder), Source: CatalogueReader.Read(folder)))
            .Append((Name: "own-classes", Source: ReadResult.Of(OwnClasses)))
            .Where(b => b.Source.Value is not null)
            .ToList();
        var sweep = new Sweep(bundles.Select(b => new SweepBundle(b.Name, () => b.Source)), [new(device, () => ReadResult.Of(registry))], _ => new(["macos-15"], ReadResult.Of(others)));

        var rows = sweep.Rows([.. sweep.Pairs], 1).ToDictionary(r => r.Pair.Bundle);

        rows.Should().HaveCount(bundles.Count);
        foreach (var (name, read) in bundles)
        {
            var bundle = read.Value!;
            var source = others.With(bundle);
            var whole = Diagnosis.Of(MatchSimulator.Run(registry, source, host: host), DriverQuestion.Of(source, bundle, name));

            var row = rows[name];

            row.Code.Should().Be(whole.Verdict.Code, name);
            row.Because.Should().Equal(whole.Verdict.Because, name);
            row.Certainty.Should().Be(whole.Verdict.Certainty.Weakest, name);
            row.Won.Should().BeEquivalentTo(whole.Nubs.Where(n => n.Verdict.Wins).Select(n => n.Nub.Component), name);
            row.Lost.Should().BeEquivalentTo(whole.Nubs.Where(n => n.Best.Matched && !n.Verdict.Wins).Select(n => n.Nub.Component), name);
            (row.Won.Length + row.Lost.Length + row.Missed).Should().Be(whole.Nubs.Length, name);
        }
    }

    // it brings a class of its own, and says otherwise than the system what another derives from
    private static Catalogue OwnClasses => new(
        Catalogue.Of(OwnDriver("AppleCyrus", "OwnDriver"), OwnDriver("IOService", "AppleCyrus")).Bundles,
        new Dictionary<string, string> { ["OwnDriver"] = "IOService", ["AppleCyrus"] = "OSObject" });

    private static OSDictionary OwnDriver(string provider, string driver) => new(new Dictionary<OSSymbol, OSObject>
    {
        [Keys.IOProviderClass] = new OSString(provider),
        [Keys.IOClass] = new OSString(driver),
        [Keys.IOMatchCategory] = new OSString(driver),
    });

    [Fact]
    public void Who_wants_no_more_rows_ends_the_work()
    {
        var sweep = new Sweep(
            [new("only.dext", () => CatalogueReader.Read(Repository.Fixture("bundles", "GadgetPlain.dext")))],
            Enumerable.Range(1, 500).Select(n => new SweepDump($"{n:000}.yaml", () => Told($"{n}", Registry.Read(Repository.Fixture("devices", "vendor-gadget.yaml"))))),
            _ => new([], ReadResult.Of(Catalogue.Empty)));

        sweep.Rows([.. sweep.Pairs], 2).First().Dump.Should().Be("001.yaml");

        read.Count.Should().BeLessThan(500);
    }

    [Theory]
    [InlineData("1/1", 10, 0, 10)]
    [InlineData("1/3", 10, 0, 3)]
    [InlineData("2/3", 10, 3, 6)]
    [InlineData("3/3", 10, 6, 10)]
    [InlineData("2/8", 3, 0, 0)]
    [InlineData("65536/65536", int.MaxValue, 2147450879, int.MaxValue)]
    public void Parts_are_consecutive_and_of_one_size(string shard, int count, int from, int to) => SweepShard.Parse(shard)!.Value.In(count).Should().Be(from..to);

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("-1/3")]
    [InlineData("1/3/5")]
    [InlineData("")]
    public void What_is_no_part_is_none(string shard) => SweepShard.Parse(shard).Should().BeNull();

    private ReadResult<T> Told<T>(string name, ReadResult<T> result)
        where T : class
    {
        read.Add(name);
        return result;
    }
}
