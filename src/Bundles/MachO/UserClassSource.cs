namespace IOMatch;

/// <summary>Where in a binary a class name was found.</summary>
public enum UserClassSource
{
    /// <summary>A description reached from <c>__osclassinfo</c>, where iig puts one pointer for each class.</summary>
    ClassInfoSection,

    /// <summary>A symbol such as <c>_OSClassDescription_Gadget</c>.</summary>
    Symbol,

    /// <summary>No binary was read: somebody wrote down what it holds.</summary>
    Stated,
}
