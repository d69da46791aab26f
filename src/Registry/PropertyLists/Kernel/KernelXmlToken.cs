namespace IOMatch;

/// <summary>What OSUnserializeXML's scanner tells its parser.</summary>
internal enum KernelXmlToken
{
    End, Invalid, DictStart, DictEnd, ArrayStart, ArrayEnd, SetStart, SetEnd, EmptyDict, EmptyArray, EmptySet,
    Key, String, Data, Number, True, False, Reference,
}
