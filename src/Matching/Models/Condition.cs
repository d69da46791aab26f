using System.Collections.Immutable;

namespace IOMatch;

/// <summary>When a step of a driver model applies. The set of kinds is closed.</summary>
internal abstract record Condition
{
    private Condition()
    {
    }

    internal abstract bool Holds(in ModelQuestion q);

    /// <summary>Always.</summary>
    public sealed record Always : Condition
    {
        /// <summary>The one instance.</summary>
        public static Always Instance { get; } = new();

        internal override bool Holds(in ModelQuestion q) => true;
    }

    /// <summary>The provider is of a class or a subclass of it.</summary>
    public sealed record Is(OSSymbol Class) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => q.Provider.Class.IsA(Class);
    }

    /// <summary>A property of the provider, as it is now or as the registry file stated it.</summary>
    public sealed record Provider(OSSymbol Key, ValueTest Test, bool AsLoaded) : Condition
    {
        internal override bool Holds(in ModelQuestion q)
        {
            var properties = AsLoaded ? q.Provider.Entry?.Properties ?? q.Provider.Properties : q.Provider.Properties;
            return Test.Holds(properties[Key], q.Personality);
        }
    }

    /// <summary>A value of the personality.</summary>
    public sealed record Personality(OSSymbol Key, ValueTest Test) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => Test.Holds(q.Personality[Key], q.Personality);
    }

    /// <summary>The provider's name.</summary>
    public sealed record Name(ValueTest Test) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => Test.Holds(new OSString(q.Provider.Name), q.Personality);
    }

    /// <summary>The provider's location, the part of its name behind <c>@</c>.</summary>
    public sealed record Location(ValueTest Test) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => Test.Holds(q.Provider.Location is { } location ? new OSString(location) : null, q.Personality);
    }

    /// <summary>A driver of exactly that class has started anywhere.</summary>
    public sealed record Attached(OSSymbol Class) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => q.IsAttached(Class);
    }

    /// <summary>
    /// The registry file holds an entry of a class below the provider (or beside it: below the provider's provider),
    /// with properties that have one of the given values.
    /// </summary>
    public sealed record Below(OSSymbol Class, ImmutableArray<(OSSymbol Key, ImmutableArray<OSObject> Values)> Having, bool Beside) : Condition
    {
        internal override bool Holds(in ModelQuestion q)
        {
            if ((Beside ? q.Provider.Entry?.Provider : q.Provider.Entry) is not { } top) return false;
            var open = new Stack<RegistryEntry>(top.Children);
            while (open.TryPop(out var entry))
            {
                if (entry.Class.IsA(Class) && Having.All(h => entry.Properties[h.Key] is { } value && h.Values.Any(v => v.IsEqualTo(value)))) return true;
                foreach (var child in entry.Children) open.Push(child);
            }
            return false;
        }
    }

    /// <summary>The machine is in single-user mode.</summary>
    public sealed record SingleUser : Condition
    {
        internal override bool Holds(in ModelQuestion q) => q.Host.SingleUser;
    }

    /// <summary>That macOS version or a later one.</summary>
    public sealed record MacOS(Version Version) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => q.Host.Platform == Platform.MacOS && q.Host.Version >= Version;
    }

    /// <summary>All of them.</summary>
    public sealed record All(ImmutableArray<Condition> Of) : Condition
    {
        internal override bool Holds(in ModelQuestion q)
        {
            foreach (var condition in Of)
            {
                if (!condition.Holds(q)) return false;
            }
            return true;
        }
    }

    /// <summary>Any of them.</summary>
    public sealed record Any(ImmutableArray<Condition> Of) : Condition
    {
        internal override bool Holds(in ModelQuestion q)
        {
            foreach (var condition in Of)
            {
                if (condition.Holds(q)) return true;
            }
            return false;
        }
    }

    /// <summary>The opposite.</summary>
    public sealed record Not(Condition Of) : Condition
    {
        internal override bool Holds(in ModelQuestion q) => !Of.Holds(q);
    }
}
