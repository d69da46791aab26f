namespace IOMatch;

/// <summary>Whose numbers an error code may belong to. Small numbers mean something in several of them.</summary>
public enum ErrorDomain
{
    /// <summary>IOReturn: system 0x38 (IOReturn.h).</summary>
    IOKit,

    /// <summary>OSReturn: system 0x37, kexts and metaclasses (OSReturn.h, OSKextLib.h).</summary>
    Libkern,

    /// <summary>kern_return_t (kern_return.h).</summary>
    Kernel,

    /// <summary>mach_msg_return_t (message.h).</summary>
    MachIpc,

    /// <summary>Results of the message interface generator, negative (mig_errors.h).</summary>
    Mig,

    /// <summary>errno, NSPOSIXErrorDomain (errno.h).</summary>
    Errno,

    /// <summary>launchd's own numbers, which are printed as NSPOSIXErrorDomain too.</summary>
    Launchd,

    /// <summary>OSSystemExtensionErrorDomain.</summary>
    SystemExtension,

    /// <summary>KMErrorDomain: kmutil and kernelmanagerd.</summary>
    KernelManagement,

    /// <summary>The namespace of an exit reason (reason.h).</summary>
    ExitReason,

    /// <summary>Code of an exit reason of namespace EXEC.</summary>
    ExecReason,

    /// <summary>Code of an exit reason of namespace CODESIGNING.</summary>
    CodesigningReason,

    /// <summary>AppleMobileFileIntegrityError: what amfid prints when it refuses a signature.</summary>
    FileIntegrity,

    /// <summary>The errSecCS numbers of the Security framework (CSCommon.h).</summary>
    CodeSigning,
}

/// <summary>One thing that an error code can mean.</summary>
/// <param name="Domain">Whose number it is.</param>
/// <param name="Name">The symbolic name, or the domain and number where there is none.</param>
/// <param name="Value">The number: an unsigned 32-bit value in <see cref="ErrorDomain.IOKit"/>, <see cref="ErrorDomain.Libkern"/> and <see cref="ErrorDomain.MachIpc"/>, else as it is written.</param>
/// <param name="Means">In plain words.</param>
/// <param name="Met">Where it is met in matching, loading and opening; empty where nothing is known.</param>
/// <param name="Reason">The reason code to read on at, or null.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Also">Other words that stand for it in logs.</param>
public sealed record ErrorMeaning(ErrorDomain Domain, string Name, long Value, string Means, string Met, ReasonCode? Reason, Certainty Certainty, string Source, string Also);

/// <summary>A system and subsystem of Mach's error numbers (QA1075, osfmk/mach/error.h).</summary>
/// <param name="System">The upper 6 bits.</param>
/// <param name="Subsystem">The next 12 bits.</param>
/// <param name="SystemName">Such as <c>iokit</c>.</param>
/// <param name="SubsystemName">Such as <c>usb</c>.</param>
/// <param name="Means">In plain words.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Source">Where it is from.</param>
public sealed record ErrorSubsystem(int System, int Subsystem, string SystemName, string SubsystemName, string Means, Certainty Certainty, string Source);
