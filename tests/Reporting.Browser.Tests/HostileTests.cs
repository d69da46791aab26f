namespace IOMatch.Reporting;

[Collection(InTheBrowser.Name)]
public sealed class HostileTests(Browser browser)
{
    private const string Evil = "</script><b id=evil onclick=1>&lt;\\\"' <img src=x onerror=document.title=1></style>";

    [Fact]
    public async Task Names_of_a_dump_never_become_markup()
    {
        var html = Reports.OnChanged(yaml => yaml
            .Replace("USB Product Name: Gadget", $"USB Product Name: \"{Evil}\"", StringComparison.Ordinal)
            .Replace("Gadget@00100000:", $"\"{Evil.Replace('/', '_')}@00100000\":", StringComparison.Ordinal));
        await using var report = await browser.Open(html);

        (await report.Page.Locator("#evil, img, b[onclick]").CountAsync()).Should().Be(0);
        (await report.Page.TitleAsync()).Should().NotBe("1");
        (await report.Page.Locator(".tree li.nub").InnerTextAsync()).Should().Contain("<b id=evil onclick=1>&lt;");
        (await report.Page.Locator("#step-list > li.now").CountAsync()).Should().Be(1, "the tool's own script still runs");
        report.Noise.Should().BeEmpty();
    }

    [Fact]
    public async Task A_script_that_is_not_the_tools_own_may_not_run()
    {
        var html = Reports.OneRace().Replace("<footer>", "<footer><script>document.title='broken'</script>", StringComparison.Ordinal);
        await using var report = await browser.Open(html);

        (await report.Page.TitleAsync()).Should().NotBe("broken");
        report.Noise.Should().Contain(n => n.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public void Private_values_are_hidden_wherever_they_turn_up()
    {
        var plain = Reports.OnChanged(Private, "--no-redaction");
        var redacted = Reports.OnChanged(Private);

        foreach (var secret in (string[])["C02XK0AAJGH5", "3c:22:fb:12:34:56", "jappleseed", "Johanna", "01234567-89ab-cdef-0123-456789abcdef"])
        {
            plain.Should().Contain(secret);
            redacted.Should().NotContain(secret);
        }
        redacted.Should().Contain(Redaction.Mark).And.Contain("are hidden; --no-redaction shows them");
        plain.Should().Contain("it may hold serial numbers");

        static string Private(string yaml) => yaml
            .Replace("\"0001\"", "C02XK0AAJGH5", StringComparison.Ordinal)
            .Replace("Gadget Interface@0:", "\"C02XK0AAJGH5 3c:22:fb:12:34:56 -Users-x /Users/jappleseed/x Johanna's MacBook 01234567-89ab-cdef-0123-456789abcdef@0\":", StringComparison.Ordinal);
    }
}
