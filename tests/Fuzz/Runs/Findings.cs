using System.Globalization;
using System.Security.Cryptography;

namespace IOMatch.Fuzz;

/// <summary>Where findings are kept: tests/Fuzz/findings, which git does not look at.</summary>
internal static class Findings
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Fuzz", "findings");

    /// <summary>Writes the input and, beside it, what it did; the input's path.</summary>
    public static string Store(Finding finding, string origin)
    {
        var folder = Path.Combine(Folder, finding.Target.Name);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{finding.Trouble.ToString().ToLowerInvariant()}-{Convert.ToHexStringLower(SHA256.HashData(finding.Input))[..12]}.input");
        File.WriteAllBytes(path, finding.Input);
        File.WriteAllText(path + ".txt", $"{finding.Target.Name} {origin}: {finding.Trouble}\n{finding.What}\n");
        return path;
    }

    /// <summary>The first line of what happened, for people.</summary>
    public static string Line(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Trouble}: {finding.What.Split('\n')[0]} ({finding.Input.Length} bytes)");
}
