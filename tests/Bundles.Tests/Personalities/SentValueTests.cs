using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Bundles;

public sealed class SentValueTests
{
    private static readonly Gen<OSObject> Scalars = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(n => (OSObject)OSNumber.Of(n)),
        Gen.Elements("", "a", "IOService").Select(t => (OSObject)new OSString(t)),
        Gen.Elements(true, false).Select(b => (OSObject)OSBoolean.Of(b)),
        Gen.Elements(0.0, 1.5, -3.0, 1e18, 1e19, double.NaN, double.PositiveInfinity, 0.1).Select(r => (OSObject)new PlistReal(r)),
        Gen.Constant((OSObject)new PlistDate(DateTime.UnixEpoch)),
        Gen.Constant((OSObject)new PlistUid(3)));

    [Fact]
    public void What_is_sent_holds_nothing_that_the_kernel_lacks_and_a_refusal_names_a_real()
    {
        Prop.ForAll(Values(3).ToArbitrary(), value =>
        {
            var sent = SentValue.Of(value, out var culprit);
            return sent is null ? At(value, culprit!) is PlistReal real && !double.IsInteger(real.Value) | Math.Abs(real.Value) > long.MaxValue : IsPlain(sent) && culprit is null;
        }).Check(Laws.Times(1_000));
    }

    [Fact]
    public void A_value_that_needs_no_change_is_sent_as_it_is()
    {
        Prop.ForAll(Values(3).ToArbitrary(), value => !IsPlain(value) || ReferenceEquals(SentValue.Of(value, out _), value))
            .Check(Laws.Times(1_000));
    }

    private static Gen<OSObject> Values(int depth) => depth == 0 ? Scalars : Gen.OneOf(
        Scalars,
        Values(depth - 1).ListOf().Select(m => (OSObject)new OSArray(m.Take(4))),
        Values(depth - 1).ListOf().Select(m => (OSObject)new OSDictionary(m.Take(4).Select((v, i) => KeyValuePair.Create(new OSSymbol("k" + i), v)))));

    private static bool IsPlain(OSObject value) => value switch
    {
        PlistOnlyValue => false,
        OSDictionary d => d.All(e => IsPlain(e.Value)),
        OSMembers m => m.All(IsPlain),
        _ => true,
    };

    private static OSObject At(OSObject value, IEnumerable<string> path) =>
        path.Aggregate(value, (v, step) => v is OSDictionary d ? d[step]! : ((OSMembers)v)[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]);
}
