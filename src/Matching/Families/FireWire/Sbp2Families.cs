namespace IOMatch.Families;

/// <summary>IOFireWireSBP2Target.</summary>
internal sealed class Sbp2TargetFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireSBP2-454", "IOFireWireSBP2Target.cpp", "matchPropertyTable"),
    ["IOFireWireSBP2Target"],
    ["Command_Set_Spec_ID", "Command_Set", "Vendor_ID", "Command_Set_Revision", "Firmware_Revision", "Device_Type", "GUID", "Model_ID"],
    oneArgument: true);

/// <summary>IOFireWireSBP2LUN: the target's keys and the unit.</summary>
internal sealed class Sbp2LunFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireSBP2-454", "IOFireWireSBP2LUN.cpp", "matchPropertyTable"),
    ["IOFireWireSBP2LUN"],
    ["Command_Set_Spec_ID", "Command_Set", "Vendor_ID", "Command_Set_Revision", "IOUnit", "Firmware_Revision", "Device_Type", "GUID", "Model_ID"],
    oneArgument: true);
