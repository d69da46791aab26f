using System.Text.Json;

namespace IOMatch;

/// <summary>Who drives what, as JSON.</summary>
public static class SurveyJson
{
    /// <summary>The document.</summary>
    public static string Of(Survey survey, string tool) => JsonPage.Of(tool, json =>
    {
        var names = new DriverNames(null);
        json.WriteStartArray("nubs");
        foreach (var nub in survey.Nubs)
        {
            json.WriteStartObject();
            JsonPage.Service(json, "nub", nub.Nub);
            json.WriteNumber("candidates", nub.Candidates);
            json.WriteStartArray("drivers");
            foreach (var driver in nub.Drivers) Driver(json, names, driver);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (survey.Died is { } how) json.WriteString("died", JsonPage.Camel(how.ToString()));
        json.WriteString("rendered", SurveyText.Of(survey, PageStyle.Plain));
    });

    private static void Driver(Utf8JsonWriter json, DriverNames names, SurveyedDriver driver)
    {
        json.WriteStartObject();
        if (driver.Category.Equals(Keys.IODefaultMatchCategory)) json.WriteNull("category");
        else json.WriteString("category", driver.Category.Text);
        json.WriteString("driver", names.Of(driver.Personality));
        json.WriteString("bundle", driver.Personality.BundleId?.Text);
        json.WriteString("personality", driver.Personality.Origin?.Name);
        json.WriteNumber("score", driver.Score);
        if (driver.RunnerUp is { } second)
        {
            json.WriteStartObject("runnerUp");
            json.WriteString("driver", names.Of(second.Personality));
            json.WriteNumber("score", second.Score);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
