namespace IOMatch;

/// <summary>A kext as OSKext knows it.</summary>
public readonly record struct KextRecord(KernelCollection Collection, ModuleLoad Load);
