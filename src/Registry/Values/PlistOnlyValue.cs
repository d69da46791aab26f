namespace IOMatch;

/// <summary>A value that a property list can hold and the kernel can not. What becomes of it on the way is K6's matter.</summary>
public abstract class PlistOnlyValue : OSObject
{
    private protected PlistOnlyValue()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsEqualTo(OSObject? other) => false;
}
