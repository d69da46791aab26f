namespace IOMatch.Reference;

/// <summary>A service, as much of it as matching looks at.</summary>
internal sealed class ReferenceNub(int number, KernelClass @class, string? givenName, string? location, ulong id, ReferenceNub? provider)
{
    /// <summary>Its number in the registry; a driver has none.</summary>
    public int Number => number;

    public KernelClass Class => @class;

    /// <summary>K43: the name it was given, else its property IOName, else the name of its class.</summary>
    public string Name => givenName ?? (Properties["IOName"] as OSString)?.Text ?? Class.Name.Text;

    public string? Location => location;

    public ulong Id => id;

    public ReferenceNub? Provider => provider;

    public List<ReferenceNub> Clients { get; } = [];

    public OSDictionary Properties { get; set; } = OSDictionary.Empty;

    public EntryState State { get; set; }

    /// <summary>The personality of a driver.</summary>
    public ReferencePersonality? Personality { get; init; }

    public bool IsActive => (State & EntryState.Inactive) == 0;

    public bool IsInvisible => (State & EntryState.UserInvisible) != 0;

    public bool IsExactly(string name) => Class.Name.Text == name;

    public bool IsResources => IsExactly("IOResources") || IsExactly("IOUserResources");

    public IEnumerable<ReferenceNub> SelfAndProviders()
    {
        for (var at = this; at is not null; at = at.Provider) yield return at;
    }
}
