using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>Turns a transcript into the result form of the vectors.</summary>
internal sealed class VectorResult(VectorScenario scenario)
{
    private readonly JsonArray matches = [];
    private JsonObject? round;
    private OSDictionary before = OSDictionary.Empty;

    public JsonArray Matches => matches;

    public void Read(Transcript transcript)
    {
        foreach (var e in transcript) Read(e);
    }

    private void Read(MatchEvent e)
    {
        switch (e)
        {
            case MatchEvent.RoundBegan began:
                before = began.Properties;
                round = new JsonObject
                {
                    ["entry"] = scenario.IdOf(began.Nub.Entry!),
                    ["candidates"] = new JsonArray([.. began.Candidates.Select(c => (JsonNode)c.Index)]),
                    ["steps"] = new JsonArray(),
                    ["probed"] = new JsonArray(),
                    ["categories"] = new JsonArray(),
                };
                matches.Add((JsonNode)round);
                if (began.AfterReplacement) round["rematch"] = true;
                break;
            case MatchEvent.CandidateJudged judged:
                List("steps").Add((JsonNode)Step(judged));
                break;
            case MatchEvent.DriverProbed probed:
                List("probed").Add((JsonNode)new JsonObject
                {
                    ["index"] = probed.Personality.Index,
                    ["class"] = probed.Personality.ClassName?.Text,
                    ["probe"] = probed.Stop == ProbeStop.None,
                    ["score"] = probed.Score,
                    ["stop"] = Name(probed.Stop),
                });
                break;
            case MatchEvent.CategoryRanked ranked:
                List("categories").Add((JsonNode)new JsonObject
                {
                    ["category"] = ranked.Category.Text,
                    ["order"] = new JsonArray([.. ranked.Order.Select(r => new JsonObject { ["index"] = r.Personality.Index, ["score"] = r.Score })]),
                    ["attempts"] = new JsonArray(),
                    ["started"] = null,
                });
                break;
            case MatchEvent.StartAttempted attempt:
                var category = (JsonObject)List("categories")[^1]!;
                ((JsonArray)category["attempts"]!).Add((JsonNode)Attempt(attempt));
                if (attempt.Outcome == StartOutcome.Started) category["started"] = attempt.Personality.Index;
                break;
            case MatchEvent.KernelDied:
                round!["panicked"] = true;
                break;
            case MatchEvent.RoundEnded ended:
                round!["clients"] = new JsonArray([.. ended.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => (JsonNode)c.Personality!.Index)]);
                round["properties"] = Changes(ended.Properties);
                if ((ended.State & EntryState.ModuleStall) != 0) round["moduleStall"] = true;
                if ((ended.State & EntryState.UserInvisible) != 0) round["userInvisible"] = true;
                break;
            default:
                break;
        }
    }

    private JsonArray List(string name) => (JsonArray)round![name]!;

    private static JsonObject Step(MatchEvent.CandidateJudged judged)
    {
        var step = new JsonObject
        {
            ["index"] = judged.Personality.Index,
            ["stop"] = Name(judged.Stop),
            ["matched"] = judged.Matched,
            ["score"] = judged.Score,
        };
        if (judged.NameMatched is { } name) step["nameMatched"] = name.Text;
        return step;
    }

    private static JsonObject Attempt(MatchEvent.StartAttempted attempt)
    {
        var node = new JsonObject
        {
            ["index"] = attempt.Personality.Index,
            ["started"] = attempt.Outcome == StartOutcome.Started,
            ["why"] = Name(attempt.Outcome),
        };
        if (attempt.MatchedAtBoot) node["boot"] = true;
        if (!attempt.Waits.IsEmpty) node["stalls"] = new JsonArray([.. attempt.Waits.Select(Value)]);
        return node;
    }

    private JsonObject Changes(OSDictionary after)
    {
        var changes = new JsonObject();
        foreach (var (key, value) in after)
        {
            if (!value.Equals(before[key])) changes[key.Text] = Value(value);
        }
        foreach (var key in before.Keys)
        {
            if (!after.ContainsKey(key)) changes[key.Text] = null;
        }
        return changes;
    }

    internal static JsonNode? Value(OSObject value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) KernelJson.Write(writer, value);
        return JsonNode.Parse(buffer.ToArray());
    }

    private static string? Name(CandidateStop stop) => stop switch
    {
        CandidateStop.None or CandidateStop.KernelDied => null,
        CandidateStop.DextDisabled => "dext-disabled",
        CandidateStop.NoDaemon => "no-daemon",
        CandidateStop.RelaunchDisabled => "dext-relaunch-max",
        CandidateStop.CategoryExists => "category-exists",
        CandidateStop.Passive => "passive",
        CandidateStop.Replaces => "replaces",
        CandidateStop.CategoryConsumed => "category-consumed",
        CandidateStop.RematchPersonality => "rematch-personality",
        CandidateStop.ModuleStall => "module-stall",
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    private static string? Name(ProbeStop stop) => stop switch
    {
        ProbeStop.None => null,
        ProbeStop.NoClassKey => "no-class-key",
        ProbeStop.CannotAllocate => "alloc",
        ProbeStop.Init => "init",
        ProbeStop.Probe => "probe",
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    private static string? Name(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Started => null,
        StartOutcome.StartFailed => "start",
        StartOutcome.AttachRefused => "attach",
        StartOutcome.MatchDeferred => "match-deferred",
        StartOutcome.LaunchDisabled => "dext-launch-disabled",
        StartOutcome.ShuttingDown => "shutdown",
        StartOutcome.DeferredInSleep => "deferred-in-sleep",
        StartOutcome.FailedToLaunch => "failed-to-launch",
        StartOutcome.FailedToReuse => "failed-to-reuse",
        StartOutcome.OtherBuild => "failed-to-launch",
        StartOutcome.ServerTimeout => "server-timeout",
        StartOutcome.Entitlements => "entitlements",
        StartOutcome.HardwareOnly => "hardware-only",
        StartOutcome.OpenFailed => "open",
        StartOutcome.Left => "left",
        StartOutcome.NoUserClass => "no-user-class",
        StartOutcome.UserClassUnknown => "user-class-unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
