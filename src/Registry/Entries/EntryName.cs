namespace IOMatch;

/// <summary>An entry's name and location as one writes and prints them: <c>name@location</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">The location, or null.</param>
internal readonly record struct EntryName(string Name, string? Location)
{
    /// <summary>
    /// Splits at the last '@' when something that can be a location stands behind it: no blank, no slash, not empty.
    /// The kernel keeps the two apart, and ioreg prints them with an '@' between; a name with an '@' of its own is rare
    /// ("AppleUSB@2.0 Hub@14100000"), and a location with one unknown.
    /// </summary>
    public static EntryName Parse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocation(text.AsSpan(at + 1)) ? new(text[..at], text[(at + 1)..]) : new(text, null);
    }

    /// <summary>Whether a text can stand behind the '@'.</summary>
    public static bool IsLocation(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAny(" /\t@");

    /// <summary>Whether <see cref="Parse"/> gets the same name and location back from the printed form.</summary>
    public bool IsPlain => Parse(ToString()) == this;

    /// <inheritdoc/>
    public override string ToString() => Location is null ? Name : $"{Name}@{Location}";
}
