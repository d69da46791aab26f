using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One thing of the world around a driver that could be otherwise: the device, somebody else's driver, the order of events, the machine. The set of kinds is closed.</summary>
public abstract record WorldEdit
{
    private WorldEdit()
    {
    }

    /// <summary>The same question in the changed world.</summary>
    internal abstract ChangeQuestion Apply(ChangeQuestion question);

    /// <summary>A property of a device has another value, or is not there.</summary>
    /// <param name="Entry">The nub, or an entry above it.</param>
    /// <param name="Key">The property.</param>
    /// <param name="Before">Its value.</param>
    /// <param name="After">The other value; null when it is not there.</param>
    public sealed record Property(RegistryEntry Entry, string Key, OSObject Before, OSObject? After) : WorldEdit
    {
        internal override ChangeQuestion Apply(ChangeQuestion question) => question with
        {
            Registry = NearbyRegistry.With(question.Registry, Entry, After is null ? Entry.Properties.Without(Key) : Entry.Properties.With(Key, After)),
        };
    }

    /// <summary>A rival's personality has a higher IOProbeScore.</summary>
    /// <param name="Rival">The rival.</param>
    /// <param name="By">By how much.</param>
    public sealed record RivalScore(Personality Rival, int By) : WorldEdit
    {
        internal override ChangeQuestion Apply(ChangeQuestion question) => question with
        {
            Others = new(
                question.Others.Bundles.Select(b => b.Personalities.Any(IsRival) ? b with { Personalities = [.. b.Personalities.Select(p => IsRival(p) ? p with { Table = Raised((OSDictionary)p.Table) } : p)] } : b),
                question.Others.Classes),
        };

        private bool IsRival(CataloguePersonality personality) => ReferenceEquals(personality.Origin, Rival.Origin) && personality.Table is OSDictionary;

        private OSDictionary Raised(OSDictionary table) => table.With(Keys.IOProbeScore, OSNumber.Of(unchecked(Rival.Score + By)));
    }

    /// <summary>Somebody else brings a driver with the same keys.</summary>
    /// <param name="Table">Its personality.</param>
    /// <param name="Above">By how much its IOProbeScore is above the asked driver's.</param>
    /// <remarks>It comes first in the catalogue, as what the system brings does: so it wins a tie.</remarks>
    public sealed record Newcomer(OSDictionary Table, int Above) : WorldEdit
    {
        internal const string ClassName = "SomebodyElsesDriver";
        internal const string BundleId = "somebody.else";

        internal override ChangeQuestion Apply(ChangeQuestion question)
        {
            var bundle = new CatalogueBundle(BundleId, CatalogueBundleKind.Kext, KernelCollection.Unknown, [new(Table, new(BundleId, "SomebodyElse", default))], IsSystem: true);
            return question with
            {
                Others = new(
                    [bundle, .. question.Others.Bundles],
                    question.Others.Classes.Append(new(ClassName, "IOService")).ToDictionary(StringComparer.Ordinal)),
            };
        }
    }

    /// <summary>Things happen in another order.</summary>
    /// <param name="What">The order.</param>
    /// <param name="Story">What happens.</param>
    public sealed record Order(EventOrder What, ImmutableArray<Happening> Story) : WorldEdit
    {
        internal override ChangeQuestion Apply(ChangeQuestion question) => question with { Story = Story };
    }

    /// <summary>The machine is set otherwise.</summary>
    /// <param name="Setting">Which setting.</param>
    public sealed record Machine(MachineSetting Setting) : WorldEdit
    {
        internal override ChangeQuestion Apply(ChangeQuestion question)
        {
            var host = question.Machine;
            return question with
            {
                Host = Setting switch
                {
                    MachineSetting.DriverKitOff => host with { DriverKit = host.DriverKit with { Enabled = false } },
                    MachineSetting.LaunchesOff => host with { DriverKit = host.DriverKit with { LaunchesDisabled = true } },
                    MachineSetting.NoDaemon => host with { DaemonAvailable = false },
                    MachineSetting.Sleeping => host with { Sleeping = true },
                    MachineSetting.Intel => host with { IsIntel = !host.IsIntel },
                    MachineSetting.IPad => host with { Platform = Platform.IPadOS },
                    _ => throw new ArgumentOutOfRangeException(nameof(question)),
                },
            };
        }
    }

    /// <summary>The dext does not have an entitlement that it claims: it is not in the provisioning profile, or was taken back.</summary>
    /// <param name="Name">The entitlement.</param>
    public sealed record Unentitled(string Name) : WorldEdit
    {
        internal override ChangeQuestion Apply(ChangeQuestion question)
        {
            var bundle = question.Bundle;
            if (bundle.Bundle is { Entitlements: { } claimed } files)
            {
                return question with { Bundle = files.With(claimed with { Values = claimed.Values.Without(Name) }).ToCatalogue().Bundles is [var sent, ..] ? sent : bundle };
            }
            return bundle.Server is { Entitlements: { } held } server
                ? question with { Bundle = bundle with { Server = server with { Entitlements = held.Without(Name) } } }
                : question;
        }
    }
}

/// <summary>An order of events in which drivers come too late.</summary>
public enum EventOrder
{
    /// <summary>The extension is activated after the device was matched, and the device is not plugged in again.</summary>
    ActivatedLater,

    /// <summary>The same, and the device is plugged in again.</summary>
    ActivatedLaterAndReplugged,
}

/// <summary>A setting of the machine that may differ from the one that was asked about.</summary>
public enum MachineSetting
{
    /// <summary>The boot-arg <c>dk</c> switches DriverKit off.</summary>
    DriverKitOff,

    /// <summary>The boot-arg <c>dk</c> switches launching off.</summary>
    LaunchesOff,

    /// <summary>The IOKit daemon is not there.</summary>
    NoDaemon,

    /// <summary>The machine is about to sleep.</summary>
    Sleeping,

    /// <summary>The other processor: the PCI family scores otherwise on Intel.</summary>
    Intel,

    /// <summary>An iPad instead of a Mac.</summary>
    IPad,
}
