using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch show REGISTRY</c>: the tree, or one nub.</summary>
internal static class ShowCommand
{
    public static Command Build(Terminal terminal)
    {
        var registry = Shared.Registry();
        var plane = new Option<string>("--plane") { Description = "The plane to show", HelpName = "NAME", DefaultValueFactory = _ => Registry.ServicePlane };
        var nub = Shared.Nub();
        var faults = new Option<bool>("--faults") { Description = "Only what could not be read or is worth knowing, each with its place" };
        var command = new Command("show", "Shows a registry: a plane as a tree, or one nub with its class chain and properties") { registry, plane, nub, faults };
        command.SetAction(parsed => (int)(parsed.GetValue(faults)
            ? Faults(terminal, parsed.GetValue(registry)!)
            : Run(terminal, parsed.GetValue(registry)!, parsed.GetValue(plane)!, parsed.GetValue(nub))));
        return command;
    }

    private static ExitCode Faults(Terminal terminal, string registryName) =>
        new Inputs(terminal) { TellsAll = true }.TryRegistry(registryName, out _) ? ExitCode.Yes : ExitCode.Unusable;

    private static ExitCode Run(Terminal terminal, string registryName, string planeName, string? nubName)
    {
        var inputs = new Inputs(terminal);
        if (!inputs.TryRegistry(registryName, out var registry)) return ExitCode.Unusable;
        if (nubName is not null)
        {
            var entries = registry.Find(nubName).ToList();
            if (entries.Count == 0) return inputs.NoNub(registryName, nubName);
            terminal.Output.Write(string.Join('\n', entries.Select(e => RegistryText.Nub(registry, e, terminal.Style))));
            return ExitCode.Yes;
        }
        if (!registry.Planes.TryGetValue(planeName, out var plane))
        {
            terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(registryName), $"there is no plane {planeName}", "the planes are " + string.Join(", ", registry.Planes.Keys.Order(StringComparer.Ordinal))));
            return ExitCode.Unusable;
        }
        terminal.Output.Write(RegistryText.Tree(registry, plane, terminal.Style));
        return ExitCode.Yes;
    }
}
