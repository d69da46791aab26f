namespace IOMatch;

/// <summary>The grammar of OSUnserializeXML: values, counted and remembered, with the messages of its parser.</summary>
internal ref struct KernelXmlParser(ReadOnlySpan<byte> text)
{
    private const int MostObjects = 131071;
    private const int MostReferences = 65535;
    private const int StackSize = 200;

    private readonly Dictionary<int, OSObject> tags = [];
    private KernelXmlScanner scanner = new(text);
    private int objects;
    private int references;

    public string? Error { get; private set; }

    public bool Panics { get; private set; }

    public OSObject? Input()
    {
        scanner.Next();
        return BeginsValue || scanner.Token == KernelXmlToken.Invalid ? Value(1) : Fail("unexpected end of buffer");
    }

    private readonly bool BeginsValue => scanner.Token is not (KernelXmlToken.End or KernelXmlToken.Invalid or KernelXmlToken.Key or KernelXmlToken.DictEnd or KernelXmlToken.ArrayEnd or KernelXmlToken.SetEnd);

    // One value whose first token was read. The stack holds one entry for the start and one for each token and each list that is not finished.
    private OSObject? Value(int stack)
    {
        if (!BeginsValue) return Fail("syntax error");
        if (!Push(stack++)) return null;
        var id = scanner.Id;
        OSObject? value;
        switch (scanner.Token)
        {
            case KernelXmlToken.EmptyDict:
                value = new OSDictionary(); // an object of its own, which matters in a set
                break;
            case KernelXmlToken.EmptyArray:
                value = new OSArray();
                break;
            case KernelXmlToken.EmptySet:
                value = new OSSet();
                break;
            case KernelXmlToken.DictStart:
                value = Dictionary(stack);
                break;
            case KernelXmlToken.ArrayStart:
                value = Members(stack, KernelXmlToken.ArrayEnd) is { } members ? new OSArray(members) : null;
                break;
            case KernelXmlToken.SetStart:
                value = Members(stack, KernelXmlToken.SetEnd) is { } unique ? new OSSet(unique.Distinct<OSObject>(Identity.Comparer)) : null;
                break;
            case KernelXmlToken.String:
                value = scanner.Text.Length < KernelXmlScanner.StringLimit ? new OSString(KernelText.Decode(scanner.Text)) : Fail("buildString");
                break;
            case KernelXmlToken.Data:
                value = new OSData(scanner.Data);
                break;
            case KernelXmlToken.Number:
                value = Number();
                break;
            case KernelXmlToken.True or KernelXmlToken.False:
                // Booleans are never remembered.
                return Counted(OSBoolean.Of(scanner.Token == KernelXmlToken.True));
            default:
                return Recalled(id);
        }
        if (value is null) return null;
        if (id >= 0) tags[id] = value;
        return Counted(value);
    }

    private OSObject? Counted(OSObject value) => ++objects > MostObjects ? Fail("maximum object count") : value;

    private OSObject? Recalled(int id)
    {
        if (!tags.TryGetValue(id, out var value)) return Fail("forward reference detected");
        return ++references > MostReferences ? Fail("maximum object reference count") : Counted(value);
    }

    // OSNumber::init refuses more than 64 bits. Sizes 63 and 31 mean that the bits are those of a double (OSNumber.cpp).
    private OSObject? Number()
    {
        var bits = scanner.Bits;
        if (bits > 64) return Fail("buildNumber");
        var number = new OSNumber(scanner.Number, (int)bits);
        return bits is 63 or 31 ? new OSNumber(unchecked((ulong)BitConverter.UInt64BitsToDouble(number.Value)), (int)bits) : number;
    }

    private OSDictionary? Dictionary(int stack)
    {
        var table = new OSDictionary.Builder();
        var lost = 0;
        while (true)
        {
            scanner.Next();
            if (scanner.Token is not (KernelXmlToken.DictEnd or KernelXmlToken.Key)) return Fail("syntax error") as OSDictionary;
            if (!Push(stack)) return null;
            if (scanner.Token == KernelXmlToken.DictEnd) break;
            OSSymbol? key = null;
            if (scanner.Text.Length < KernelXmlScanner.StringLimit)
            {
                key = new OSSymbol(KernelText.Decode(scanner.Text));
                if (scanner.Id >= 0) tags[scanner.Id] = key;
            }
            scanner.Next();
            if (Value(stack + 1) is not { } value) return null;
            if (key is null ? ++lost > 1 : !table.Set(key, value)) return Fail("duplicate dictionary key") as OSDictionary;
            if (table.Count + lost == 1) stack++; // the list of pairs
        }
        if (lost == 0) return table.Count == 0 ? new OSDictionary() : table.ToDictionary();
        Panics = true;
        return null;
    }

    private List<OSObject>? Members(int stack, KernelXmlToken end)
    {
        var members = new List<OSObject>();
        while (true)
        {
            scanner.Next();
            if (scanner.Token == end) return Push(stack) ? members : null;
            if (Value(stack) is not { } value) return null;
            members.Add(value);
            if (members.Count == 1) stack++; // the list of elements
        }
    }

    // yyparse: YYSTACK_RELOCATE is not defined for C++, so the first 200 entries are all there is.
    private bool Push(int stack)
    {
        if (stack + 1 < StackSize) return true;
        Fail("memory exhausted");
        return false;
    }

    private OSObject? Fail(string message)
    {
        Error = $"OSUnserializeXML: {message} near line {scanner.Line}\n";
        return null;
    }
}
