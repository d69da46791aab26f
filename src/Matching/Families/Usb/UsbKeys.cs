namespace IOMatch.Families;

/// <summary>The identities by which a USB nub is matched.</summary>
[Flags]
internal enum UsbKeys
{
    None = 0,
    Vendor = 1,
    Product = 2,
    Release = 4,
    Configuration = 8,
    Number = 16,
    Class = 32,
    SubClass = 64,
    Protocol = 128,
}

/// <summary>A row of a USB table (matchPropertyTable of IOUSBDevice and IOUSBInterface): which keys must match, which may not contradict, which must be absent.</summary>
/// <param name="Score">What the row is worth.</param>
/// <param name="Needs">Keys that must be there and match.</param>
/// <param name="Agrees">Keys that must match if they are there.</param>
/// <param name="Without">Keys that may not be there.</param>
/// <param name="VendorSpecific">Whether the nub's class must be (or must not be) 255; null: no matter.</param>
/// <param name="Certainty">How sure the row is.</param>
internal readonly record struct UsbRow(int Score, UsbKeys Needs, UsbKeys Agrees, UsbKeys Without, bool? VendorSpecific, Certainty Certainty = Certainty.Source);

/// <summary>How sure each rule around the rows is.</summary>
internal readonly record struct UsbCertainties(Certainty ProbeScore, Certainty Clamp, Certainty Wildcard, Certainty Array, Certainty Mask);
