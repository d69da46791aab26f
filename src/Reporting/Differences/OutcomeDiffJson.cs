using System.Text.Json;

namespace IOMatch;

/// <summary>What two simulations come to differently, as one JSON document.</summary>
public static class OutcomeDiffJson
{
    /// <summary>The document.</summary>
    /// <param name="diff">The difference.</param>
    /// <param name="before">What the one side is called.</param>
    /// <param name="after">What the other side is called.</param>
    /// <param name="tool">Name and version of the tool.</param>
    public static string Of(OutcomeDiff diff, string before, string after, string tool) => JsonPage.Of(tool, json =>
    {
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteNumber("driven", diff.Driven);
        json.WriteNumber("onlyBefore", diff.OnlyBefore);
        json.WriteNumber("onlyAfter", diff.OnlyAfter);
        json.WriteBoolean("kernelDiedBefore", diff.Before.Died is not null);
        json.WriteBoolean("kernelDiedAfter", diff.After.Died is not null);
        json.WriteStartArray("nubs");
        foreach (var nub in diff.Nubs)
        {
            json.WriteStartObject();
            JsonPage.Service(json, "nub", nub.Nub);
            json.WriteBoolean("isThereBefore", nub.Before is not null);
            json.WriteBoolean("isThereAfter", nub.After is not null);
            json.WriteStartArray("changes");
            foreach (var change in nub.Changes) Change(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("rendered", OutcomeDiffText.Of(diff, before, after, PageStyle.Plain));
    });

    private static void Change(Utf8JsonWriter json, WinnerChange change)
    {
        json.WriteStartObject();
        if (change.Category.Equals(Keys.IODefaultMatchCategory)) json.WriteNull("category");
        else json.WriteString("category", change.Category.Text);
        Winner(json, "before", change.Before);
        Winner(json, "after", change.After);
        JsonPage.Code(json, change.Reason);
        Fate(json, "oldAfter", change.OldAfter, ChangeWords.Afterwards(change));
        Fate(json, "newBefore", change.NewBefore, ChangeWords.Formerly(change));
        json.WriteEndObject();
    }

    private static void Winner(Utf8JsonWriter json, string name, WinningDriver? driver)
    {
        if (driver is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("driver", new DriverNames(null).Of(driver.Personality));
        json.WriteString("bundle", driver.Personality.BundleId?.Text ?? driver.Personality.Origin?.BundleId);
        json.WriteString("personality", driver.Personality.Origin?.Name);
        json.WriteNumber("score", driver.Score);
        json.WriteString("keptOutBy", driver.KeptOutBy is { } holder ? new DriverNames(null).Of(holder) : null);
        json.WriteEndObject();
    }

    private static void Fate(Utf8JsonWriter json, string name, DriverFate? fate, string? why)
    {
        if (fate is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("fate", JsonPage.Camel(fate is DriverFate.Candidate { Course.End: var end } ? end.ToString() : fate.GetType().Name));
        json.WriteString("code", fate.Reason?.Number());
        if (fate is DriverFate.Candidate { Course: { FinalScore: { } score } }) json.WriteNumber("score", score);
        json.WriteString("why", why);
        json.WriteEndObject();
    }
}
