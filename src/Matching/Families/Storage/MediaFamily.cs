using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOMedia and the optical media: every listed key that the personality holds must equal the medium's property.
/// A client of the category IOStorage rewrites Content and Leaf as it comes and goes (IOMedia::attachToChild, detachFromChild).
/// </summary>
internal abstract class MediaFamilyBase(Evidence evidence, ImmutableArray<OSSymbol> served, ImmutableArray<OSSymbol> more)
    : EqualKeysFamily(evidence, served, [.. MediaKeys, .. more])
{
    private static readonly OSSymbol Content = "Content";
    private static readonly OSSymbol ContentHint = "Content Hint";
    private static readonly OSSymbol ContentMask = "Content Mask";
    private static readonly OSSymbol Leaf = "Leaf";
    private static readonly OSSymbol Empty = "";

    private static ReadOnlySpan<OSSymbol> MediaKeys => new OSSymbol[]
    {
        Content, ContentHint, "Ejectable", Leaf, "Open", "Preferred Block Size", "Removable", "Size", "UUID", "Whole", "Writable",
    };

    // IOMedia::attachToChild
    internal sealed override OSDictionary ClientAttached(Service nub, OSDictionary client)
    {
        if (!IsStorageDriver(client)) return nub.Properties;
        var changed = nub.Properties.With(Leaf, OSBoolean.False);
        return client[ContentMask] is OSString mask ? changed.With(Content, OSSymbol.WithString(mask)) : changed;
    }

    // IOMedia::detachFromChild
    internal sealed override OSDictionary ClientDetached(Service nub, OSDictionary client) =>
        IsStorageDriver(client)
            ? nub.Properties.With(Content, nub[ContentHint] is OSString hint ? OSSymbol.WithString(hint) : Empty).With(Leaf, OSBoolean.True)
            : nub.Properties;

    private static bool IsStorageDriver(OSDictionary client) => client[Keys.IOMatchCategory] is OSString category && category.IsEqualTo(Keys.IOStorage);
}

/// <summary>IOMedia.</summary>
internal sealed class MediaFamily() : MediaFamilyBase(
    Evidence.Source("IOStorageFamily-337", "IOMedia.cpp", "matchPropertyTable, attachToChild, detachFromChild"),
    ["IOMedia"],
    []);
