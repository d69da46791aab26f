using Microsoft.Playwright;

namespace IOMatch.Reporting;

[Collection(InTheBrowser.Name)]
public sealed class ReadingTests(Browser browser)
{
    [Fact]
    public async Task The_verdict_comes_first_and_nothing_is_loaded_or_complained_about()
    {
        await using var report = await browser.Open(Reports.OwnCategory());

        (await report.Page.Locator("header").InnerTextAsync()).Should().StartWith("! wins in a category of its own IOM901").And.Contain("Gadget.dext wins, but in a match category of its own; AppleUSBHostCompositeDevice starts beside it");
        report.Requests.Should().ContainSingle().Which.Should().StartWith("file://");
        report.Noise.Should().BeEmpty();
        await report.Screenshot("own-category-desktop");
    }

    [Fact]
    public async Task A_loser_keeps_its_place_struck_through_with_the_reason()
    {
        await using var report = await browser.Open(Reports.OneRace());
        var places = report.Page.Locator(".race > li");

        (await places.CountAsync()).Should().Be(2);
        (await places.Nth(0).Locator("b.driver").InnerTextAsync()).Should().StartWith("GadgetPlain.dext");
        var loser = places.Nth(1);
        (await loser.Locator("s.driver").EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine")).Should().Be("line-through");
        (await loser.InnerTextAsync()).Should().Contain("lost, ").And.Contain("IOM402");
        (await loser.Locator(".more").IsVisibleAsync()).Should().BeFalse();

        await loser.Locator("summary").ClickAsync();

        (await loser.Locator(".more").InnerTextAsync()).Should().Contain("lower score");
        await Assertions.Expect(report.Page.Locator("details.candidate[open] > summary")).ToHaveTextAsync("AppleUSBHostCompositeDevice (IOUSBComposite)");
        await report.Screenshot("one-race-desktop");
    }

    [Fact]
    public async Task The_rail_leads_to_what_it_names()
    {
        await using var report = await browser.Open(Reports.OwnCategory());

        await report.Page.Locator(".rail a", new() { HasText = "bundle and personality" }).ClickAsync();
        (await Focused(report)).Should().Be("plist");
        await report.Page.Locator(".rail a", new() { HasText = "category and score" }).ClickAsync();
        (await Focused(report)).Should().Be("races");
        await report.Page.Locator("header .answer .code").ClickAsync();
        (await report.Page.Locator("#code-IOM901").GetAttributeAsync("open")).Should().NotBeNull();
    }

    [Fact]
    public async Task Only_the_way_to_the_nub_is_open_and_a_filter_finds_the_rest()
    {
        await using var report = await browser.Open(Reports.OwnCategory());
        var nub = report.Page.Locator(".tree li.nub");
        var child = report.Page.Locator(".tree .entry", new() { HasText = "Gadget Interface@0" });

        (await nub.IsVisibleAsync()).Should().BeTrue();
        (await child.IsVisibleAsync()).Should().BeFalse();
        await report.Page.GetByLabel("show only").FillAsync("iousbhostinterface");
        (await child.IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("#tree-count").InnerTextAsync()).Should().Be("1 entry fits");
        await report.Page.GetByLabel("show only").FillAsync("");
        (await child.IsVisibleAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task The_inspector_shows_both_sides_and_the_line()
    {
        await using var report = await browser.Open(Reports.OwnCategory());
        var row = report.Page.Locator("details.candidate[open] tr", new() { HasText = "idVendor" }).First;

        (await row.InnerTextAsync()).Should().Contain("4617 (0x1209)").And.Contain("pass");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        (await Focused(report)).Should().MatchRegex("^line-[0-9]+$");
        (await report.Page.Locator("li:target").InnerTextAsync()).Should().Contain("idVendor").And.Contain("✓");
    }

    [Fact]
    public async Task An_edit_shows_what_was_simulated_for_it()
    {
        await using var report = await browser.Open(Reports.OwnCategory());

        await report.Page.GetByLabel("remove IOMatchCategory").CheckAsync();

        (await report.Page.Locator("#whatif-chosen").InnerTextAsync()).Should().StartWith("remove IOMatchCategory: ✓ IOM900 wins").And.Contain("wins Gadget@00100000 with score 90000, ahead of AppleUSBHostCompositeDevice");
        await report.Page.GetByLabel("remove IOProviderClass").CheckAsync();
        (await report.Page.Locator("#whatif-chosen").InnerTextAsync()).Should().Contain("never files it");
    }

    [Fact]
    public async Task The_loop_is_walked_one_event_at_a_time_while_the_ranking_grows()
    {
        await using var report = await browser.Open(Reports.OneRace());
        var page = report.Page;
        var now = page.Locator("#step-list > li.now");
        var ranking = page.Locator("#step-ranking li");

        (await now.InnerTextAsync()).Should().StartWith("a round of matching begins");
        (await ranking.CountAsync()).Should().Be(0);
        (await page.Locator("#step-back").IsDisabledAsync()).Should().BeTrue();
        var counts = new List<int>();
        while (await page.Locator("#step-next").IsEnabledAsync())
        {
            await page.Locator("#step-next").ClickAsync();
            counts.Add(await ranking.CountAsync());
        }
        counts.Should().BeInAscendingOrder().And.Contain([0, 1, 2]);
        (await ranking.First.InnerTextAsync()).Should().StartWith("GadgetPlain.dext 90000");
        (await now.InnerTextAsync()).Should().StartWith("the round ends");
        await page.Locator("#step-back").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        (await now.InnerTextAsync()).Should().NotStartWith("the round ends");
        await page.Locator("#steps").ScreenshotAsync(new() { Path = Path.Combine(Browser.Artifacts, "steps.png") });
    }

    [Fact]
    public async Task Without_a_script_everything_is_there()
    {
        await using var report = await browser.Open(Reports.OneRace(), script: false);
        var page = report.Page;

        (await page.Locator(".scripted:visible").CountAsync()).Should().Be(0, "what needs a script is not shown without one");
        await page.Locator(".race > li").Nth(1).Locator("summary").ClickAsync();
        (await page.Locator(".race > li").Nth(1).Locator(".more").IsVisibleAsync()).Should().BeTrue();
        (await page.Locator("#step-list > li").First.IsVisibleAsync()).Should().BeTrue();
        (await page.Locator("#step-list .ranking:visible").CountAsync()).Should().BeGreaterThan(0);
        (await page.Locator(".whatif tbody tr:visible").CountAsync()).Should().BeGreaterThan(8);
        await report.Screenshot("without-script");
    }

    [Fact]
    public async Task A_driver_that_is_tried_nowhere_has_a_report_too()
    {
        await using var report = await browser.Open(Reports.Of(Reports.Plain, "--on", "fixtures/devices/storage-tree.yaml"));

        (await report.Page.Locator("h1").InnerTextAsync()).Should().Contain("is never tried");
        (await report.Page.Locator("#races").InnerTextAsync()).Should().Contain("no race to show");
        report.Noise.Should().BeEmpty();
    }

    private static Task<string> Focused(OpenReport report) => report.Page.EvaluateAsync<string>("document.activeElement.id");
}
