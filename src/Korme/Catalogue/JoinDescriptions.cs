namespace Korme.Catalogue;

/// <summary>What the files beside a picture say anew, joined with what was changed at the desk: there the desk's word stays.</summary>
public static class JoinDescriptions
{
    /// <summary>What a version is called that only says what files said.</summary>
    public const string Imported = "imported", Described = "described";

    /// <summary>Joins field by field, texts language by language.</summary>
    /// <param name="steps">The work's history, oldest first.</param>
    /// <param name="now">The work as it is.</param>
    /// <param name="says">What the files say now.</param>
    public static Work Run(IReadOnlyList<HistoryStep> steps, Work now, Work says)
    {
        var ours = new HashSet<ChangedField>();
        foreach (var step in steps)
        {
            if (step.What is Imported or Described) ours.ExceptWith(step.Changed);
            else ours.UnionWith(step.Changed);
        }
        return now with
        {
            Kind = One("kind", now.Kind, says.Kind),
            Title = Text("title", now.Title, says.Title),
            Alt = Text("alt", now.Alt, says.Alt),
            Makers = One("makers", now.Makers, says.Makers),
            Date = One("date", now.Date, says.Date),
            Taken = One("taken", now.Taken, says.Taken),
            Medium = Text("medium", now.Medium, says.Medium),
            Dimensions = One("dimensions", now.Dimensions, says.Dimensions),
            // A place with a record says itself how much of it is known: a file must not say more.
            Place = now.Place?.Record is null ? One("place", now.Place, says.Place) : now.Place,
            Credit = Text("credit", now.Credit, says.Credit),
            Rights = One("rights", now.Rights, says.Rights),
            Keywords = One("keywords", now.Keywords, says.Keywords),
            Mark = One("mark", now.Mark, says.Mark),
            Rating = One("rating", now.Rating, says.Rating),
            Label = One("label", now.Label, says.Label),
            Story = Text("story", now.Story, says.Story),
            Camera = One("camera", now.Camera, says.Camera),
            Settings = One("settings", now.Settings, says.Settings),
        };

        T One<T>(string field, T current, T said) => ours.Contains(new(field)) ? current : said;

        LanguageText Text(string field, LanguageText current, LanguageText said) => new(
            from language in current.Concat(said).Select(text => text.Key).Distinct()
            let text = (ours.Contains(new(field, language)) ? current : said).In(language)
            where text is not null
            select KeyValuePair.Create(language, text));
    }
}
