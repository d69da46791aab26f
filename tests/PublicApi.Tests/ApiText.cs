using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch.PublicApi;

/// <summary>Everything that others can call, a line each: a change of it shows in the diff of a review.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // what the compiler adds to every record says nothing
    private static readonly HashSet<string> OfRecords = ["Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality", "PrintMembers", "Deconstruct", "<Clone>$", "EqualityContract"];

    public static string Of(string library)
    {
        var text = new StringBuilder();
        foreach (var type in Libraries.PublicTypes(library))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type));
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)) text.Append(" : ").Append(Name(parent));
            text.Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Whether a property can be set after it was made.</summary>
    public static bool IsMutable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValuesAsUnderlyingType(type)) yield return $"{Enum.GetName(type, value)} = {value}";
            yield break;
        }
        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic)) yield return $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}{(field.IsInitOnly || field.IsLiteral ? "" : " (can be set)")}";
        foreach (var property in type.GetProperties(Declared).Where(p => p.GetMethod is { IsPublic: true }))
        {
            var ends = IsMutable(property) ? "{ get; set; }" : property.SetMethod is { IsPublic: true } ? "{ get; init; }" : "{ get; }";
            var index = property.GetIndexParameters();
            yield return $"{Static(property.GetMethod!.IsStatic)}{Name(property.PropertyType)} {(index.Length > 0 ? $"this[{Parameters(index)}]" : property.Name)} {ends}";
        }
        foreach (var made in type.GetConstructors(Declared).Where(c => c.IsPublic)) yield return $"new({Parameters(made.GetParameters())})";
        foreach (var method in type.GetMethods(Declared).Where(m => m.IsPublic && !OfRecords.Contains(m.Name) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
            yield return $"{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method.GetParameters())})";
        }
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? "?" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        var own = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var tick = own.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? own : $"{own[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
