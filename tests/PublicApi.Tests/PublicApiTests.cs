using System.Reflection;
using System.Xml.Linq;

namespace IOMatch.PublicApi;

public sealed class PublicApiTests
{
    // the kernel's own hierarchy: a symbol is a string
    private static readonly HashSet<string> Extended = ["OSString"];

    // what is being built or simulated: the overlay that runs on top of a registry that never changes
    private static readonly HashSet<string> InTheMaking = ["Builder.Classes"];

    [Theory]
    [MemberData(nameof(Libraries.Names), MemberType = typeof(Libraries))]
    public void What_others_can_call_changes_only_with_its_file(string library) => Approval.Verify(ApiText.Of(library), library + ".txt");

    [Theory]
    [MemberData(nameof(Libraries.Names), MemberType = typeof(Libraries))]
    public void Public_classes_are_sealed_or_abstract(string library) =>
        Libraries.PublicTypes(library).Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !Extended.Contains(t.Name)).Select(t => t.FullName).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Libraries.Names), MemberType = typeof(Libraries))]
    public void Nothing_public_can_be_changed_from_outside(string library)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Libraries.PublicTypes(library).SelectMany(t => t.GetProperties(Own)).Where(ApiText.IsMutable).Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Should().BeSubsetOf(InTheMaking);
        Libraries.PublicTypes(library).Where(t => !t.IsEnum).SelectMany(t => t.GetFields(Own)).Where(f => !f.IsInitOnly && !f.IsLiteral).Select(f => $"{f.DeclaringType!.Name}.{f.Name}").Should().BeEmpty();
    }

    [Theory]
    [InlineData("IOMatch.Matching")]
    public void Every_public_type_shows_an_example(string library)
    {
        var pages = XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

        // a kind inside another type is shown with that type
        Libraries.PublicTypes(library).Where(t => !t.IsNested && pages["T:" + t.FullName].Element("example") is null).Select(t => t.Name).Should().BeEmpty();
    }
}
