using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch schema scenario</c>: the JSON schema of a kind of file, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly string[] Kinds = ["scenario", "device-tree"];

    public static Command Build(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = "scenario or device-tree" };
        kind.AcceptOnlyFromAmong(Kinds);
        var command = new Command("schema", "Prints the JSON schema of scenarios or device trees, for completion and checks in an editor") { kind };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(kind)!));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string kind)
    {
        using var stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream($"IOMatch.Schemas.{kind}.schema.json")!;
        using var reader = new StreamReader(stream);
        terminal.Output.Write(reader.ReadToEnd());
        return ExitCode.Yes;
    }
}
