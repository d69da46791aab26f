using System.Globalization;
using System.Text;
using System.Xml;

namespace IOMatch;

/// <summary>Scenario results in the form that build servers read (JUnit's XML). One suite a folder.</summary>
public static class ScenarioJUnit
{
    /// <summary>Writes the document.</summary>
    public static void Write(Stream stream, IReadOnlyCollection<ScenarioReport> reports)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n", CheckCharacters = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        Totals(xml, reports);
        foreach (var suite in reports.GroupBy(r => Path.GetDirectoryName(r.File)?.Replace('\\', '/') ?? "", StringComparer.Ordinal))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", suite.Key.Length == 0 ? "scenarios" : suite.Key);
            Totals(xml, [.. suite]);
            foreach (var report in suite) Case(xml, report, suite.Key);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Totals(XmlWriter xml, IReadOnlyCollection<ScenarioReport> reports)
    {
        var unread = reports.Count(r => r.Result is null);
        xml.WriteAttributeString("tests", Number(reports.Count));
        xml.WriteAttributeString("failures", Number(reports.Count(r => !r.Passed) - unread));
        xml.WriteAttributeString("errors", Number(unread));
        xml.WriteAttributeString("time", Seconds(reports.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Time)));
    }

    private static void Case(XmlWriter xml, ScenarioReport report, string folder)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", folder.Replace('/', '.'));
        xml.WriteAttributeString("name", Safe(report.Name));
        xml.WriteAttributeString("file", report.File);
        xml.WriteAttributeString("time", Seconds(report.Time));
        if (report.Result is null)
        {
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", Safe(report.Faults.FirstOrDefault(f => f.Severity == FaultSeverity.Error)?.What ?? "cannot be read"));
            xml.WriteString(Safe(string.Join('\n', report.Faults)));
            xml.WriteEndElement();
        }
        else if (!report.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Safe(ScenarioText.InOneLine(report.Result.Failures.First())));
            xml.WriteString(Safe(ScenarioText.Explained(report.Result, PageStyle.Plain)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // a dump may hold what XML has no form for
    private static string Safe(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '?'));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
