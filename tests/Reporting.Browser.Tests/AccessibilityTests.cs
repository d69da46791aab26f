using System.Text.Json;

namespace IOMatch.Reporting;

[Collection(InTheBrowser.Name)]
public sealed class AccessibilityTests(Browser browser)
{
    // WCAG 2.2, 1.4.3: text against what is behind it, computed from the styles of everything that is seen
    private const string Contrasts = """
        () => {
          const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = e => {
            for (; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length === 3 || c[3] > 0) return c;
            }
            return [255, 255, 255];
          };
          const found = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.textContent.trim() || !e.checkVisibility() || e.tagName === 'SCRIPT' || e.disabled) continue;
            const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            found.push([ratio, walk.currentNode.textContent.trim().slice(0, 40)]);
          }
          return found.sort((x, y) => x[0] - y[0]).map(f => f[0].toFixed(2) + ' ' + f[1]);
        }
        """;

    private const string Faults = """
        () => {
          const faults = [];
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of new Set(ids)) if (ids.filter(i => i === id).length > 1) faults.push('two of id ' + id);
          for (const a of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(a.getAttribute('href').slice(1))) faults.push('leads nowhere: ' + a.outerHTML);
          for (const e of document.querySelectorAll('a, button, summary')) if (!(e.textContent.trim() || e.getAttribute('aria-label'))) faults.push('no name: ' + e.outerHTML);
          for (const e of document.querySelectorAll('input')) if (!(e.labels && e.labels.length)) faults.push('no label: ' + e.outerHTML);
          for (const e of document.querySelectorAll('[role=region], [role=group], nav, section')) {
            const by = e.getAttribute('aria-labelledby');
            if (!e.getAttribute('aria-label') && !(by && document.getElementById(by))) faults.push('no name: ' + e.outerHTML.slice(0, 80));
          }
          for (const t of document.querySelectorAll('table')) if (!t.querySelector('thead th[scope=col]') || [...t.tBodies[0].rows].some(r => !r.querySelector('th[scope=row]'))) faults.push('a table without headings');
          let level = 0;
          for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
            const now = +h.tagName[1];
            if (now > level + 1) faults.push('heading jumps to ' + now + ': ' + h.textContent);
            level = now;
          }
          if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
          if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
          if (!document.documentElement.lang) faults.push('no language');
          if (document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])')) faults.push('a tabindex of its own');
          return faults;
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_stands_out_in_light_and_dark(bool dark)
    {
        await using var report = await browser.Open(Reports.OneRace(), dark: dark);
        await report.Page.EvaluateAsync("document.querySelectorAll('details:not([name])').forEach(d => d.open = true)");
        await report.Page.GetByLabel("remove idVendor").CheckAsync();

        var texts = await report.Page.EvaluateAsync<string[]>(Contrasts);

        texts.Should().HaveCountGreaterThan(200);
        texts.Where(t => double.Parse(t.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) < 4.5).Should().BeEmpty();
        await report.Screenshot(dark ? "everything-open-dark" : "everything-open-light");
    }

    [Fact]
    public async Task Names_labels_headings_and_links_are_whole()
    {
        await using var report = await browser.Open(Reports.OwnCategory());

        (await report.Page.EvaluateAsync<string[]>(Faults)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_keyboard_goes_through_the_report_in_the_order_it_is_read()
    {
        await using var report = await browser.Open(Reports.OneRace());
        var seen = new List<(string Section, double Top)>();
        await report.Page.Keyboard.PressAsync("Tab");
        (await report.Page.EvaluateAsync<string>("document.activeElement.className")).Should().Be("skip");
        for (var i = 0; i < 120; i++)
        {
            await report.Page.Keyboard.PressAsync("Tab");
            var at = await report.Page.EvaluateAsync<JsonElement>("(() => { const e = document.activeElement, s = e.closest('section, header'); return { section: s ? s.id : '', ring: getComputedStyle(e).outlineStyle }; })()");
            var section = at.GetProperty("section").GetString()!;
            if (section.Length == 0) break;
            at.GetProperty("ring").GetString().Should().NotBe("none", "what has the focus shows it");
            if (seen.Count == 0 || seen[^1].Section != section) seen.Add((section, i));
        }

        seen.Select(s => s.Section).Should().Equal("verdict", "registry", "races", "inspector", "whatif", "steps", "plist", "evidence");
    }

    [Fact]
    public async Task Places_of_a_race_are_walked_with_the_arrows_and_opened_with_enter()
    {
        await using var report = await browser.Open(Reports.OneRace());
        var places = report.Page.Locator(".race > li");

        await places.Nth(0).Locator("summary").FocusAsync();
        await report.Page.Keyboard.PressAsync("ArrowDown");
        await report.Page.Keyboard.PressAsync("Enter");

        (await places.Nth(1).Locator(".more").IsVisibleAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task A_phone_shows_it_without_scrolling_sideways()
    {
        await using var report = await browser.Open(Reports.OwnCategory(), width: 390, height: 844);

        (await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
        await report.Screenshot("own-category-phone");
    }

    [Fact]
    public async Task On_paper_everything_is_open_and_nothing_is_there_that_only_works_on_a_screen()
    {
        await using var report = await browser.Open(Reports.OneRace());
        await report.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        (await report.Page.Locator(".scripted:visible").CountAsync()).Should().Be(0);
        (await report.Page.Locator("#step-list > li").Last.IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator(".whatif tbody tr").Last.IsVisibleAsync()).Should().BeTrue();
        await report.Screenshot("print");
    }
}
