using System.Reflection;

namespace IOMatch.PublicApi;

/// <summary>The libraries, each behind those that it may use.</summary>
internal static class Libraries
{
    public static readonly string[] InOrder =
    [
        "IOMatch.Registry", "IOMatch.Bundles", "IOMatch.Matching", "IOMatch.Diagnosis", "IOMatch.Conformance", "IOMatch.Scenarios", "IOMatch.Reporting", "IOMatch.Testing",
    ];

    public static IEnumerable<object[]> Names => InOrder.Select(n => new object[] { n });

    public static Assembly Load(string name) => Assembly.Load(name);

    public static IEnumerable<Type> PublicTypes(string name) =>
        Load(name).GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal);
}
