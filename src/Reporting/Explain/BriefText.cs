namespace IOMatch;

/// <summary>A line a nub, for scripts and lists.</summary>
public static class BriefText
{
    /// <summary><c>IOM901 Gadget.dext  Gadget@00100000  wins-in-own-category  IOM107</c>.</summary>
    public static string Of(Explanation answer, PageStyle style)
    {
        var page = new Page(style);
        var name = answer.Question.Name;
        foreach (var nub in answer.Nubs) Line(nub.Nub.Component, nub.Verdict.Code, nub.Verdict.Because);
        foreach (var standing in answer.Standings)
        {
            if (standing.Reason is { } reason) page.Exact(0, $"{ReasonCode.NeverTried.Number()} {name} ({standing.Name})  -  {ReasonCode.NeverTried.Id()}  {reason.Number()} {reason.Id()}");
        }
        if (answer.Nubs.IsEmpty && answer.Standings.IsEmpty) Line("-", answer.Verdict.Code, answer.Verdict.Because);
        return page.ToString();

        void Line(string nub, ReasonCode code, IEnumerable<ReasonCode> because) =>
            page.Exact(0, $"{code.Number()} {name}  {nub}  {code.Id()}{string.Concat(because.Select(b => $"  {b.Number()} {b.Id()}"))}");
    }
}
