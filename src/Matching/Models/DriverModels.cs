using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IOMatch;

/// <summary>Driver models by class. Immutable. A driver is looked up by the class of its dext, then by its kernel class and that class's superclasses.</summary>
/// <example><code>
/// using var file = File.OpenRead("models.yaml");
/// var models = DriverModels.BuiltIn.With(DriverModels.Read(file, "models.yaml").OrThrow());
/// var outcome = MatchSimulator.Run(registry, catalogue, models: models);
/// </code></example>
public sealed class DriverModels
{
    private static readonly Lazy<DriverModels> LazyBuiltIn = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IOMatch.driver-models.yaml")!;
        return Read(stream, "driver-models.yaml").OrThrow();
    });

    private readonly ImmutableDictionary<string, DriverModel> byClass;

    // weak, because every loaded registry brings class objects of its own
    private readonly ConditionalWeakTable<KernelClass, DriverModel> resolved = [];

    private readonly bool inherits;

    /// <param name="byClass">Models by class name.</param>
    /// <param name="inherits">A class without a model has its superclass's; false when each model means that class alone.</param>
    public DriverModels(IEnumerable<KeyValuePair<string, DriverModel>> byClass, bool inherits = true)
    {
        this.byClass = byClass.ToImmutableDictionary(StringComparer.Ordinal);
        this.inherits = inherits;
    }

    /// <summary>No model: every driver simply works.</summary>
    public static DriverModels None { get; } = new([]);

    /// <summary>The models that come with the library (data/models/driver-models.yaml).</summary>
    public static DriverModels BuiltIn => LazyBuiltIn.Value;

    /// <summary>Reads a file of models.</summary>
    public static ReadResult<DriverModels> Read(Stream stream, string file) => DriverModelYaml.Read(stream, file);

    /// <summary>The classes that have a model.</summary>
    public IEnumerable<string> Classes => byClass.Keys;

    /// <summary>These models with others over them.</summary>
    public DriverModels With(DriverModels over) => new(byClass.SetItems(over.byClass), inherits);

    /// <summary>The model of a class alone, or null.</summary>
    public DriverModel? this[string name] => byClass.GetValueOrDefault(name);

    /// <summary>The model of a driver; a facet that nobody states is null.</summary>
    /// <param name="kernelClass">The class of the instance in the kernel.</param>
    /// <param name="userClass">The class of its dext, or null.</param>
    public DriverModel Of(KernelClass kernelClass, string? userClass = null)
    {
        if (!resolved.TryGetValue(kernelClass, out var model)) model = resolved.GetValue(kernelClass, Resolve);
        return userClass is not null && byClass.TryGetValue(userClass, out var own) ? own.Or(model) : model;
    }

    private DriverModel Resolve(KernelClass kernelClass)
    {
        var model = DriverModel.Default;
        if (!inherits) return byClass.GetValueOrDefault(kernelClass.Name.Text, model);
        foreach (var c in kernelClass.Chain())
        {
            if (byClass.TryGetValue(c.Name.Text, out var next)) model = ReferenceEquals(model, DriverModel.Default) ? next : model.Or(next);
        }
        return model;
    }
}
