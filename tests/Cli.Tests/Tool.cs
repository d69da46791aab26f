using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch.Cli;

/// <summary>Runs the tool in memory, from the root of the repository.</summary>
internal static class Tool
{
    /// <summary>What a run came to.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>What was written to standard output as bytes.</summary>
        public byte[] Bytes { get; init; } = [];
    }

    // reports name files as the user did: seen from the root, as in the README
    [ModuleInitializer]
    internal static void BeAtTheRoot() => Directory.SetCurrentDirectory(Repository.Root);

    public static Result Run(params string[] args) => RunWith("", args);

    public static Result RunWith(string input, params string[] args) => Run(input, isGitHub: false, args);

    public static Result RunOnGitHub(params string[] args) => Run("", isGitHub: true, args);

    /// <summary>Both outputs in the order in which a terminal shows them.</summary>
    public static Result RunTogether(string input, string[] args)
    {
        using var output = new StringWriter();
        var code = App.Run(args, new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, output, PageStyle.Plain));
        return new(code, output.ToString(), "");
    }

    /// <summary>A run with a clock or an end of its own, or with somebody who watches.</summary>
    public static Result RunOn(Func<Terminal, Terminal> changed, params string[] args) => Run("", t => changed(t), args);

    private static Result Run(string input, bool isGitHub, string[] args) => Run(input, t => t with { IsGitHub = isGitHub }, args);

    private static Result Run(string input, Func<Terminal, Terminal> changed, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        var code = App.Run(args, changed(new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, PageStyle.Plain) { OutputBytes = () => bytes }));
        return new(code, output.ToString(), error.ToString()) { Bytes = bytes.ToArray() };
    }
}
