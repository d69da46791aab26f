using System.CommandLine;

namespace IOMatch.Cli;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Shared
{
    private const string RegistryForms = "output of ioreg -l or ioreg -a, a device tree in YAML, or - for standard input";

    public static Argument<string> Registry() => new("REGISTRY") { Description = "Registry: " + RegistryForms };

    public static Option<string> On() => new("--on") { Description = "Registry: " + RegistryForms, HelpName = "REGISTRY", Required = true };

    public static Option<string?> Nub() => new("--nub") { Description = "Only this nub: its path, name, class or id", HelpName = "PATH" };

    public static Option<string[]> Catalogue(string description) => new("--catalogue") { Description = description, HelpName = "NAME" };

    public static Option<string?> Entitlements() => new("--entitlements") { Description = "The dext's entitlements, as codesign -d --entitlements - --xml prints them", HelpName = "FILE" };

    public static Option<string?> Log() => new("--log") { Description = "Output of log show or dmesg, or - for standard input", HelpName = "FILE" };

    public static Option<bool> Observed() => new("--observed") { Description = "REGISTRY is a dump of a real Mac: compare the prediction with the drivers in it" };

    public static Option<bool> NoFixes() => new("--no-fixes") { Description = "Do not search for the smallest change that would make it win" };

    /// <summary>How a page is written: as text or as a diagram.</summary>
    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text, or a diagram: dot (Graphviz) or mermaid (Markdown pages)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "dot", "mermaid");
        return format;
    }

    /// <summary>The diagram that was asked for; null for text.</summary>
    public static DiagramFormat? DiagramOf(string? format) => format switch { "dot" => DiagramFormat.Dot, "mermaid" => DiagramFormat.Mermaid, _ => null };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document" };
}
