namespace IOMatch;

/// <summary>What the kernel gets of a bundle's personalities.</summary>
public abstract record PersonalityDelivery
{
    private protected PersonalityDelivery()
    {
    }
}
