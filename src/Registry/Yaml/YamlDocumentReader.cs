using System.Buffers;
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IOMatch;

/// <summary>Parser events to nodes, without recursion, so that hostile nesting meets a limit and not the end of the stack.</summary>
internal sealed class YamlDocumentReader(string file, ReadLimits limits)
{
    private const string YamlTags = "tag:yaml.org,2002:";

    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u007f']);

    private readonly FaultList faults = new(InputFault.YamlUnreadable);
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Stack<Open> open = new();
    private long weight;
    private int mostValues;

    // A collection whose end has not come yet.
    private sealed class Open(YamlNode node)
    {
        public readonly YamlNode Node = node;
        public readonly List<YamlNode> Items = [];
        public readonly List<YamlEntry> Entries = [];
        public readonly Dictionary<string, YamlScalar> Keys = new(StringComparer.Ordinal);
        public List<(YamlScalar Key, YamlNode From)>? Merges;
        public YamlScalar? Key;
        public int Height;
        public long Weight;
    }

    public ReadResult<YamlDocument> Read(string text)
    {
        YamlNode? root = null;
        mostValues = limits.ValuesIn(text.Length);
        var last = new SourcePosition(file, 1, 1);
        if (text.AsSpan().IndexOfAny(Forbidden) is var wrong and >= 0)
        {
            // The parser would take NUL for the end and lose the rest.
            var before = text.AsSpan(0, wrong);
            faults.Error(new(file, before.Count('\n') + 1, wrong - before.LastIndexOf('\n')), $"YAML holds no control characters, this is U+{(int)text[wrong]:X4}", $"write \"\\x{(int)text[wrong]:x2}\" in a quoted text");
            return faults.Result<YamlDocument>(null);
        }
        try
        {
            var parser = new Parser(new StringReader(text));
            var documents = 0;
            while (parser.MoveNext() && !Stopped)
            {
                var e = parser.Current!;
                last = At(e);
                switch (e)
                {
                    case DocumentStart when ++documents > 1:
                        faults.Error(At(e), "a second document begins here", "one file holds one document: remove the --- line or split the file");
                        return faults.Result<YamlDocument>(null);
                    case Scalar s:
                        Settle(Scalar(s), s.Anchor, ref root);
                        break;
                    case SequenceStart s:
                        Begin(new YamlSequence(At(s), Tag(s)), s.Anchor);
                        break;
                    case MappingStart m:
                        Begin(new YamlMapping(At(m), Tag(m)), m.Anchor);
                        break;
                    case SequenceEnd or MappingEnd:
                        End(ref root);
                        break;
                    case AnchorAlias a:
                        Follow(a, ref root);
                        break;
                }
            }
        }
        catch (YamlException e)
        {
            Unreadable(e, text);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException or FormatException)
        {
            // The parser has these for a few malformed texts (directives, escapes).
            faults.Error(last, "from here on this is no YAML");
        }
        if (faults.HasErrors) return faults.Result<YamlDocument>(null);
        if (root is null or YamlScalar { IsNull: true })
        {
            faults.Error(new(file, 1, 1), "the file is empty");
            return faults.Result<YamlDocument>(null);
        }
        return faults.Result(new YamlDocument(root, file));
    }

    // Limits end the reading; other faults are gathered.
    private bool Stopped { get; set; }

    private SourcePosition At(ParsingEvent e) => At(e.Start);

