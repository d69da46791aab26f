using Microsoft.Playwright;

namespace IOMatch.Reporting;

/// <summary>The system's Chromium, driven by what the Playwright package brings along; nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    // ./test names the one that it found
    private static readonly string?[] Places = [Environment.GetEnvironmentVariable("IOMATCH_BROWSER"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch-report");
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where screenshots go.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "report")).FullName;

    public async Task InitializeAsync()
    {
        var executable = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("no Chromium found; ./test installs it or says how to get one");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens a report as a file, as somebody does who was sent it.</summary>
    public async Task<OpenReport> Open(string html, int width = 1400, int height = 1000, bool dark = false, bool script = true)
    {
        var file = Path.Combine(folder.FullName, Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(file, html);
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Offline = true,
        });
        var page = await context.NewPageAsync();
        var report = new OpenReport(context, page);
        page.Console += (_, message) => report.Noise.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => report.Noise.Add(error);
        page.Request += (_, request) => report.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return report;
    }
}

/// <summary>A report in the browser.</summary>
public sealed class OpenReport(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>What the console said.</summary>
    public List<string> Noise { get; } = [];

    /// <summary>What was loaded.</summary>
    public List<string> Requests { get; } = [];

    public async Task Screenshot(string name, bool whole = true) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Artifacts, name + ".png"), FullPage = whole });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

/// <summary>One browser for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<Browser>
{
    public const string Name = "in the browser";
}
