namespace IOMatch;

/// <summary>A driver's kernel class and what is known of it, for one registry and one set of models.</summary>
internal sealed class DriverClass(object registry, DriverModels models, KernelClass kernelClass, DriverModel model, Family family, bool isThere)
{
    /// <summary>Which registry it is for; not the registry itself, which a personality of the system would keep for ever.</summary>
    public object Registry { get; } = registry;

    public DriverModels Models { get; } = models;

    public KernelClass Class { get; } = kernelClass;

    public DriverModel Model { get; } = model;

    public Family Family { get; } = family;

    /// <summary>K30: somebody brings it, it derives from IOService and is not abstract.</summary>
    public bool CanAllocate { get; } = isThere && kernelClass.IsA(Keys.IOService) && !kernelClass.IsAbstract;
}
