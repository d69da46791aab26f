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

    public static Option<bool> Json() => new("--json") { Description = "One JSON document" };
}
