using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// What a driver class does that no personality tells. Null means "not stated": then a superclass's model tells, and in the end the usual:
/// it can be made, probes, starts, opens nothing that is known and publishes nothing.
/// </summary>
/// <example><code>
/// var model = DriverModels.BuiltIn["IOUSBHostHIDDevice"];
/// Console.WriteLine(model?.Opens);
/// </code></example>
public sealed record DriverModel
{
    /// <summary>Nothing is stated.</summary>
    public static DriverModel Default { get; } = new();

    /// <summary>The kernel can make an instance.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>init succeeds.</summary>
    public bool InitSucceeds { get; init; } = true;

    /// <summary>What probe does.</summary>
    internal ImmutableArray<ModelStep>? Probe { get; init; }

    /// <summary>What start does.</summary>
    internal ImmutableArray<ModelStep>? Start { get; init; }

    /// <summary>A second instance anywhere is refused in probe.</summary>
    public bool? OnlyOne { get; init; }

    /// <summary>When it opens its provider.</summary>
    public Opening? Opens { get; init; }

    /// <summary>It opens with kIOServiceSeize.</summary>
    public bool? Seizes { get; init; }

    /// <summary>As a provider it passes an open on to its own provider, for its client.</summary>
    public bool? Forwards { get; init; }

    /// <summary>What it admits as a provider.</summary>
    internal Admission? Accepts { get; init; }

    /// <summary>The class that <see cref="Admission.OneBesideItsNubs"/> means.</summary>
    internal string? Beside { get; init; }

    /// <summary>It registers itself and is a nub for others.</summary>
    public bool? Registers { get; init; }

    /// <summary>The nubs that it publishes.</summary>
    internal ImmutableArray<NubModel>? Publishes { get; init; }

    /// <summary>Classes below which it attaches itself without being matched: to be expected in a dump.</summary>
    public ImmutableArray<string>? AppearsBelow { get; init; }

    /// <summary>Its property table shows its personality; false when it is replaced.</summary>
    public bool? KeepsPersonality { get; init; }

    /// <summary>The match category that it holds once it has started, instead of its personality's: it writes its own IOMatchCategory (K22).</summary>
    public string? HoldsCategory { get; init; }

    /// <summary>How sure the parts are, by name of the part; the empty name stands for the rest.</summary>
    public ImmutableDictionary<string, Certainty> Certainties { get; init; } = ImmutableDictionary<string, Certainty>.Empty;

    /// <summary>What it rests on.</summary>
    public string? Where { get; init; }

    /// <summary>How sure a part is: <c>probe</c>, <c>start</c>, <c>opens</c>, <c>accepts</c>, <c>registers</c>, <c>publishes</c>.</summary>
    public Certainty CertaintyOf(string part) => Certainties.TryGetValue(part, out var own) ? own : Certainties.GetValueOrDefault("", Certainty.Assumed);

    /// <summary>This model, with what it leaves open taken from another.</summary>
    public DriverModel Or(DriverModel other) => this with
    {
        IsKnown = IsKnown && other.IsKnown,
        InitSucceeds = InitSucceeds && other.InitSucceeds,
        Probe = Probe ?? other.Probe,
        Start = Start ?? other.Start,
        OnlyOne = OnlyOne ?? other.OnlyOne,
        Opens = Opens ?? other.Opens,
        Seizes = Seizes ?? other.Seizes,
        Forwards = Forwards ?? other.Forwards,
        Accepts = Accepts ?? other.Accepts,
        Beside = Accepts is null ? other.Beside : Beside,
        Registers = Registers ?? other.Registers,
        Publishes = Publishes ?? other.Publishes,
        AppearsBelow = AppearsBelow ?? other.AppearsBelow,
        HoldsCategory = HoldsCategory ?? other.HoldsCategory,
        KeepsPersonality = KeepsPersonality ?? other.KeepsPersonality,
        Where = Where ?? other.Where,
        Certainties = Certainties.IsEmpty ? other.Certainties : Certainties,
    };
}
