using System.Text.Json;

namespace IOMatch;

/// <summary>What it takes to make a winner lose, as one JSON document.</summary>
public static class RobustnessJson
{
    /// <summary>The document.</summary>
    public static string Of(Robustness robustness, string tool) => JsonPage.Of(tool, json =>
    {
        JsonPage.Question(json, robustness.Question.Name, robustness.Nub);
        json.WriteBoolean("wins", robustness.Wins);
        Trials(json, "losesIf", robustness.Fatal);
        Trials(json, "stillWinsIf", robustness.Withstood);
        json.WriteNumber("simulations", robustness.Simulations);
        json.WriteString("rendered", RobustnessText.Of(robustness, PageStyle.Plain));
    });

    private static void Trials(Utf8JsonWriter json, string name, IEnumerable<WorldTrial> trials)
    {
        json.WriteStartArray(name);
        foreach (var trial in trials)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonPage.Camel(trial.Edit.GetType().Name));
            switch (trial.Edit)
            {
                case WorldEdit.Property p:
                    json.WriteString("entry", $"0x{p.Entry.Id:x}");
                    json.WriteString("key", p.Key);
                    json.WritePropertyName("before");
                    JsonPage.Value(json, p.Before);
                    json.WritePropertyName("after");
                    JsonPage.Value(json, p.After);
                    break;
                case WorldEdit.RivalScore r:
                    json.WriteString("rival", r.Rival.DisplayName);
                    json.WriteNumber("by", r.By);
                    break;
                case WorldEdit.Newcomer n:
                    json.WriteNumber("above", n.Above);
                    break;
                case WorldEdit.Order o:
                    json.WriteString("order", JsonPage.Camel(o.What.ToString()));
                    break;
                case WorldEdit.Machine m:
                    json.WriteString("setting", JsonPage.Camel(m.Setting.ToString()));
                    break;
                case WorldEdit.Unentitled u:
                    json.WriteString("entitlement", u.Name);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(trials));
            }
            JsonPage.Code(json, "result", trial.After?.Verdict.Code ?? ReasonCode.NeverTried);
            json.WriteString("text", WorldEditText.Of(trial.Edit));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
