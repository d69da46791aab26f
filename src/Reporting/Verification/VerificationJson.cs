using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>A verification as one JSON document.</summary>
public static class VerificationJson
{
    /// <summary>Raised when a field changes its meaning or goes; new fields do not raise it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document.</summary>
    /// <param name="verification">The verification.</param>
    /// <param name="machine">What the dump is called.</param>
    /// <param name="catalogue">The catalogue that it was compared with; null when the caller does not tell.</param>
    public static string Of(Verification verification, string machine, CatalogueChoice? catalogue = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, verification, machine, catalogue);
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Verification v, string machine, CatalogueChoice? catalogue)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("machine", machine);
        json.WriteString("host", MachineText.Of(v.Machine));
        if (catalogue is not null)
        {
            json.WriteStartArray("catalogues");
            foreach (var name in catalogue.Names) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteBoolean("catalogueIsNearest", catalogue.ChosenFor is not null);
        }
        if (v.OtherPlane is { } plane) json.WriteString("plane", plane);
        json.WriteNumber("nubs", v.Asked);
        json.WriteNumber("personalities", v.Personalities);
        json.WriteBoolean("kernelDied", v.Died is not null);
        json.WriteStartObject("counts");
        json.WriteNumber("drivers", v.Drivers.Length);
        json.WriteNumber("decidable", v.Decidable);
        foreach (var agreement in Enum.GetValues<DriverAgreement>()) json.WriteNumber(Camel(agreement.ToString()), v.Count(agreement));
        foreach (var reason in Enum.GetValues<AbsenceReason>()) json.WriteNumber(Camel(reason.ToString()), v.Absent.Count(a => a.Reason == reason));
        json.WriteEndObject();
        json.WriteStartArray("rows");
        foreach (var row in VerificationRow.Of(v)) Row(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, VerificationRow row)
    {
        json.WriteStartObject();
        json.WriteString("result", row.Result);
        json.WriteString("nub", row.Nub);
        json.WriteString("nubClass", row.NubClass);
        json.WriteString("category", row.Category);
        Driver(json, "attached", row.Driver, row.Score, row.Bundle);
        Driver(json, "predicted", row.Predicted, row.PredictedScore, null);
        if (row.Reason is not null) json.WriteString("reason", row.Reason);
        if (row.Why.Length > 0) json.WriteString("why", row.Why);
        json.WriteEndObject();
    }

    private static void Driver(Utf8JsonWriter json, string name, string? driver, int? score, string? bundle)
    {
        if (driver is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("driver", driver);
        if (score is { } s) json.WriteNumber("score", s);
        if (bundle is not null) json.WriteString("bundle", bundle);
        json.WriteEndObject();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
