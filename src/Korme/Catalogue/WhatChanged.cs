namespace Korme.Catalogue;

/// <summary>A field of a work that differs; <paramref name="Language"/> for a text, null for what has no language.</summary>
/// <param name="Field">Named as in <c>record.json</c>: <c>title</c>, <c>story</c>, <c>binned</c>.</param>
/// <param name="Language">Language tag.</param>
public sealed record ChangedField(string Field, string? Language = null)
{
    public override string ToString() => Language is null ? Field : $"{Field} ({Language})";
}

/// <summary>Says in which fields two states of a work differ.</summary>
public static class WhatChanged
{
    /// <summary>The fields in the order of the record; none when they are alike.</summary>
    public static IReadOnlyList<ChangedField> Between(Work before, Work after)
    {
        var changed = new List<ChangedField>();
        One("kind", before.Kind == after.Kind);
        One("identifier", before.Identifier == after.Identifier);
        Text("title", before.Title, after.Title);
        Text("alt", before.Alt, after.Alt);
        One("makers", before.Makers.SequenceEqual(after.Makers));
        One("subjects", before.Subjects.SequenceEqual(after.Subjects));
        One("date", before.Date == after.Date);
        One("taken", before.Taken == after.Taken);
        Text("medium", before.Medium, after.Medium);
        One("dimensions", before.Dimensions == after.Dimensions);
        One("place", before.Place == after.Place);
        One("relations", before.Relations.SequenceEqual(after.Relations));
        One("condition", before.Condition.SequenceEqual(after.Condition));
        One("edition", before.Edition == after.Edition);
        Text("credit", before.Credit, after.Credit);
        One("rights", before.Rights == after.Rights);
        One("keywords", before.Keywords.SequenceEqual(after.Keywords));
        One("mark", before.Mark == after.Mark);
        One("rating", before.Rating == after.Rating);
        One("label", before.Label == after.Label);
        One("moment", before.Moment == after.Moment);
        Text("story", before.Story, after.Story);
        One("camera", before.Camera == after.Camera);
        One("settings", before.Settings == after.Settings);
        One("import", before.Import == after.Import);
        One("files", before.Files.SequenceEqual(after.Files));
        One("withdrawn", before.IsWithdrawn == after.IsWithdrawn);
        One("binned", before.Binned == after.Binned);
        return changed;

        void One(string field, bool isSame)
        {
            if (!isSame) changed.Add(new(field));
        }

        void Text(string field, LanguageText old, LanguageText now)
        {
            foreach (var language in old.Concat(now).Select(text => text.Key).Distinct().Order(StringComparer.Ordinal))
                if (old.In(language) != now.In(language)) changed.Add(new(field, language));
        }
    }
}
