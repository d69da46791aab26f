using System.Text.Json;

namespace IOMatch;

/// <summary>The smallest changes as one JSON document.</summary>
public static class ChangeJson
{
    /// <summary>The document.</summary>
    /// <param name="change">The changes.</param>
    /// <param name="tool">Name and version of the tool.</param>
    public static string Of(SmallestChange change, string tool) => JsonPage.Of(tool, json =>
    {
        JsonPage.Question(json, change.Question.Name, change.Nub);
        json.WriteBoolean("wins", change.WinsAlready);
        JsonPage.Code(json, "verdict", (change.NubBefore?.Verdict ?? change.Before.Verdict).Code);
        Search(json, change);
        json.WriteString("rendered", ChangeText.Of(change, PageStyle.Plain));
    });

    /// <summary>What the search came to, as members of the present object; <c>iomatch explain</c> has them too.</summary>
    internal static void Search(Utf8JsonWriter json, SmallestChange change)
    {
        Fixes(json, "fixes", change.Fixes);
        Fixes(json, "environment", change.Environment);
        json.WriteStartArray("notEnough");
        foreach (var tried in change.NotEnough)
        {
            json.WriteStartObject();
            Edit(json, tried.Edit);
            JsonPage.Code(json, "result", tried.After?.Verdict.Code ?? ReasonCode.NeverTried);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("search");
        json.WriteBoolean("forAnotherDevice", change.IsForAnotherDevice);
        json.WriteStartArray("nearest");
        foreach (var near in change.Nearest) MissJson.Write(json, near.Name, near.Misses, near.IsOffered);
        json.WriteEndArray();
        json.WriteNumber("simulations", change.Extent.Simulations);
        json.WriteNumber("most", change.Extent.Most);
        json.WriteBoolean("cut", change.Extent.IsCut);
        json.WriteEndObject();
    }

    private static void Fixes(Utf8JsonWriter json, string name, IEnumerable<Fix> fixes)
    {
        json.WriteStartArray(name);
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                json.WriteStartObject();
                Edit(json, edit);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("applicability", JsonPage.Camel(fix.Applicability.ToString()));
            json.WriteBoolean("verified", true); // a fix that was not tried is none
            json.WriteNumber("cost", fix.Cost);
            JsonPage.Code(json, "result", fix.After.Verdict.Code);
            json.WriteStartObject("effects");
            Nubs(json, "taken", fix.Effects.Taken);
            Nubs(json, "leftWithout", fix.Effects.LeftWithout);
            Nubs(json, "gone", fix.Effects.Gone);
            Nubs(json, "givenUp", fix.Effects.GivenUp);
            json.WriteStartArray("displaced");
            foreach (var (nub, driver) in fix.Effects.Displaced)
            {
                json.WriteStartObject();
                JsonPage.Service(json, "nub", nub);
                json.WriteString("driver", driver.DisplayName);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // op and path as in JSON Patch, with key paths of a property list
    private static void Edit(Utf8JsonWriter json, Edit edit)
    {
        json.WriteString("op", edit switch
        {
            IOMatch.Edit.Remove => "remove",
            IOMatch.Edit.Rename => "move",
            IOMatch.Edit.Set { Before: null } or IOMatch.Edit.Entitle { Before: null } => "add",
            IOMatch.Edit.Rewrite or IOMatch.Edit.Set or IOMatch.Edit.FitKernelClass or IOMatch.Edit.Entitle => "replace",
            _ => "environment",
        });
        switch (edit)
        {
            case IOMatch.Edit.Rename e:
                json.WriteString("from", string.Join('/', e.FullPath));
                json.WriteString("path", string.Join('/', e.FullPath[..^1].Add(e.After)));
                break;
            case IOMatch.Edit.OfKey e:
                json.WriteString("path", string.Join('/', e.FullPath));
                break;
            case IOMatch.Edit.Entitle e:
                json.WriteString("entitlement", e.Name);
                break;
            default:
                break;
        }
        var value = edit switch
        {
            IOMatch.Edit.Rewrite e => e.After,
            IOMatch.Edit.Rename e => e.Value,
            IOMatch.Edit.Set e => e.After,
            IOMatch.Edit.FitKernelClass e => new OSString(e.KernelClass),
            IOMatch.Edit.Entitle e => e.Value,
            _ => null,
        };
        if (value is not null)
        {
            json.WritePropertyName("value");
            JsonPage.Value(json, value);
        }
        json.WriteString("text", EditText.Of(edit));
    }

    private static void Nubs(Utf8JsonWriter json, string name, IEnumerable<Service> nubs)
    {
        json.WriteStartArray(name);
        foreach (var nub in nubs) json.WriteStringValue(nub.Path);
        json.WriteEndArray();
    }
}
