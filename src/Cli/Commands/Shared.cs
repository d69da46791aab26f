using System.CommandLine;

namespace IOMatch.Cli;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Shared
{
    private const string RegistryForms = "what ioreg -l or ioreg -a printed, a device tree in YAML, or - for standard input";

    public static Argument<string> Registry() => new("REGISTRY") { Description = "The registry: " + RegistryForms };

    public static Option<string> On() => new("--on") { Description = "The registry: " + RegistryForms, HelpName = "REGISTRY", Required = true };

    public static Option<string?> Nub() => new("--nub") { Description = "One nub only: its path, name, class or id", HelpName = "PATH" };

    public static Option<string[]> Catalogue(string description) => new("--catalogue") { Description = description, HelpName = "NAME" };

    public static Option<string?> Entitlements() => new("--entitlements") { Description = "The dext's entitlements, as codesign -d --entitlements - --xml prints them", HelpName = "FILE" };

    public static Option<string?> Log() => new("--log") { Description = "What log show or dmesg printed, or - for standard input", HelpName = "FILE" };

    public static Option<bool> Observed() => new("--observed") { Description = "REGISTRY is a dump of a real machine: hold the prediction against the drivers that it shows" };

    public static Option<bool> NoFixes() => new("--no-fixes") { Description = "Do not search for the smallest change that makes it win" };

    /// <summary>How a page is written: as text or as a diagram.</summary>
    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text, or a diagram: dot for Graphviz, mermaid for pages that draw it", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "dot", "mermaid");
        return format;
    }

    /// <summary>The diagram that was asked for; null for text.</summary>
    public static DiagramFormat? DiagramOf(string? format) => format switch { "dot" => DiagramFormat.Dot, "mermaid" => DiagramFormat.Mermaid, _ => null };

    public static Option<bool> Json() => new("--json") { Description = "One JSON document" };
}
