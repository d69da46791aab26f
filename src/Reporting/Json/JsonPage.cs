using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>What all JSON documents of the tool have in common.</summary>
internal static class JsonPage
{
    /// <summary>Raised when a field changes its meaning or goes; new fields do not raise it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>A document: version, tool, and what <paramref name="write"/> adds.</summary>
    public static string Of(string tool, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("tool", tool);
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    public static void Service(Utf8JsonWriter json, string name, Service service)
    {
        json.WriteStartObject(name);
        json.WriteString("name", service.Component);
        json.WriteString("class", service.Class.Name.Text);
        json.WriteString("id", $"0x{service.Id:x}");
        json.WriteString("path", service.Path);
        json.WriteEndObject();
    }

    /// <summary>What was asked: the bundle, and the nub where one was named.</summary>
    public static void Question(Utf8JsonWriter json, string bundle, Service? nub)
    {
        json.WriteStartObject("question");
        json.WriteString("bundle", bundle);
        if (nub is not null) Service(json, "nub", nub);
        json.WriteEndObject();
    }

    /// <summary>Where something is written: the one shape of a position in every document. Line, column and path are left out where they are not known.</summary>
    public static void Position(Utf8JsonWriter json, string name, SourcePosition at)
    {
        json.WriteStartObject(name);
        json.WriteString("file", at.File);
        if (at.Line > 0) json.WriteNumber("line", at.Line);
        if (at.Column > 0) json.WriteNumber("column", at.Column);
        if (at.KeyPath is not null) json.WriteString("path", at.KeyPath);
        json.WriteEndObject();
    }

    /// <summary>A reason's number and name, as members of the present object; null where there is none.</summary>
    public static void Code(Utf8JsonWriter json, ReasonCode? code)
    {
        json.WriteString("code", code?.Number());
        json.WriteString("id", code?.Id());
    }

    /// <summary>The same as an object of its own.</summary>
    public static void Code(Utf8JsonWriter json, string name, ReasonCode code)
    {
        json.WriteStartObject(name);
        Code(json, code);
        json.WriteEndObject();
    }

    /// <summary>A value as the kernel holds it, and as people read it.</summary>
    public static void Value(Utf8JsonWriter json, OSObject? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", ValueText.TypeOf(value));
        json.WritePropertyName("value");
        KernelJson.Write(json, value is OSSymbol symbol ? new OSString(symbol.Text) : value);
        json.WriteString("display", ValueText.Of(value));
        json.WriteEndObject();
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
