namespace IOMatch;

/// <summary>The forms in which a registry comes.</summary>
public enum RegistryForm
{
    /// <summary>A device tree in YAML.</summary>
    Yaml,

    /// <summary>What <c>ioreg -l</c> prints.</summary>
    IoregText,

    /// <summary>A property list, XML or binary: what <c>ioreg -a</c> prints, or what IORegistryExplorer saves.</summary>
    Archive,
}
