namespace IOMatch;

/// <summary>What a dump tells about an entry beyond what matching asks for.</summary>
/// <param name="RetainCount">The retain count, or null.</param>
/// <param name="BusyNanoseconds">How long the service was busy in all, in nanoseconds, or null; a text dump tells whole milliseconds.</param>
public sealed record ObservedService(int? RetainCount, ulong? BusyNanoseconds);
