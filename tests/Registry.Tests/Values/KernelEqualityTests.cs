namespace IOMatch.Values;

public sealed class KernelEqualityTests
{
    [Fact]
    public void Equality_answers_as_the_kernel_does()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var (scenario, result) in KernelVectors.Read("equal"))
        {
            var a = KernelJson.ToValue(scenario.GetProperty("a"));
            var b = KernelJson.ToValue(scenario.GetProperty("b"));
            if (a.IsEqualTo(b) != result.GetProperty("equal").GetBoolean()) wrong.Add(scenario + " equal");
            if (result.TryGetProperty("equalKeys", out var expected))
            {
                var keys = KernelJson.ToValue(scenario.GetProperty("keys"));
                if (((OSDictionary)a).IsEqualTo((OSDictionary)b, keys) != expected.GetBoolean()) wrong.Add(scenario + " equalKeys");
            }
            compared++;
        }
        wrong.Should().BeEmpty();
        compared.Should().Be(1500);
    }
}
