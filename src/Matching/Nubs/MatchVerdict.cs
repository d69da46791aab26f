namespace IOMatch;

/// <summary>Whether a table matches, or what happens instead.</summary>
/// <example><code>
/// if (outcome.Died is MatchVerdict.PageFault) Console.WriteLine("the kernel would have panicked");
/// </code></example>
public enum MatchVerdict
{
    /// <summary>It does not match.</summary>
    No,

    /// <summary>It matches.</summary>
    Yes,

    /// <summary>The kernel reads through a null pointer and dies.</summary>
    PageFault,

    /// <summary>The kernel never comes back.</summary>
    Hang,

    /// <summary>The kernel's behaviour is undefined: it uses a value as something it is not.</summary>
    Undefined,
}
