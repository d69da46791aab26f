namespace IOMatch;

/// <summary>A driver's kernel class and what is known of it, in one simulation.</summary>
internal sealed class DriverClass(KernelClass kernelClass, DriverModel model, Family family, bool isThere)
{
    public KernelClass Class { get; } = kernelClass;

    public DriverModel Model { get; } = model;

    public Family Family { get; } = family;

    /// <summary>K30: somebody brings it, it derives from IOService and is not abstract.</summary>
    public bool CanAllocate { get; } = isThere && kernelClass.IsA(Keys.IOService) && !kernelClass.IsAbstract;
}
