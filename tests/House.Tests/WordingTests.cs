using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IOMatch.House;

/// <summary>Expressions that docs/style.md advises against, in what users read.</summary>
public sealed class WordingTests
{
    private static readonly IReadOnlyList<string> Strings =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Split('/', '\\').Contains("obj")).SelectMany(Literals)];

    private static readonly IReadOnlyList<string> Pages =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md")).Where(f => Path.GetFileName(f) != "style.md").Select(File.ReadAllText)];

    /// <summary>An expression, and how often strings and pages may hold it: lower a number when it has gone down.</summary>
    [Theory]
    [InlineData(@"\bmend(s|ed|ing)?\b", 3, 206)]
    [InlineData(@"\banew\b", 2, 8)]
    [InlineData(@"\bnobody\b", 20, 56)]
    [InlineData(@"\bwithout a word\b", 1, 2)]
    [InlineData(@"\bh[eo]ld against\b", 1, 6)]
    [InlineData(@"\b(is|are) no [a-z]", 77, 58)]
    [InlineData(@"\bstands? in\b", 4, 15)]
    [InlineData(@"\bblanks?\b", 10, 18)]
    [InlineData(@"\b(line|file) a (nub|pair|command|generation)\b", 3, 3)]
    [InlineData(@"^tells\b", 8, 0)]
    [InlineData(@"\bturned away\b", 1, 4)]
    [InlineData(@"\bbrings the kernel down\b", 1, 0)]
    [InlineData(@"\bbelongs there\b", 28, 0)]
    [InlineData(@"\bfor ever\b", 0, 2)]
    public void An_expression_that_readers_stumble_over_is_on_its_way_out(string expression, int inStrings, int inPages)
    {
        var tic = new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

        var found = Strings.Where(s => tic.IsMatch(s)).ToList();
        Assert.True(found.Count <= inStrings, $"{found.Count} strings hold {expression}; at most {inStrings} may:\n{string.Join('\n', found)}");
        var onPages = Pages.Sum(p => tic.Count(p));
        Assert.True(onPages <= inPages, $"{onPages} places of the pages hold {expression}; at most {inPages} may");
    }

    [Fact]
    public void Messages_cite_no_rule() =>
        Strings.Where(s => s.Contains(' ', StringComparison.Ordinal) && Regex.IsMatch(s, @"\(K[1-9][0-9]?a?[,)]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).Should().BeEmpty();

    private static IEnumerable<string> Literals(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest)).GetRoot().DescendantTokens()
            .Where(t => t.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken or (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.MultiLineRawStringLiteralToken)
            .Select(t => t.ValueText);
}
