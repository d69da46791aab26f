using FsCheck;
using FsCheck.Fluent;

namespace IOMatch;

/// <summary>How property tests are run: with a fixed seed, so that a build says the same twice. A failure is told with the seed that leads to it.</summary>
internal static class Laws
{
    private const ulong Seed = 20_260_401;

    public static Config Times(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, 1);
}
