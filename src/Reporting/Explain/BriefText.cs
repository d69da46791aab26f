namespace IOMatch;

/// <summary>A line a nub, for scripts and lists.</summary>
public static class BriefText
{
    /// <summary><c>IOM901 Gadget.dext  Gadget@00100000  wins-in-own-category  IOM107</c>.</summary>
    public static string Of(Diagnosis diagnosis, PageStyle style)
    {
        var page = new Page(style);
        var name = diagnosis.Question.Name;
        foreach (var nub in diagnosis.Nubs) Line(nub.Nub.Component, nub.Verdict.Code, nub.Verdict.Because);
        foreach (var standing in diagnosis.Standings)
        {
            if (standing.Reason is { } reason) page.Exact(0, $"{ReasonCode.NeverTried.Number()} {name} ({standing.Name})  -  {ReasonCode.NeverTried.Id()}  {reason.Number()} {reason.Id()}");
        }
        if (diagnosis.Nubs.IsEmpty && diagnosis.Standings.IsEmpty) Line("-", diagnosis.Verdict.Code, diagnosis.Verdict.Because);
        return page.ToString();

        void Line(string nub, ReasonCode code, IEnumerable<ReasonCode> because) =>
            page.Exact(0, $"{code.Number()} {name}  {nub}  {code.Id()}{string.Concat(because.Select(b => $"  {b.Number()} {b.Id()}"))}");
    }
}
