using System.Text.Json;

namespace IOMatch;

/// <summary>What a dump shows of a nub, as part of a JSON document.</summary>
internal static class ObservedJson
{
    public static void Write(Utf8JsonWriter json, NubDiagnosis nub, ObservedNub seen, DriverNames names)
    {
        json.WriteStartObject("observed");
        json.WriteString("predictedVerdict", seen.Predicted.Code.Number());
        if (seen.FirstDifference is { } first) json.WriteNumber("firstDifference", seen.Steps.IndexOf(first));
        else json.WriteNull("firstDifference");
        json.WriteStartArray("steps");
        foreach (var step in seen.Steps)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonPage.Camel(step.GetType().Name));
            if (step is ObservedStep.Winner winner)
            {
                if (winner.Category.Equals(Keys.IODefaultMatchCategory)) json.WriteNull("category");
                else json.WriteString("category", winner.Category.Text);
            }
            json.WriteString("result", JsonPage.Camel(step.Agreement.ToString()));
            json.WriteString("predicted", ObservedText.Predicted(step, names));
            json.WriteString("observed", ObservedText.Observed(step));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in seen.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonPage.Camel(finding.GetType().Name));
            JsonPage.Code(json, finding.Reason);
            json.WriteString("means", ObservedText.Of(finding, names.Of(nub.Best.Personality)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
