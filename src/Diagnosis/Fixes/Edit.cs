using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How an edit may be applied. The order is the order of trust.</summary>
public enum Applicability
{
    /// <summary>A left-over, a type, a blank: a tool may do it.</summary>
    Machine,

    /// <summary>It changes what matches or which class is made: somebody should look.</summary>
    Review,

    /// <summary>It needs something that only the developer can give: a granted entitlement, a class of the dext.</summary>
    Placeholder,

    /// <summary>No edit of a file: plug in again, restart, select a configuration.</summary>
    Environment,
}

/// <summary>One thing that could be changed so that a driver wins. The set of kinds is closed.</summary>
public abstract record Edit
{
    private Edit()
    {
    }

    /// <summary>How intrusive it is: 1 a left-over or a type, 2 a condition, 4 another provider, 5 the environment.</summary>
    public abstract int Cost { get; }

    /// <summary>How it may be applied.</summary>
    public abstract Applicability Applicability { get; }

    /// <summary>What it touches; two edits of one thing exclude each other.</summary>
    internal abstract string Slot { get; }

    /// <summary>An edit of one key of one personality.</summary>
    /// <param name="Personality">The personality's key in IOKitPersonalities.</param>
    /// <param name="Path">The way to the value inside it.</param>
    public abstract record OfKey(string Personality, ImmutableArray<string> Path) : Edit
    {
        internal override string Slot => Personality + "\n" + string.Join('\n', Path);

        /// <inheritdoc/>
        public virtual bool Equals(OfKey? other) => other is not null && EqualityContract == other.EqualityContract && Personality == other.Personality && Path.SequenceEqual(other.Path);

        /// <inheritdoc/>
        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Slot);

        /// <summary>The key.</summary>
        public string Key => Path[^1];

        /// <summary>The way from the top of the Info.plist.</summary>
        public ImmutableArray<string> FullPath => ["IOKitPersonalities", Personality, .. Path];

