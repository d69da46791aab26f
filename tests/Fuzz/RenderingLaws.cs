using FsCheck;
using FsCheck.Fluent;
using IOMatch.Worlds;

namespace IOMatch.Fuzz;

/// <summary>Whatever happens in a world can be told in every form.</summary>
public sealed class RenderingLaws
{
    [Fact]
    public void No_page_fails() => Prop.ForAll(WorldGen.Bytes, bytes => EngineTarget.Read(bytes) || true).Check(Laws.Times(100));
}
