using System.Diagnostics;

namespace IOMatch.Bundles;

/// <summary>Bytes changed, cut and repeated by a seeded generator: an answer or faults, soon, and never an exception.</summary>
public sealed class MutationTests
{
    private const int Rounds = 3_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void A_mutated_executable_is_read_or_refused()
    {
        var entitlements = Plist.Dict(Plist.GadgetEntitlements);
        var builder = new SignatureBuilder().Entitlements(entitlements, DerBuilder.Current(Plist.Values(Plist.GadgetEntitlements)));
        var thin = new MachOBuilder().Class("Gadget").Symbol("_OSClassDescription_Gadget").Chained(6)
            .Signed(builder.Cms(Signer.Detached(builder.Directory(), "Example", Signer.DeveloperId))).Build();
        var fat = MachOBuilder.Fat(wide: true, (0x0100_000c, 0, thin), (0x0100_0007, 3, new MachOBuilder { Cpu = 0x0100_0007 }.Class("Gadget").Signed(builder).Build()));
        MachOFile.Read(fat, "a").Faults.Should().BeEmpty("the mutations start from a good file");

        Mutate(thin, 20_240_601, bytes => MachOFile.Read(bytes, "a"));
        Mutate(fat, 20_240_602, bytes => MachOFile.Read(bytes, "a"));
    }

    [Fact]
    public void A_mutated_profile_is_read_or_refused()
    {
        var profile = Signer.Wrap(Plist.Bytes("<key>Name</key><string>x</string><key>TeamIdentifier</key><array><string>EXAMPLE123</string></array><key>Entitlements</key><dict>" + Plist.GadgetEntitlements + "</dict>"));
        ProvisioningProfile.Read(profile, "a").Faults.Should().BeEmpty("the mutations start from a good file");

        Mutate(profile, 20_240_603, bytes => ProvisioningProfile.Read(bytes, "a"));
    }

    [Fact]
    public void Mutated_der_entitlements_are_read_or_refused()
    {
        var der = DerBuilder.Current(Plist.Values(Plist.GadgetEntitlements));

        Mutate(der, 20_240_604, bytes => MachOFile.Read(new MachOBuilder().Signed(new SignatureBuilder().Der(bytes)).Build(), "a"));
    }

    [Fact]
    public void A_bundle_with_a_mutated_info_plist_is_read_or_refused()
    {
        using var folder = new TemporaryFolder();
        var executable = new MachOBuilder().Class("Gadget").Signed(new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements))).Build();
        folder.Write("Gadget.dext/com.example.Gadget", executable);

        Mutate(File.ReadAllBytes(Repository.Fixture("bundles", "Gadget.dext", "Info.plist")), 20_240_605, bytes =>
        {
            folder.Write("Gadget.dext/Info.plist", bytes);
            var result = Bundle.Read(folder["Gadget.dext"]);
            _ = result.Value?.Delivery;
            return result;
        }, Rounds / 6);
    }

    private static void Mutate<T>(byte[] good, int seed, Func<byte[], ReadResult<T>> read, int rounds = Rounds)
        where T : class
    {
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Mutation.Of(good, random);
            var watch = Stopwatch.StartNew();
            var result = read(bytes);
            watch.Elapsed.Should().BeLessThan(Longest, $"round {round} of seed {seed}");
            (result.Value is null).Should().Be(result.Faults.Any(f => f.Severity == FaultSeverity.Error), $"round {round} of seed {seed}");
        }
    }
}
