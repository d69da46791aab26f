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
        var faults = new Option<bool>("--faults") { Description = "Show only problems found while reading, each with its position" };
        var format = Shared.Format();
        var command = new Command("show", "Shows a registry: a plane as a tree, or one nub with its class chain and properties") { registry, plane, nub, faults, format };
        command.SetAction(parsed => (int)(parsed.GetValue(faults)
            ? Faults(terminal, parsed.GetValue(registry)!)
            : Run(terminal, parsed.GetValue(registry)!, parsed.GetValue(plane)!, parsed.GetValue(nub), Shared.DiagramOf(parsed.GetValue(format)))));
        return command;
    }

    private static ExitCode Faults(Terminal terminal, string registryName) =>
        new Inputs(terminal) { TellsAll = true }.TryRegistry(registryName, out _) ? ExitCode.Yes : ExitCode.Unusable;

    private static ExitCode Run(Terminal terminal, string registryName, string planeName, string? nubName, DiagramFormat? diagram)
    {
        var inputs = new Inputs(terminal);
        if (!inputs.TryRegistry(registryName, out var registry)) return ExitCode.Unusable;
        IReadOnlyList<RegistryEntry> nubs = nubName is null ? [] : [.. registry.Find(nubName)];
        if (nubName is not null && nubs.Count == 0) return inputs.NoNub(registryName, nubName);
        if (nubName is not null && diagram is null)
        {
            terminal.Output.Write(string.Join('\n', nubs.Select(e => RegistryText.Nub(registry, e, terminal.Style))));
            return ExitCode.Yes;
        }
        if (!registry.Planes.TryGetValue(planeName, out var plane))
        {
            terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(registryName), $"no plane '{planeName}'", "available planes: " + string.Join(", ", registry.Planes.Keys.Order(StringComparer.Ordinal))));
            return ExitCode.Unusable;
        }
        terminal.Output.Write(diagram is { } format ? RegistryDiagram.Of(plane, nubs, format) : RegistryText.Tree(registry, plane, terminal.Style));
        return ExitCode.Yes;
    }
}
