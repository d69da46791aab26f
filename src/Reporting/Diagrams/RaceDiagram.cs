namespace IOMatch;

/// <summary>Who drives what, as a diagram: each nub, its races, and in each the drivers in order with their scores.</summary>
public static class RaceDiagram
{
    /// <summary>The nubs on which somebody competed, or may have.</summary>
    public static string Of(Survey survey, DiagramFormat format)
    {
        var diagram = new Diagram(isTree: false);
        var names = new DriverNames(null);
        foreach (var nub in survey.Nubs) Nub(diagram, nub, names);
        return diagram.Write(format);
    }

    private static void Nub(Diagram diagram, SurveyedNub nub, DriverNames names)
    {
        if (nub.Races.IsEmpty)
        {
            diagram.Box(BoxKind.Quiet, nub.Nub.Component, nub.Nub.Class.Name.Text, "nobody competes");
            return;
        }
        var from = diagram.Box(BoxKind.Entry, nub.Nub.Component, nub.Nub.Class.Name.Text);
        foreach (var race in nub.Races)
        {
            var category = diagram.Box(BoxKind.Race, race.Category.Equals(Keys.IODefaultMatchCategory) ? "the default category" : race.Category.Text);
            diagram.Links.Add(new(from, category));
            foreach (var ranked in race.Order)
            {
                var runs = nub.Drivers.Any(d => ReferenceEquals(d.Personality, ranked.Personality));
                var driver = diagram.Box(runs ? BoxKind.Winner : BoxKind.Loser, names.InFull(ranked.Personality), runs ? "runs" : "does not run");
                diagram.Links.Add(new(category, driver, ScoreText.Of(ranked.Score), IsFaint: !runs));
            }
        }
    }
}
