using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IOMatch.House;

/// <summary>A project's source, read by the compiler's own reader.</summary>
/// <param name="Project">The folder in <c>src/</c>.</param>
/// <param name="Assembly">What it is compiled to.</param>
/// <param name="Files">The text of each file, by its name seen from the project.</param>
internal sealed record ProjectSource(string Project, string Assembly, ImmutableSortedDictionary<string, string> Files)
{
    // what ImplicitUsings means
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    // everything that this test runs with: the system's libraries, the packages and the projects themselves
    private static readonly ImmutableDictionary<string, MetadataReference> Compiled = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).DistinctBy(f => Path.GetFileNameWithoutExtension(f))
        .ToImmutableDictionary(f => Path.GetFileNameWithoutExtension(f), f => (MetadataReference)MetadataReference.CreateFromFile(f), StringComparer.Ordinal);

    /// <summary>A project of this repository.</summary>
    public static ProjectSource Load(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(root, f).Replace('\\', '/'), File: f))
            .Where(f => !f.Name.StartsWith("obj/", StringComparison.Ordinal) && !f.Name.StartsWith("bin/", StringComparison.Ordinal));
        return new(project, project == "Cli" ? "iomatch" : "IOMatch." + project, files.ToImmutableSortedDictionary(f => f.Name, f => File.ReadAllText(f.File), StringComparer.Ordinal));
    }

    /// <summary>Every folder with a file in it.</summary>
    public IEnumerable<string> Folders => Files.Keys.Select(Arrow.FolderOf).Distinct(StringComparer.Ordinal);

    /// <summary>Every use of a type, or of an extension method, by a file of another folder. Comments do not count.</summary>
    public IEnumerable<Arrow> Arrows()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Files.Select(f => CSharpSyntaxTree.ParseText(f.Value, options, f.Key)).ToList();
        var compilation = CSharpCompilation.Create(Assembly, [CSharpSyntaxTree.ParseText(Usings, options, "usings"), .. trees], References(), new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var declared = trees.SelectMany(DeclaredIn).ToHashSet(StringComparer.Ordinal);
        return trees.SelectMany(t => ArrowsOf(compilation.GetSemanticModel(t), t, declared)).Distinct();
    }

    // to resolve a name takes long; only names that something of the project has are worth it
    private static IEnumerable<string> DeclaredIn(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not (BlockSyntax or ExpressionSyntax)))
        {
            if (node is BaseTypeDeclarationSyntax type)
            {
                yield return type.Identifier.Text;
                if (type.Identifier.Text.EndsWith("Attribute", StringComparison.Ordinal)) yield return type.Identifier.Text[..^"Attribute".Length];
            }
            else if (node is DelegateDeclarationSyntax made) yield return made.Identifier.Text;
            else if (node is MethodDeclarationSyntax { ParameterList.Parameters: [{ Modifiers: [{ RawKind: (int)SyntaxKind.ThisKeyword }, ..] }, ..] } extension) yield return extension.Identifier.Text;
        }
    }

    private static IEnumerable<Arrow> ArrowsOf(SemanticModel model, SyntaxTree tree, HashSet<string> declared)
    {
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(n => declared.Contains(n.Identifier.Text)))
        {
            var info = model.GetSymbolInfo(name);
            if (TypeOf(info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } type) continue;
            var at = FilesOf(type);
            // a type that spreads over folders is used where it is nearest
            if (at.Count == 0 || at.Any(f => Arrow.FolderOf(f) == Arrow.FolderOf(tree.FilePath))) continue;
            yield return new(tree.FilePath, at.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == type.Name) ?? at[0], type.Name);
        }
    }

    // the type of a member is named where the member is declared: only what needs no name of its type has to be looked at beside it
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type,
        IMethodSymbol { MethodKind: MethodKind.Constructor } made => made.ContainingType,
        IMethodSymbol { IsExtensionMethod: true } extension => extension.ContainingType,
        _ => null,
    };

    private static List<string> FilesOf(INamedTypeSymbol type) => [.. type.OriginalDefinition.DeclaringSyntaxReferences.Select(r => r.SyntaxTree.FilePath).Order(StringComparer.Ordinal)];

    private IEnumerable<MetadataReference> References() => Compiled.Where(c => c.Key != Assembly).Select(c => c.Value);
}
