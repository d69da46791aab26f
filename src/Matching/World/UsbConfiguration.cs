namespace IOMatch;

/// <summary>A USB device that has no configuration selected has no interface nubs yet.</summary>
internal static class UsbConfiguration
{
    private static readonly OSSymbol UsbDevice = "IOUSBHostDevice";

    /// <summary>The class of interface nubs.</summary>
    public static readonly OSSymbol Interface = "IOUSBHostInterface";

    /// <summary>The device's property that names the selected configuration.</summary>
    public static readonly OSSymbol Current = "kUSBCurrentConfiguration";

    /// <summary>The interface's property that names the configuration to which it belongs.</summary>
    public static readonly OSSymbol Value = "bConfigurationValue";

    /// <summary>An interface nub whose device has no configuration selected is not there yet.</summary>
    public static bool IsAwaited(RegistryEntry entry) =>
        entry.Provider is { } device && entry.Class.IsA(Interface) && device.Class.IsA(UsbDevice)
        && device.Properties[Current] is not OSNumber { Value: > 0 };
}
