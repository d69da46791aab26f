using BenchmarkDotNet.Running;

namespace IOMatch.Benchmarks;

internal static class Program
{
    // `yardstick FILE…` measures scenarios in the form of the conformance vectors; anything else is BenchmarkDotNet's.
    private static void Main(string[] args)
    {
        if (args is ["yardstick", .. var files]) Yardstick.Run(files);
        else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
