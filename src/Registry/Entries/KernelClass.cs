namespace IOMatch;

/// <summary>A C++ class of the kernel or its families, with its place in the hierarchy (OSMetaClass).</summary>
public sealed class KernelClass
{
    internal KernelClass(string name, KernelClass? superclass, bool isAbstract, string source, Certainty certainty)
    {
        Name = new OSSymbol(name);
        Superclass = superclass;
        IsAbstract = isAbstract;
        Source = source;
        Certainty = certainty;
    }

    /// <summary>A class that nobody declared: taken to be a driver's own, straight from IOService.</summary>
    public static KernelClass Undeclared(OSSymbol name) => new(name.Text, ClassHierarchy.BuiltIn["IOService"], isAbstract: false, "undeclared", Certainty.Assumed);

    /// <summary>The name.</summary>
    public OSSymbol Name { get; }

    /// <summary>The class it derives from; null for OSObject and OSMetaClassBase.</summary>
    public KernelClass? Superclass { get; }

    /// <summary>Whether no instance can be made of it.</summary>
    public bool IsAbstract { get; }

    /// <summary>Where the fact is from.</summary>
    public string Source { get; }

    /// <summary>How sure the superclass is.</summary>
    public Certainty Certainty { get; }

    /// <summary>OSMetaClassBase::metaCast: whether this is the named class or derives from it.</summary>
    public bool IsA(OSSymbol name)
    {
        for (var c = this; c is not null; c = c.Superclass)
        {
            if (c.Name.Equals(name)) return true;
        }
        return false;
    }

    /// <summary>This class, its superclass, and so on.</summary>
    public IEnumerable<KernelClass> Chain()
    {
        for (var c = this; c is not null; c = c.Superclass) yield return c;
    }

    /// <inheritdoc/>
    public override string ToString() => Name.Text;
}
