namespace IOMatch;

/// <summary>To which stage of a driver's life a reason belongs.</summary>
public static class LifeStages
{
    /// <summary>The stage of a reason: the hundreds of its number, apart from those that speak of another stage than the place where they are found.</summary>
    public static LifeStage Of(ReasonCode code) => code switch
    {
        ReasonCode.ProviderClassMissing or ReasonCode.PersonalityNotADictionary or ReasonCode.DuplicatePersonality or ReasonCode.DuplicateDropped or ReasonCode.PersonalityNotInCatalogue => LifeStage.Offer,
        ReasonCode.CategoryOnDeviceProvider or ReasonCode.CategoryMissingOnResources or ReasonCode.CategoryDiffersFromClass => LifeStage.Category,
        ReasonCode.ServerNameDiffersFromBundleId or ReasonCode.ServerNameNotAString or ReasonCode.ServerNameMissing => LifeStage.Launch,
        ReasonCode.EntitlementNotInProfile or ReasonCode.ProfileMissing or ReasonCode.ProfileValueDiffers or ReasonCode.EntitlementsNotApplied or ReasonCode.RestrictedEntitlementDenied => LifeStage.Launch,
        ReasonCode.EntitlementMissing or ReasonCode.EntitlementNotForThisTarget or ReasonCode.VendorNotEntitled or ReasonCode.EntitlementWrongShape => LifeStage.Entitlements,
        _ => Of(code.Stage()),
    };

    /// <summary>The same for the stages that reason codes are numbered by.</summary>
    public static LifeStage Of(Stage stage) => stage switch
    {
        Stage.Input or Stage.Bundle => LifeStage.Bundle,
        Stage.Signing => LifeStage.Activation,
        Stage.Match => LifeStage.Match,
        Stage.Category => LifeStage.Category,
        Stage.Class => LifeStage.Class,
        Stage.Launch => LifeStage.Launch,
        Stage.Entitlements => LifeStage.Entitlements,
        Stage.Start or Stage.Outcome => LifeStage.Start,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
