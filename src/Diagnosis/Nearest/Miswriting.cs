namespace IOMatch;

/// <summary>How a value was written so that it can never equal what it means.</summary>
public enum Miswriting
{
    /// <summary>A number as text.</summary>
    NumberAsText,

    /// <summary>Digits meant as hexadecimal.</summary>
    HexAsDecimal,

    /// <summary>Blanks at an end.</summary>
    Blanks,

    /// <summary>A boolean as text.</summary>
    BooleanAsText,

    /// <summary>A real where the kernel knows integers.</summary>
    Real,

    /// <summary>A slip of the pen in a name.</summary>
    Slip,
}