    private SourcePosition At(Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string? Tag(NodeEvent e)
    {
        if (e.Tag.IsEmpty || e.Tag.IsNonSpecific) return null;
        return e.Tag.Value.StartsWith(YamlTags, StringComparison.Ordinal) ? "!!" + e.Tag.Value[YamlTags.Length..] : e.Tag.Value;
    }

    // YAML has no place for bytes that are no UTF-8: "!raw 0x…" is the text of such bytes, in keys as well.
    private YamlScalar Scalar(Scalar s)
    {
        var tag = Tag(s);
        if (tag is not "!raw") return new(At(s), tag, s.Value, s.Style != ScalarStyle.Plain);
        if (YamlInteger.TryBytes(s.Value, out var bytes)) return new(At(s), null, KernelText.Decode(bytes), isQuoted: true);
        faults.Error(At(s), $"!raw takes the bytes of a text, this is \"{s.Value}\"", "write pairs of hexadecimal digits as in !raw 0x636166e9");
        return new(At(s), null, s.Value, isQuoted: true);
    }

    private void Begin(YamlNode node, AnchorName anchor)
    {
        if (open.Count >= limits.Depth)
        {
            Stop(node.At, $"nesting is deeper than {limits.Depth} levels");
            return;
        }
        if (!Count(node.At, 1)) return;
        // Announced before its end, so that an alias to it from inside is seen as a cycle.
        if (!anchor.IsEmpty) anchors[anchor.Value] = node;
        open.Push(new(node));
    }

    private void End(ref YamlNode? root)
    {
        var done = open.Pop();
        if (done.Node is YamlSequence sequence) sequence.Items = [.. done.Items];
        else ((YamlMapping)done.Node).Entries = Merged(done);
        done.Node.Height = done.Height + 1;
        done.Node.Weight = done.Weight + 1;
        Place(done.Node, ref root);
    }

    private void Settle(YamlScalar scalar, AnchorName anchor, ref YamlNode? root)
    {
        if (!Count(scalar.At, 1)) return;
        if (!anchor.IsEmpty) anchors[anchor.Value] = scalar;
        Place(scalar, ref root);
    }

    private void Follow(AnchorAlias alias, ref YamlNode? root)
    {
        var at = At(alias);
        if (!anchors.TryGetValue(alias.Value.Value, out var node))
        {
            faults.Error(at, $"nothing is anchored as &{alias.Value.Value}", "put the anchor before its alias");
            Place(new YamlScalar(at, null, "", isQuoted: true), ref root);
        }
        else if (open.Any(o => ReferenceEquals(o.Node, node)))
        {
            faults.Error(at, $"*{alias.Value.Value} stands inside the node it names, which would never end", "name a node that ends before this line");
            Place(new YamlScalar(at, null, "", isQuoted: true), ref root);
        }
        else if (open.Count + node.Height > limits.Depth)
        {
            Stop(at, $"nesting is deeper than {limits.Depth} levels through *{alias.Value.Value}");
        }
        else if (Count(at, node.Weight))
        {
            Place(node, ref root);
        }
    }

    private void Place(YamlNode node, ref YamlNode? root)
    {
        if (!open.TryPeek(out var into))
        {
            root = node;
            return;
        }
        into.Height = Math.Max(into.Height, node.Height);
        into.Weight += node.Weight;
        if (into.Node is YamlSequence)
        {
            into.Items.Add(node);
        }
        else if (into.Key is not { } key)
        {
            into.Key = node as YamlScalar ?? NoKey(node);
        }
        else
        {
            into.Key = null;
            if (!key.IsQuoted && string.Equals(key.Text, "<<", StringComparison.Ordinal)) (into.Merges ??= []).Add((key, node));
            else if (into.Keys.TryAdd(key.Text, key)) into.Entries.Add(new(key, node));
            else faults.Error(key.At, $"key \"{key.Text}\" is given twice", $"it is first given in line {into.Keys[key.Text].At.Line}", InputFault.DuplicateKey);
        }
    }

    private bool Count(SourcePosition at, long values)
    {
        weight += values;
        if (weight <= mostValues) return true;
        Stop(at, $"the document has more than {mostValues:N0} values, counting aliases each time they are used");
        return false;
    }

    private YamlScalar NoKey(YamlNode node)
    {
        faults.Error(node.At, $"a key must be text, not {node.Form}", "quote the key, or put a space behind the colon of an inner mapping");
        return new(node.At, null, "", isQuoted: true);
    }

    // Keys that are written stand before merged ones; of several merged mappings the first wins (yaml.org/type/merge).
    private ImmutableArray<YamlEntry> Merged(Open done)
    {
        if (done.Merges is null) return [.. done.Entries];
        foreach (var (key, from) in done.Merges)
        {
            var sources = from is YamlSequence list ? list.Items : [from];
            foreach (var source in sources)
            {
                if (source is not YamlMapping mapping)
                {
                    faults.Error(source.At, $"<< merges mappings, this is {source.Form}", "quote \"<<\" if it is meant as a plain key");
                    continue;
                }
                foreach (var entry in mapping.Entries)
                {
                    if (done.Keys.TryAdd(entry.Key.Text, key)) done.Entries.Add(entry);
                }
            }
        }
        return [.. done.Entries];
    }

    // The parser's sentences in the house's form, with a way out of the common ones.
    private void Unreadable(YamlException e, string text)
    {
        var what = string.Join(' ', e.Message.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        what = what.Length == 0 ? "this is no YAML" : char.ToLowerInvariant(what[0]) + what[1..];
        var at = At(e.Start);
        string? hint = null;
        if (what.Contains("tab", StringComparison.Ordinal) && TabAfter(text, at.Line) is { } tab)
        {
            at = tab;
            hint = "indent with spaces";
        }
        else if (what.Contains("plain scalar", StringComparison.Ordinal) && what.Contains("mapping", StringComparison.Ordinal))
        {
            hint = "a key has a value behind the colon or keys below it, not both; quote the value if it holds \": \"";
        }
        faults.Error(at, what, hint);
    }

    private SourcePosition? TabAfter(string text, int line)
    {
        var number = 0;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            var indentation = row[..^row.TrimStart(" \t").Length];
            if (++number >= line && indentation.IndexOf('\t') is var column and >= 0) return new(file, number, column + 1);
        }
        return null;
    }

    private void Stop(SourcePosition at, string what)
    {
        faults.Error(at, what, "make it smaller or raise the limit", InputFault.LimitExceeded);
        Stopped = true;
    }
}