        internal abstract OSDictionary Apply(OSDictionary personality);
    }

    /// <summary>A key goes.</summary>
    /// <param name="Personality">The personality.</param>
    /// <param name="Path">The key.</param>
    /// <param name="Before">Its value.</param>
    /// <param name="IsLeftover">It selects nothing here: a left-over of a template, such as IOMatchCategory on a device.</param>
    public sealed record Remove(string Personality, ImmutableArray<string> Path, OSObject Before, bool IsLeftover) : OfKey(Personality, Path)
    {
        /// <inheritdoc/>
        public override int Cost => IsLeftover ? 1 : 2;

        /// <inheritdoc/>
        public override Applicability Applicability => IsLeftover ? Applicability.Machine : Applicability.Review;

        internal override OSDictionary Apply(OSDictionary personality) => Tables.Without(personality, Path.AsSpan());
    }

    /// <summary>A value is written as what it means.</summary>
    /// <param name="Personality">The personality.</param>
    /// <param name="Path">The key.</param>
    /// <param name="Before">The value as it is.</param>
    /// <param name="After">The value as it is meant.</param>
    /// <param name="How">What is wrong with it.</param>
    public sealed record Rewrite(string Personality, ImmutableArray<string> Path, OSObject Before, OSObject After, Miswriting How) : OfKey(Personality, Path)
    {
        /// <inheritdoc/>
        public override int Cost => 1;

        /// <inheritdoc/>
        public override Applicability Applicability => How == Miswriting.Slip ? Applicability.Review : Applicability.Machine;

        internal override OSDictionary Apply(OSDictionary personality) => Tables.With(personality, Path.AsSpan(), After);
    }

    /// <summary>A key whose name has blanks or a slip gets the name that is meant.</summary>
    /// <param name="Personality">The personality.</param>
    /// <param name="Before">The name as it is.</param>
    /// <param name="After">The name that is meant.</param>
    public sealed record Rename(string Personality, string Before, string After) : OfKey(Personality, [Before])
    {
        /// <summary>The value as it is meant, when it is miswritten too; null leaves it.</summary>
        public OSObject? Value { get; init; }

        /// <inheritdoc/>
        public override int Cost => Value is null ? 1 : 2;

        /// <inheritdoc/>
        public override Applicability Applicability => string.Equals(Before.Trim(), After, StringComparison.Ordinal) ? Applicability.Machine : Applicability.Review;

        internal override OSDictionary Apply(OSDictionary personality) => personality[Before] is { } value ? personality.Without(Before).With(After, Value ?? value) : personality;
    }

    /// <summary>A key gets another value, or is added.</summary>
    /// <param name="Personality">The personality.</param>
    /// <param name="Path">The key.</param>
    /// <param name="Before">The value as it is; null when the key is not there.</param>
    /// <param name="After">The new value.</param>
    public sealed record Set(string Personality, ImmutableArray<string> Path, OSObject? Before, OSObject After) : OfKey(Personality, Path)
    {
        /// <inheritdoc/>
        public override int Cost => Key == "IOProviderClass" ? 4 : 2;

        /// <inheritdoc/>
        public override Applicability Applicability => NeedsName ? Applicability.Placeholder : Applicability.Review;

        /// <summary>The value is one that only the developer knows; what stands here is an example.</summary>
        public bool NeedsName { get; init; }

        internal override OSDictionary Apply(OSDictionary personality) => Tables.With(personality, Path.AsSpan(), After);
    }

    /// <summary>The kernel class becomes the kernel half of the dext's family, with the kext that holds it.</summary>
    /// <param name="Personality">The personality.</param>
    /// <param name="Before">IOClass as it is.</param>
    /// <param name="KernelClass">The class.</param>
    /// <param name="KernelBundle">The kext; null to leave that key alone.</param>
    public sealed record FitKernelClass(string Personality, OSObject? Before, string KernelClass, string? KernelBundle) : OfKey(Personality, ["IOClass"])
    {
        /// <inheritdoc/>
        public override int Cost => 2;

        /// <inheritdoc/>
        public override Applicability Applicability => Applicability.Review;

        internal override OSDictionary Apply(OSDictionary personality)
        {
            personality = personality.With(Keys.IOClass, new OSString(KernelClass));
            return KernelBundle is null ? personality : personality.With(Keys.CFBundleIdentifierKernel, new OSString(KernelBundle));
        }
    }

    /// <summary>The dext claims an entitlement.</summary>
    /// <param name="Name">The entitlement.</param>
    /// <param name="Before">What is claimed under that name now; null for nothing.</param>
    /// <param name="Value">What has to be claimed.</param>
    public sealed record Entitle(string Name, OSObject? Before, OSObject Value) : Edit
    {
        /// <inheritdoc/>
        public override int Cost => 4;

        /// <inheritdoc/>
        public override Applicability Applicability => Applicability.Placeholder;

        internal override string Slot => "entitlement\n" + Name;
    }

    /// <summary>Something has to happen, after all that has.</summary>
    public sealed record Happen(Happening What) : Edit
    {
        /// <inheritdoc/>
        public override int Cost => 5;

        /// <inheritdoc/>
        public override Applicability Applicability => Applicability.Environment;

        internal override string Slot => "story";
    }

    /// <summary>The Mac is started again with everything in place.</summary>
    public sealed record Restart : Edit
    {
        /// <inheritdoc/>
        public override int Cost => 5;

        /// <inheritdoc/>
        public override Applicability Applicability => Applicability.Environment;

        internal override string Slot => "story";
    }

    /// <summary>A setting of the machine is put back as delivered.</summary>
    /// <param name="Setting">Which.</param>
    public sealed record ResetHost(HostSetting Setting) : Edit
    {
        /// <inheritdoc/>
        public override int Cost => 5;

        /// <inheritdoc/>
        public override Applicability Applicability => Applicability.Environment;

        internal override string Slot => "host " + Setting;
    }
}

/// <summary>A setting of the machine that keeps dexts from being matched or launched.</summary>
public enum HostSetting
{
    /// <summary>The boot-arg <c>dk</c> switches DriverKit off.</summary>
    DriverKit,

    /// <summary>The boot-arg <c>dk</c> switches launching off.</summary>
    Launches,

    /// <summary>The IOKit daemon is not there.</summary>
    Daemon,

    /// <summary>The boot-arg <c>dextrelaunch</c> forbids launching again after a crash.</summary>
    Relaunches,

    /// <summary>The Mac sleeps.</summary>
    Sleep,
}

/// <summary>Changes deep in a table.</summary>
internal static class Tables
{
    public static OSDictionary With(OSDictionary table, ReadOnlySpan<string> path, OSObject value)
    {
        if (path.Length == 1) return table.With(path[0], value);
        return table[path[0]] switch
        {
            OSDictionary inner => table.With(path[0], With(inner, path[1..], value)),
            OSMembers list => table.With(path[0], Member(list, path[1..], value)),
            _ => table,
        };
    }

    public static OSDictionary Without(OSDictionary table, ReadOnlySpan<string> path)
    {
        if (path.Length == 1) return table.Without(path[0]);
        return table[path[0]] is OSDictionary inner ? table.With(path[0], Without(inner, path[1..])) : table;
    }

    private static OSObject Member(OSMembers list, ReadOnlySpan<string> path, OSObject value)
    {
        if (!int.TryParse(path[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) || index >= list.Count) return list;
        var members = list.ToArray();
        if (path.Length == 1) members[index] = value;
        else if (members[index] is OSDictionary inner) members[index] = With(inner, path[1..], value);
        return list is OSSet ? new OSSet(members) : new OSArray(members);
    }
}
