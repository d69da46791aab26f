using System.Runtime.InteropServices;

namespace IOMatch.Cli;

/// <summary>Ctrl-C, and the wish of whoever started the tool that it ends. Listened to only once somebody has something to put in order first.</summary>
internal static class Signals
{
    private static readonly Lazy<CancellationToken> Listening = new(Listen);

    // a registration that is let go listens no longer
    private static PosixSignalRegistration[] registrations = [];

    /// <summary>Cancelled when the tool is to end. It ends when everything that was registered has run.</summary>
    public static CancellationToken Ending => Listening.Value;

    private static CancellationToken Listen()
    {
        var source = new CancellationTokenSource();
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, End), PosixSignalRegistration.Create(PosixSignal.SIGTERM, End)];
        return source.Token;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            source.Cancel();
            Environment.Exit((int)ExitCode.Interrupted);
        }
    }
}
