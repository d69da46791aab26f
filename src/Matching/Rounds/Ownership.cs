namespace IOMatch;

/// <summary>Who has which service open (K37; IOService::open, handleOpen and their overrides, as models tell of them).</summary>
internal sealed class Ownership(World world)
{
    /// <summary>Opens a provider. Null when it was opened, else who holds it: then open answers kIOReturnExclusiveAccess.</summary>
    public Service? Open(Service provider, Service opener, bool seizes)
    {
        var model = world.Models.Of(provider.Class);
        if (IsBeside(model, opener)) return null;
        if (HolderInTheWay(model, provider, opener) is { } holder) return holder;

        // an interface opens its device for its client: when that fails the interface stays closed
        if (model.Forwards == true && provider.Provider is { } above && Open(above, provider, seizes) is { } farther) return farther;
        provider.Open(opener, seizes);
        return null;
    }

    /// <summary>Closes what a driver has opened, and what was opened for it.</summary>
    public void Close(Service provider, Service opener)
    {
        if (!provider.Close(opener)) return;
        if (world.Models.Of(provider.Class).Forwards == true && provider.Provider is { } above) Close(above, provider);
    }

    /// <summary>A driver goes: what it has opened is closed, and it leaves its provider.</summary>
    public void Detach(Service driver)
    {
        Close(driver.Provider!, driver);
        world.Remove(driver);
    }

    /// <summary>The service's own nubs of a class open it for their clients, beside its one owner.</summary>
    private static bool IsBeside(DriverModel model, Service opener) =>
        model is { Accepts: Admission.OneBesideItsNubs, Beside: { } beside } && opener.Class.IsA(beside);

    private static Service? HolderInTheWay(DriverModel model, Service provider, Service opener)
    {
        if (provider.OpenedBy is not [var holder, ..] || ReferenceEquals(holder, opener)) return null;
        return (model.Accepts ?? Admission.One) switch
        {
            Admission.One or Admission.OneBesideItsNubs => holder,
            Admission.ManyUntilSeized => provider.IsSeized ? holder : null,
            Admission.Many or Admission.ByLevel => null,
            _ => throw new ArgumentOutOfRangeException(nameof(model)),
        };
    }
}
