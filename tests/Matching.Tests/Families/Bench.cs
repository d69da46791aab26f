namespace IOMatch.Families;

/// <summary>A nub on the bench, and questions to its family, written in YAML.</summary>
internal static class Bench
{
    public static OSDictionary Table(string yaml)
    {
        var faults = new FaultList(InputFault.TreeInvalid);
        var table = new YamlValues(faults).ReadTable(YamlDocument.Parse("{" + yaml + "}", "test").OrThrow().Root);
        return (OSDictionary?)table?.Root ?? throw new ArgumentException(string.Join('\n', faults.ToImmutable()), nameof(yaml));
    }

    /// <summary>A nub, with providers above it as <c>Class {properties}</c>, the nearest first.</summary>
    public static Service Nub(string @class, string properties = "", string? name = null, params (string Class, string Properties)[] above)
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        RegistryEntry? provider = null;
        foreach (var (providerClass, providerProperties) in above.Reverse())
        {
            provider = builder.Add(ClassNamed(providerClass), "above", properties: Table(providerProperties), provider: provider, isServiceRoot: provider is null);
        }
        var nub = builder.Add(ClassNamed(@class), name!, properties: Table(properties), provider: provider, isServiceRoot: provider is null);
        return new World(builder.ToRegistry(), KernelCatalogue.Empty)[nub];
    }

    /// <summary>
    /// Asks with and without a listener. Both must answer alike, and where parts of the score are told they must add up to it.
    /// </summary>
    public static FamilyAnswer Ask(Service nub, OSDictionary personality, Host? host = null)
    {
        host ??= Host.Default;
        var score = ProbeOrder.ScoreOf(personality);
        var silent = nub.Family.Match(new FamilyQuestion(nub, personality, score, host, null));
        var notes = new FamilyNotes();
        var told = nub.Family.Match(new FamilyQuestion(nub, personality, score, host, notes));
        told.Should().Be(silent, "a listener must not change the answer");
        var parts = notes.ToImmutable().OfType<FamilyNote.Scored>().ToList();
        if (told.Verdict == MatchVerdict.Yes && parts.Count > 0) parts.Aggregate(0, (sum, part) => unchecked(sum + part.Points)).Should().Be(told.Score, "the parts are the score");
        return silent;
    }

    public static FamilyAnswer Ask(Service nub, string personality, Host? host = null) => Ask(nub, Table(personality), host);

    /// <summary>The score, or null when the personality does not match.</summary>
    public static int? ScoreOf(Service nub, string personality, Host? host = null) =>
        Ask(nub, personality, host) is { Verdict: MatchVerdict.Yes } yes ? yes.Score : null;

    public static bool Matches(Service nub, string personality, Host? host = null) => Ask(nub, personality, host).Verdict == MatchVerdict.Yes;

    /// <summary>The one-argument form, as the entitlement check asks it.</summary>
    public static MatchVerdict AskEntitled(Service nub, string table, Host? host = null)
    {
        var question = new FamilyQuestion(nub, Table(table), 0, host ?? Host.Default, null);
        var silent = nub.Family.MatchEntitled(question);
        nub.Family.MatchEntitled(question with { Notes = new FamilyNotes() }).Should().Be(silent);
        return silent;
    }

    public static IReadOnlyList<FamilyNote> NotesOf(Service nub, string personality, Host? host = null)
    {
        var table = Table(personality);
        var notes = new FamilyNotes();
        nub.Family.Match(new FamilyQuestion(nub, table, ProbeOrder.ScoreOf(table), host ?? Host.Default, notes));
        return notes.ToImmutable();
    }

    /// <summary>What would be published as IONameMatched; null when the nub does not answer to the name.</summary>
    public static string? NameMatched(Service nub, string name)
    {
        var matches = nub.Family.CompareName(nub, new OSString(name), out var matched);
        (matched is not null).Should().Be(matches);
        return matched?.Text;
    }

    private static KernelClass ClassNamed(string name) => ClassHierarchy.BuiltIn[name] ?? KernelClass.Undeclared(name);
}
