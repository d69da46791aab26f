using System.Runtime.CompilerServices;
using System.Text;
using IOMatch.Cli;

namespace IOMatch.Reporting;

/// <summary>Reports as the tool writes them.</summary>
internal static class Reports
{
    public const string Gadget = "fixtures/bundles/Gadget.dext";
    public const string Plain = "fixtures/bundles/GadgetPlain.dext";
    public const string Device = "fixtures/devices/vendor-gadget.yaml";
    public const string Composite = "fixtures/catalogues/usb-composite.yaml";

    private static readonly Dictionary<string, string> Made = [];

    [ModuleInitializer]
    internal static void BeAtTheRoot() => Directory.SetCurrentDirectory(Repository.Root);

    /// <summary>A dext with a category of its own: two races.</summary>
    public static string OwnCategory() => Of(Gadget, "--on", Device, "--catalogue", Composite);

    /// <summary>A dext that beats the system's driver: one race with a loser.</summary>
    public static string OneRace() => Of(Plain, "--on", Device, "--catalogue", Composite);

    /// <summary>The report of a command line; made once.</summary>
    public static string Of(params string[] args)
    {
        lock (Made)
        {
            var key = string.Join('\n', args);
            if (!Made.TryGetValue(key, out var html)) Made.Add(key, html = Run(args).Html);
            return html;
        }
    }

    public static (int ExitCode, string Html, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(["report", .. args, "-o", "-"], new Terminal(() => new MemoryStream(), output, error, PageStyle.Plain));
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The same where a device of the fixture says something else.</summary>
    public static string OnChanged(Func<string, string> change, params string[] more)
    {
        var registry = Encoding.UTF8.GetBytes(change(File.ReadAllText(Device)));
        using var output = new StringWriter();
        using var error = new StringWriter();
        App.Run(["report", Plain, "--on", "-", "--catalogue", Composite, "-o", "-", .. more], new Terminal(() => new MemoryStream(registry), output, error, PageStyle.Plain));
        error.ToString().Should().BeEmpty();
        return output.ToString();
    }
}
