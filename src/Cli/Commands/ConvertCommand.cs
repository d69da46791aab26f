using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch convert INPUT [-o OUTPUT] [--to FORM]</c>: a registry or a property list in another form.</summary>
internal static class ConvertCommand
{
    private static readonly Dictionary<string, ConvertedForm> Forms = new(StringComparer.Ordinal)
    {
        ["yaml"] = ConvertedForm.Yaml,
        ["ioreg"] = ConvertedForm.Ioreg,
        ["archive"] = ConvertedForm.Archive,
        ["archive-binary"] = ConvertedForm.ArchiveBinary,
        ["plist-xml"] = ConvertedForm.PlistXml,
        ["plist-binary"] = ConvertedForm.PlistBinary,
    };

    public static Command Build(Terminal terminal)
    {
        var input = new Argument<string>("INPUT") { Description = "A registry (a device tree in YAML, output of ioreg -l or ioreg -a, a file saved by IORegistryExplorer), a property list, or - for standard input" };
        var output = new Option<string>("--output", "-o") { Description = "File to write; overwritten only if everything succeeds (default, or -: standard output)", HelpName = "OUTPUT", DefaultValueFactory = _ => Terminal.StandardInput };
        var to = new Option<string?>("--to") { Description = "Format: yaml, ioreg, archive or archive-binary (as ioreg -a) for a registry; plist-xml or plist-binary for any property list (default: by the name of OUTPUT, else yaml for a registry and plist-xml for other property lists)", HelpName = "FORM" };
        to.AcceptOnlyFromAmong([.. Forms.Keys]);
        var command = new Command("convert", "Converts a registry or a property list to another format") { input, output, to };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(to)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string inputName, string outputName, string? to)
    {
        var inputs = new Inputs(terminal);
        if (!inputs.TryTell(inputs.Bytes(inputName), out var bytes)) return ExitCode.Unusable;
        var file = inputName == Terminal.StandardInput ? "stdin" : inputName;
        var form = to is null ? Conversion.FormOf(outputName) : Forms[to];
        if (!inputs.TryTell(Conversion.Read(bytes, file, form), out var conversion)) return ExitCode.Unusable;

        var target = new OutputFile(terminal, outputName);
        if (!target.TryWrite(conversion.Write, out var losses)) return ExitCode.Unusable;
        foreach (var loss in losses) terminal.Error.WriteLine(loss);
        return ExitCode.Yes;
    }
}
