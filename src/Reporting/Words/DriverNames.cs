namespace IOMatch;

/// <summary>What drivers and nubs are called in reports.</summary>
internal sealed class DriverNames(DriverQuestion? question)
{
    /// <summary>The asked bundle by its own name, everybody else by the driver class; a dext by its own class, not the kernel's.</summary>
    public string Of(Personality personality) =>
        question is not null && question.Asks(personality)
            ? question.Personalities.Length == 1 ? question.Name : $"{question.Name} ({personality.Origin!.Name})"
            : ClassOf(personality) ?? personality.DisplayName;

    /// <summary>The name with the personality's key, where a driver has several.</summary>
    public string InFull(Personality personality)
    {
        var name = Of(personality);
        return question?.Asks(personality) == true || personality.Origin is not { } origin || string.Equals(origin.Name, name, StringComparison.Ordinal) ? name : $"{name} ({origin.Name})";
    }

    /// <summary>The name in a table: of a bundle with many personalities the key alone, marked as the reader's own.</summary>
    public string InTable(Personality personality) =>
        question is { Personalities.Length: > 1 } && question.Asks(personality) ? $"{personality.Origin!.Name} (yours)" : InFull(personality);

    /// <summary>A driver that is there, or a nub.</summary>
    public string Of(Service service) => service.Personality is { } personality ? Of(personality) : service.Name;

    private static string? ClassOf(Personality personality) =>
        personality.IsDext && personality.Table[Keys.IOUserClass] is OSString user ? user.Text : personality.ClassName?.Text;

    /// <summary>A category as people say it.</summary>
    public static string Category(OSSymbol category) => category.Equals(Keys.IODefaultMatchCategory) ? "(default)" : category.Text;
}
