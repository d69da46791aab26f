using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>
/// Variables that a build should have replaced: Xcode's three forms <c>$(NAME)</c>, <c>${NAME}</c> and <c>$NAME</c>, all with modifiers, and <c>@NAME@</c>, <c>###NAME###</c> of
/// other tools. They are kept as they stand (two personalities with
/// the same unresolved category share it), and each is told once.
/// </summary>
internal static partial class BuildVariables
{
    private const int MostNamed = 3;

    private static readonly string[] Keys = ["CFBundleIdentifier", "CFBundleVersion", "CFBundlePackageType", "CFBundleExecutable"];

    [GeneratedRegex(@"\$\([A-Za-z_][^()]*\)|\$\{[A-Za-z_][^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*(:[a-z0-9]+)*|@[A-Z][A-Z0-9_]+@|###[A-Z][A-Z0-9_]*###|__[A-Z][A-Z0-9_]*__", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Variable { get; }

    public static void Report(PropertyList info, IEnumerable<BundlePersonality> personalities, List<Fault> faults)
    {
        var found = new Dictionary<string, Occurrences>(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            if (info.Sub(key) is { Root: OSString text } list) Look(text.Text, list.At, key, found);
        }
        foreach (var personality in personalities) Walk(personality.List, personality.PathOf(), found);
        foreach (var (variable, places) in found)
        {
            var named = string.Join(", ", places.Paths) + (places.Count > places.Paths.Count ? $" and {places.Count - places.Paths.Count} more" : "");
            faults.Add(new(InputFault.BundleInvalid, places.First, $"{variable} is not resolved ({named})", "name the Info.plist of the built bundle; here the text is taken as it stands", FaultSeverity.Warning));
        }
    }

    /// <summary>Whether a build has still to put something in.</summary>
    public static bool Contains(string text) => text.AsSpan().IndexOfAny("$@#_") >= 0 && Variable.IsMatch(text);

    private static void Walk(PropertyList list, string path, Dictionary<string, Occurrences> found)
    {
        foreach (var (step, member) in list.Members())
        {
            if (member.Root is OSString text) Look(text.Text, member.At, $"{path} > {step}", found);
            else if (member.Root is OSDictionary or OSMembers) Walk(member, $"{path} > {step}", found);
        }
    }

    private delegate SourcePosition Position(params ReadOnlySpan<string> path);

    private static void Look(string text, Position at, string path, Dictionary<string, Occurrences> found)
    {
        if (!Contains(text)) return;
        foreach (Match match in Variable.Matches(text))
        {
            if (!found.TryGetValue(match.Value, out var places)) found.Add(match.Value, places = new(at()));
            places.Add(path);
        }
    }

    private sealed class Occurrences(SourcePosition first)
    {
        public SourcePosition First { get; } = first;

        public List<string> Paths { get; } = [];

        public int Count { get; private set; }

        public void Add(string path)
        {
            Count++;
            if (Paths.Count < MostNamed && !Paths.Contains(path)) Paths.Add(path);
        }
    }
}
