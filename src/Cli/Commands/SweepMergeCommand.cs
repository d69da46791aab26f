using System.CommandLine;
using System.Text;

namespace IOMatch.Cli;

/// <summary><c>iomatch sweep merge FILE… -o OUT</c>: the parts of a sweep as one.</summary>
internal static class SweepMergeCommand
{
    private const int MostPairs = 20;

    private sealed record Options(string[] Files, string[] Dumps, string Output, bool IsCsv);

    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files written by the shards of a sweep", Arity = ArgumentArity.OneOrMore };
        var dumps = new Option<string[]>("--on") { Description = "Dumps, or folders of them, that must all be covered", HelpName = "DUMP", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--output", "-o") { Description = "File to write (default, or -: standard output)", HelpName = "FILE", DefaultValueFactory = _ => Terminal.StandardInput };
        var csv = new Option<bool>("--csv") { Description = "Print comma-separated values instead of JSON Lines" };
        var command = new Command("merge", "Merges the shards of a sweep, one line per pair, in order; lists missing pairs") { files, dumps, output, csv };
        command.SetAction(parsed => (int)Run(terminal, new(parsed.GetValue(files)!, parsed.GetValue(dumps) ?? [], parsed.GetValue(output)!, parsed.GetValue(csv))));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        var inputs = new Inputs(terminal);
        var rows = new List<SweepRow>();
        var usable = true;
        foreach (var name in options.Files)
        {
            usable &= inputs.TryTell(inputs.Bytes(name).Then(bytes => Read(bytes, name)), out var lines);
            if (lines is not null) rows.AddRange(lines.Rows);
        }
        if (!usable) return ExitCode.Unusable;

        var merge = SweepMerge.Of(rows, options.Dumps.SelectMany(SweepInputs.Dumps));
        var text = new StringBuilder(options.IsCsv ? SweepCsv.Head : "");
        foreach (var row in merge.Rows) text.Append(options.IsCsv ? SweepCsv.Of(row) : SweepLine.Of(row) + "\n");
        if (!new OutputFile(terminal, options.Output).TryWrite(text.ToString())) return ExitCode.Unusable;

        Tell(terminal, merge.Missing, "missing");
        Tell(terminal, merge.Contradicted, "differs between the files; the last one counts");
        if (options.Output != Terminal.StandardInput)
        {
            var tally = new SweepTally();
            foreach (var row in merge.Rows) tally.Add(row);
            terminal.Output.Write(SweepText.Of(tally, terminal.Style));
        }
        return merge.Missing.IsEmpty && merge.Contradicted.IsEmpty ? ExitCode.Yes : ExitCode.No;
    }

    private static ReadResult<SweepLines> Read(byte[] bytes, string name) => SweepLines.Read(bytes, name).Then(lines => ReadResult.Of(
        lines,
        lines.Length == bytes.Length ? [] : [new Fault(InputFault.FileUnreadable, new(name), "the last line is incomplete and was skipped", "run 'iomatch sweep --resume' to compute it again", FaultSeverity.Warning)]));

    private static void Tell(Terminal terminal, IReadOnlyList<SweepPair> pairs, string what)
    {
        foreach (var pair in pairs.Take(MostPairs)) terminal.Error.WriteLine($"{pair.Dump}: {pair.Bundle}: {what}");
        if (pairs.Count > MostPairs) terminal.Error.WriteLine($"{pairs.Count - MostPairs} more like these");
    }
}
