using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace IOMatch.Benchmarks;

/// <summary>
/// Nanoseconds and bytes per candidate, per registered nub and per added personality on whole scenarios, with nobody listening and with a transcript.
/// To be divided by the nanoseconds of a "dictionary step" measured in the same minute.
/// </summary>
internal static class Yardstick
{
    private const int Runs = 41;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static void Run(IEnumerable<string> files)
    {
        Console.WriteLine("scenario              listener    candidates   ns/candidate  bytes/candidate     ns/nub   ns/personality");
        foreach (var file in files) One(file);
        Growth();
    }

    /// <summary>What registering one nub costs as the catalogue grows, on a catalogue with realistic spread.</summary>
    private static void Growth()
    {
        Console.WriteLine();
        Console.WriteLine("personalities   candidates/nub   ns/nub");
        var registry = RealisticMac.Registry(300);
        foreach (var count in (int[])[200, 5000, 50_000])
        {
            var catalogue = KernelCatalogue.Empty.AddDrivers(RealisticMac.Personalities(count)).Catalogue;
            var nubs = registry.Entries.Where(e => (e.State & EntryState.Registered) != 0).ToArray();
            var rounds = Median(() =>
            {
                var world = new World(registry, catalogue);
                var engine = new Engine(world);
                return Time(() =>
                {
                    foreach (var nub in nubs) engine.Register(world[nub]);
                }).Nanoseconds / nubs.Length;
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,13}{nubs.Average(n => catalogue.FindDrivers(n.Class).Length),17:F0}{rounds,9:F0}"));
        }
    }

    private static void One(string file)
    {
        using var document = JsonDocument.Parse(Read(file));
        var vector = new VectorScenario(document.RootElement);
        var nubs = vector.Matches.Where(m => m.ValueKind == JsonValueKind.Number).Select(m => vector.Entry(m.GetInt32())).ToArray();
        var adding = Median(() =>
        {
            var tables = vector.Personalities; // new ones: nothing may be remembered from the run before
            GC.Collect(); // what parsing left behind is not the catalogue's doing
            return Time(() => KernelCatalogue.Empty.AddDrivers(tables)).Nanoseconds / tables.Length;
        });
        var catalogue = KernelCatalogue.Empty.AddDrivers(vector.Personalities).Catalogue;
        var candidates = nubs.Sum(n => catalogue.FindDrivers(n.Class).Length);
        foreach (var listening in (bool[])[false, true])
        {
            var bytes = 0L;
            var rounds = Median(() =>
            {
                var world = new World(vector.Registry, catalogue, vector.Host, vector.Models, listening ? new Transcript() : null);
                var engine = new Engine(world);
                var (nanoseconds, allocated) = Time(() =>
                {
                    foreach (var nub in nubs) engine.Register(world[nub]);
                });
                bytes = allocated;
                return nanoseconds;
            });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)[..^8],-22}{(listening ? "transcript" : "nobody"),-12}{candidates / nubs.Length,10}{rounds / candidates,15:F0}{(double)bytes / candidates,17:F0}{rounds / nubs.Length,11:F0}{adding,17:F0}"));
        }
    }

    private static double Median(Func<double> measure)
    {
        // until the compiler has settled on its best code
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;) measure();
        var runs = new double[Runs];
        for (var i = 0; i < Runs; i++) runs[i] = measure();
        Array.Sort(runs);
        return runs[Runs / 2];
    }

    private static (double Nanoseconds, long Bytes) Time(Action work)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        work();
        return (Stopwatch.GetElapsedTime(start).TotalNanoseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static byte[] Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }
}
