using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>
/// Draws the nub that a personality asks for: usual properties of its class, over them every value that a key wants. What the keys mean is the engine's
/// business: it is asked afterwards whether the drawing matches, and where a key can be satisfied in several ways several drawings are made.
/// </summary>
internal sealed partial class NubSketcher(ClassHierarchy classes, int variant)
{
    /// <summary>How many drawings there are to try.</summary>
    public const int Variants = 4;

    private const int MostDepth = 16;
    private const uint VendorSpecific = 255;
    private const uint HidClass = 3;
    private const uint Whole = 0xffffffff;
    private const uint WithoutRevision = 0xffffff00;

    // these families find IONameMatch in the property "name" as well
    private static readonly string[] TreeNamed = ["IOPCIDevice", "IOPlatformDevice", "IOPlatformExpertDevice", "IOACPIPlatformDevice", "IONDRVDevice", "IOI2CService", "AppleSimpleUARTSync"];

    private static readonly string[] UsbProduct = ["idProductArray", "idProductMask"];
    private static readonly string[] HidSpecial = ["DeviceUsagePairs", "DeviceUsagePage", "DeviceUsage", "ProductIDArray", "ProductIDMask"];

    private readonly List<string> obstacles = [];
    private readonly List<string> open = [];
    private readonly Dictionary<string, OSObject> published = new(StringComparer.Ordinal);

    /// <summary>The hierarchy, with classes that nobody knows taken for children of IOService.</summary>
    public ClassHierarchy Classes { get; private set; } = classes;

    /// <summary>What no device has; decides only when the engine says no as well.</summary>
    public IReadOnlyList<string> Obstacles => obstacles;

    /// <summary>What the file leaves open: values that Xcode fills in.</summary>
    public IReadOnlyList<string> Open => open;

    /// <summary>Resources that the personality waits for.</summary>
    public IReadOnlyDictionary<string, OSObject> Published => published;

    /// <summary>The path that the nub must have, with its plane; null when none is asked for.</summary>
    public (string Plane, ImmutableArray<string> Components)? Path { get; private set; }

    /// <summary>The nub, with everything above it up to the root.</summary>
    public NubSketch Draw(OSDictionary table, string providerClass)
    {
        var nub = Usual(providerClass);
        Satisfy(nub, table, 0);
        if (Path is { } path) Place(nub, path.Components);
        return nub;
    }

