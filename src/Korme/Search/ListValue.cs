using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Search;

/// <summary>What a work is chosen by in a list.</summary>
/// <param name="List">One of the names below.</param>
/// <param name="Key">Stays the same over rebuilds: it stands in addresses.</param>
/// <param name="Label">Null: the record or the interface says it.</param>
internal readonly record struct ListValue(string List, string Key, LanguageText? Label)
{
    public const string Everything = "all", Kind = "kind", Medium = "medium", Maker = "maker", Place = "place", Condition = "condition", Through = "through";

    /// <summary>The letter by which <c>listed.vals</c> tells the lists apart.</summary>
    public char Letter => List switch { Everything => 'a', Kind => 'k', Medium => 'e', Maker => 'm', Place => 'p', Condition => 'c', _ => throw new ArgumentException(List) };

    /// <summary>Everything but the years, which follow from its days.</summary>
    /// <param name="work">The work.</param>
    /// <param name="sameAs">Who a person turned out to be; the person where nobody else.</param>
    public static IEnumerable<ListValue> Of(Work work, Func<Guid, Guid> sameAs)
    {
        yield return new(Everything, "", null);
        yield return new(Kind, RecordWord.Of(work.Kind), null);
        yield return new(Condition, RecordWord.Of(ConditionOf(work)), null);
        if (KeyOf(work.Medium) is { } medium) yield return new(Medium, medium, work.Medium);
        foreach (var maker in work.Makers)
            if (maker.Person is { } person) yield return new(Maker, CatalogueText.Of(sameAs(person)), null);
            else if (KeyOf(maker.Name) is { } name) yield return new(Maker, name, maker.Name);
        if (work.Place is { Record: { } record }) yield return new(Place, CatalogueText.Of(record), null);
        else if (work.Place is { } place && KeyOf(place.Name) is { } name) yield return new(Place, name, place.Name);
    }

    /// <summary>What is left of the thing that a work is, by the last that is noted of it.</summary>
    public static WorkCondition ConditionOf(Work work) => work.Condition is not [.., var last] ? WorkCondition.Extant : last.Kind switch
    {
        ConditionKind.Altered => WorkCondition.Altered,
        ConditionKind.PaintedOver => WorkCondition.PaintedOver,
        ConditionKind.Destroyed => WorkCondition.Destroyed,
        _ => WorkCondition.Extant,
    };

    /// <summary>A name that no record stands behind: folded, so that its spellings are one.</summary>
    private static string? KeyOf(LanguageText name)
    {
        if (name.For("kk") is not { } spoken) return null;
        var folded = Fold.Line(spoken.Text.Length > 200 ? spoken.Text[..200] : spoken.Text);
        return folded.Length == 0 ? null : "=" + folded;
    }
}

/// <summary>How a work is today; in addresses in camel case: <c>paintedOver</c>.</summary>
public enum WorkCondition { Extant, Altered, PaintedOver, Destroyed }
