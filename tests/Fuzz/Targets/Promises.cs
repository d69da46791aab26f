using System.Text;

namespace IOMatch.Fuzz;

/// <summary>What holds of every reader, whatever it reads.</summary>
internal static class Promises
{
    private const int DeepestWalk = 20;

    /// <summary>A value exactly when there is no error; faults that can be printed, each with a place inside the input.</summary>
    public static bool Keep<T>(byte[] input, ReadResult<T> result, Action<T>? use = null)
        where T : class
    {
        foreach (var fault in result.Faults)
        {
            if (string.IsNullOrEmpty(fault.What)) throw new BrokenPromiseException("a fault without a word");
            if (fault.At.Line < 0 || fault.At.Line > input.Length + 1) throw new BrokenPromiseException($"a fault at line {fault.At.Line} of {input.Length} bytes");
            _ = fault.ToString();
        }
        if ((result.Value is null) != result.Faults.Any(f => f.Severity == FaultSeverity.Error)) throw new BrokenPromiseException("half a value");
        if (result.Value is null) return false;
        use?.Invoke(result.Value);
        return true;
    }

    /// <summary>Every value has a place, the one that its path leads to; and what was read can be written and read again.</summary>
    public static void Keep(PropertyList list)
    {
        Walk(list, 0);
        using var xml = new MemoryStream();
        PropertyListXmlWriter.Write(list.Root, xml);
        Again("XML", PropertyListXml.Read(xml.ToArray(), "again"));
        using var binary = new MemoryStream();
        PropertyListBinaryWriter.Write(list.Root, binary);
        Again("binary", PropertyListBinary.Read(binary.ToArray(), "again"));
    }

    /// <summary>What was read can be written in one of the forms and read again, with as many entries.</summary>
    public static void Keep(Registry registry, RegistryForm form)
    {
        using var written = new MemoryStream();
        registry.Write(written, form);
        var bytes = written.ToArray();
        var again = form switch
        {
            RegistryForm.Yaml => Registry.ReadYaml(bytes, "again"),
            RegistryForm.IoregText => Registry.ReadIoregText(bytes, "again"),
            _ => Registry.ReadArchive(bytes, "again"),
        };
        Again($"{form}", again);
        if (form == RegistryForm.Yaml && again.Value!.Entries.Length != registry.Entries.Length) throw new BrokenPromiseException($"{registry.Entries.Length} entries, and {again.Value.Entries.Length} in YAML");
    }

    private static void Again<T>(string form, ReadResult<T> result)
        where T : class
    {
        if (result.Value is null) throw new BrokenPromiseException($"what was written as {form} cannot be read: " + result.Faults.First(f => f.Severity == FaultSeverity.Error).What);
    }

    private static void Walk(PropertyList list, int depth)
    {
        if (list.Position.Line < 0) throw new BrokenPromiseException("a place before the first line");
        if (depth > DeepestWalk) return;
        foreach (var (step, member) in list.Members())
        {
            if (member.Position != list.At(step)) throw new BrokenPromiseException("two places for one value");
            Walk(member, depth + 1);
        }
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