    /// <summary>An entry of a class as it usually is, with what it usually hangs below.</summary>
    public NubSketch Usual(string name)
    {
        var @class = Classes[name];
        if (@class is null)
        {
            Classes = Classes.With(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "IOService" }, ImaginedDevice.ClassSource, Certainty.Assumed, out _);
            @class = Classes[name] ?? KernelClass.Undeclared(name);
        }
        var template = NubTemplate.Of(@class);
        var sketch = new NubSketch(@class) { Name = template.Name, Location = template.Location };
        foreach (var (key, value) in template.Properties) sketch.Assume(key, value);
        if (template.Class == NubTemplate.Root) return sketch;
        sketch.Above = Usual(template.Provider ?? NubTemplate.Root);
        // only a configured device has interfaces
        if (sketch.Above.Class.IsA("IOUSBHostDevice")) sketch.Above.Assume("kUSBCurrentConfiguration", NubTemplate.Number(1, 8));
        return sketch;
    }

    private void Satisfy(NubSketch nub, OSDictionary table, int depth)
    {
        foreach (var (key, value) in table)
        {
            switch (key.Text)
            {
                case "IONameMatch":
                    Name(nub, value);
                    break;
                case "IOLocationMatch" when value is OSString location:
                    nub.Location = location.Text;
                    break;
                case "IOLocationMatch" or "IOParentMatch" when value is OSDictionary above && depth < MostDepth:
                    Above(nub, above, key.Text == "IOLocationMatch", depth);
                    break;
                case "IOPropertyMatch":
                    Properties(nub, table, value);
                    break;
                case "IOPropertyExistsMatch":
                    if (First(value) is { } exists && !nub.Properties.ContainsKey(new OSSymbol(exists.Text))) Ask(nub, exists.Text, OSBoolean.True);
                    break;
                case "IOPathMatch" when value is OSString path:
                    AskPath(path.Text);
                    break;
                case "IORegistryEntryID" when value is OSNumber id:
                    nub.Id = id.Value;
                    break;
                case "IOMatchedServiceCountMatch" when value is OSNumber { Low32: > 0 } count:
                    obstacles.Add($"IOMatchedServiceCountMatch wants {count.Low32} drivers with a category of their own on the nub before this one is asked");
                    break;
                case "BSD Name" or "BSD Major" or "BSD Minor" or "BSD Unit":
                    Ask(nub, key.Text, value);
                    break;
                case "IOExclaveProxy":
                    Ask(nub, "exclave-assigned", OSBoolean.True);
                    break;
                case "IOResourceMatch" when depth == 0:
                    Publish(value);
                    break;
                default:
                    break;
            }
        }
        Family(nub, table);
    }

    private void Family(NubSketch nub, OSDictionary table)
    {
        var family = KnownFamilies.Of(nub.Class);
        switch (family.Name)
        {
            case "IOPCIDevice":
                Pci(nub, table);
                return;
            case "IOHIDDevice" or "IOHIDKeyboardDevice" or "IOHIDInterface" or "IOHIDEventService":
                Hid(nub, table, family);
                // the interface asks its device
                if (family.Name == "IOHIDInterface" && nub.Above is { } device) Hid(device, table, family);
                return;
            case "IOResources":
                return;
            case "IOSerialBSDClient":
                Serial(nub, table);
                break;
            case "IOFireWireMagicMatchingNub":
                if (table[Keys.IOClass] is { } child) Ask(nub, "IODesiredChild", child);
                return;
            case "AppleIntelPIIXATAChannel":
                nub.Assume("Channel Mode", NubTemplate.Number(ReferenceEquals(table["Serial ATA"], OSBoolean.True) ? 0u : 1u, 32));
                return;
            case "AppleBusPowerController":
                foreach (var key in family.KeysRead)
                {
                    if (table[key] is { } wanted) Ask(nub.Chain().Last(), key.Text, wanted);
                }
                return;
            default:
                break;
        }
        var classKey = family.KeysRead.FirstOrDefault(k => k.Text is "bDeviceClass" or "bInterfaceClass");
        if (classKey is not null && (variant & 1) != 0) nub.Assume(classKey.Text, NubTemplate.Number(classKey.Text == "bDeviceClass" ? VendorSpecific : HidClass, 8));
        foreach (var key in family.KeysRead)
        {
            if (table[key] is not { } wanted || key.Text.StartsWith("com.apple.", StringComparison.Ordinal) || key.Text is "IOSerialBSDClientType") continue;
            if (UsbProduct.Contains(key.Text))
            {
                if (key.Text == "idProductArray" && wanted is OSMembers { Count: > 0 } list && list[0] is OSNumber product) Ask(nub, "idProduct", product);
                continue;
            }
            if (classKey is not null && (wanted is OSString { Text: "*" } || (key.Text == "idProduct" && table["idProductArray"] is OSArray))) continue;
            // keys that are the personality's alone are not the device's
            if (key.Equals(Keys.IOMatchCategory) || key.Equals(Keys.IOClass)) continue;
            AskOfDevice(nub, key, wanted);
        }
        // an interface has the ids of its device
        if (classKey?.Text == "bInterfaceClass" && nub.Above is { } above)
        {
            foreach (var id in new[] { "idVendor", "idProduct", "bcdDevice" })
            {
                if (nub.Properties[new OSSymbol(id)] is { } value && above.Properties.ContainsKey(new OSSymbol(id))) above.Assume(id, value);
            }
        }
    }

    private void Hid(NubSketch nub, OSDictionary table, Family family)
    {
        var pairs = new List<OSObject>();
        if (table["DeviceUsagePairs"] is OSArray wanted && wanted.OfType<OSDictionary>().FirstOrDefault() is { } pair) pairs.Add(UsagePair(pair));
        if (table["DeviceUsagePage"] is OSNumber) pairs.Add(UsagePair(table));
        if (pairs.Count == 0) pairs.Add(UsagePair(new OSDictionary().With("DeviceUsagePage", table["PrimaryUsagePage"] ?? NubTemplate.Number(1, 32)).With("DeviceUsage", table["PrimaryUsage"] ?? NubTemplate.Number(6, 32))));
        var first = (OSDictionary)pairs[0];
        nub.Assume("DeviceUsagePairs", new OSArray(pairs));
        nub.Assume("PrimaryUsagePage", first["DeviceUsagePage"]!);
        nub.Assume("PrimaryUsage", first["DeviceUsage"]!);
        foreach (var key in family.KeysRead)
        {
            if (table[key] is not { } value) continue;
            if (HidSpecial.Contains(key.Text))
            {
                if (key.Text == "ProductIDArray" && value is OSMembers { Count: > 0 } list && list[0] is OSNumber product) Ask(nub, "ProductID", product);
                continue;
            }
            if (key.Text == "ProductID" && (value is OSString { Text: "*" } || table["ProductIDArray"] is OSArray)) continue;
            AskOfDevice(nub, key, value);
        }
    }

    private static OSDictionary UsagePair(OSDictionary wanted) => new OSDictionary()
        .With("DeviceUsagePage", wanted["DeviceUsagePage"] as OSNumber ?? NubTemplate.Number(1, 32))
        .With("DeviceUsage", wanted["DeviceUsage"] as OSNumber ?? NubTemplate.Number(1, 32));

    private void Serial(NubSketch nub, OSDictionary table)
    {
        if (table["IOSerialBSDClientType"] is not OSString type) return;
        var found = Classes.Classes.Where(c => c.Name.Text.StartsWith(type.Text, StringComparison.Ordinal))
            .OrderBy(c => !c.IsA("IOSerialStreamSync")).ThenBy(c => c.IsAbstract).ThenBy(c => c.Name.Text, StringComparer.Ordinal).FirstOrDefault();
        nub.Above = Usual(found?.Name.Text ?? type.Text);
    }

    private void Name(NubSketch nub, OSObject names)
    {
        if (First(names) is not { } wanted)
        {
            obstacles.Add($"IONameMatch must be a string or an array of strings, not {Words(names)}");
            return;
        }
        var inTree = TreeNamed.Contains(KnownFamilies.Of(nub.Class).Name);
        var name = inTree && wanted.Text.EndsWith('*') ? wanted.Text[..^1] : wanted.Text;
        if (inTree && (name.Length == 0 || name.EndsWith(','))) name += "imagined";
        if (!nub.Class.IsA(NubTemplate.Root)) nub.Name = name;
        if (inTree) Ask(nub, "name", NubTemplate.Text(name));
        if (nub.Class.IsA("IOPCIDevice")) PciName(nub, name);
    }

    private void Properties(NubSketch nub, OSDictionary table, OSObject wanted)
    {
        var properties = wanted as OSDictionary ?? (wanted is OSMembers { Count: > 0 } members ? members[0] as OSDictionary : null);
        if (properties is null)
        {
            obstacles.Add($"IOPropertyMatch must be a dictionary or an array of dictionaries, not {Words(wanted)}");
            return;
        }
        if (table[Keys.IOCompatibilityMatch] is not null)
        {
            Ask(nub, "IOCompatibilityProperties", properties.ContainsKey(Keys.IOClass) ? properties : properties.With(Keys.IOClass, nub.Class.Name));
            return;
        }
        foreach (var (key, value) in properties) AskOfDevice(nub, key, value);
    }

    private void Above(NubSketch nub, OSDictionary wanted, bool isLocation, int depth)
    {
        var name = (wanted[Keys.IOProviderClass] as OSString)?.Text;
        var at = name is null && !isLocation ? nub.Above : nub.Above?.Chain().FirstOrDefault(a => a.Class.IsA(new OSSymbol(name ?? "IOPlatformDevice")));
        if (at is null)
        {
            // not among what such a nub usually hangs below: between that and the root
            at = Usual(name ?? "IOPlatformDevice");
            var highest = nub.Chain().LastOrDefault(s => !s.Class.IsA(NubTemplate.Root));
            if (highest is null) return;
            highest.Above = at;
        }
        Satisfy(at, wanted, depth + 1);
    }

    private void AskPath(string path)
    {
        var colon = path.IndexOf(":/", StringComparison.Ordinal);
        var components = path[(colon < 0 ? 0 : colon + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        Path = (colon < 0 ? Registry.ServicePlane : path[..colon], [.. components]);
    }

    // the last component is the nub; what the path has more or fewer entries than usual is filled up or left out at the top
    private void Place(NubSketch nub, ImmutableArray<string> components)
    {
        var at = nub;
        for (var i = components.Length - 1; i >= 0; i--)
        {
            var component = components[i];
            var split = component.LastIndexOf('@');
            (at.Name, at.Location) = split > 0 ? (component[..split], component[(split + 1)..]) : (component, null);
            if (i == 0)
            {
                if (at.Above is { } above) at.Above = above.Chain().Last();
            }
            else if (at.Above is null || at.Above.Class.IsA(NubTemplate.Root))
            {
                at.Above = new NubSketch(Classes["IOService"]!) { Above = at.Above };
            }
            at = at.Above ?? at;
        }
    }

    private void Publish(OSObject wanted)
    {
        foreach (var member in wanted is OSMembers members ? members : wanted is OSDictionary table ? table.Keys.ToArray() : (IEnumerable<OSObject>)[wanted])
        {
            if (member is OSString name) published[name.Text] = OSBoolean.True;
            else obstacles.Add($"IOResourceMatch must be a string or an array of strings, and holds {Words(member)}: the kernel panics over it");
        }
    }

    /// <summary>Asks for a property whose type the family's table knows.</summary>
    private void AskOfDevice(NubSketch nub, OSSymbol key, OSObject wanted)
    {
        var known = KnownMatchKey.Of(nub.Class, key.Text);
        if (known is not null && !known.Takes(wanted) && Note(key.Text, wanted))
        {
            return;
        }
        if (known is not null && !known.Takes(wanted))
        {
            obstacles.Add($"{key.Text} must be {known.TypeWords}, not {Words(wanted)}: no device has it as {Words(wanted)}");
            return;
        }
        Note(key.Text, wanted);
        Ask(nub, key.Text, wanted);
    }

    // whether Xcode fills the value in
    private bool Note(string key, OSObject wanted)
    {
        if (wanted is not OSString text || !IsFilledIn(text.Text)) return false;
        open.Add($"{key} is {text.Text}, which Xcode fills in when it builds");
        return true;
    }

    // $(NAME) and ${NAME}
    private static bool IsFilledIn(string text) => text.Contains("$(", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal);

    private void Ask(NubSketch nub, string key, OSObject value)
    {
        if (!nub.Ask(key, value)) obstacles.Add($"{key} is asked for with two different values");
    }

    private static OSString? First(OSObject names) => names switch
    {
        OSString one => one,
        OSDictionary { Count: > 0 } table => table.Keys[0],
        OSMembers { Count: > 0 } members => members[0] as OSString,
        _ => null,
    };

    /// <summary>A value's type as people say it.</summary>
    internal static string Words(OSObject? value) => value switch
    {
        null => "missing",
        OSString => "a string",
        OSNumber => "an integer",
        OSBoolean => "a boolean",
        OSDictionary => "a dictionary",
        OSArray => "an array",
        OSSet => "a set",
        OSData => "data",
        _ => value.Kind,
    };
}
