using Korme.Search;
using Korme.Storage;

namespace Korme.Exhibitions.Pages;

/// <summary>What the entrance says of a body of work: how much, of which years, by whom and where.</summary>
/// <param name="Works">How many public works; null: too many to count.</param>
/// <param name="Years">The years with works, the earliest first.</param>
/// <param name="People">Makers with a record, those with most works first.</param>
/// <param name="Places">Places with a record, those with most works first.</param>
public sealed record Entrance(int? Works, IReadOnlyList<int> Years, IReadOnlyList<Choice> People, IReadOnlyList<Choice> Places)
{
    private const int MostNames = 12;

    /// <summary>Null: there is no body of work, only an exhibition.</summary>
    public static Entrance? Of(Database db)
    {
        if (BodyGuide.Of(db) is null) return null;
        var page = ListPublished.Run(db, new());
        return new(page.Total, [.. ListPublished.Years(db).Reverse()], WithRecord(page.Choices[ListValue.Maker]), WithRecord(page.Choices[ListValue.Place]));
    }

    // Two doors of one street look the same from outside: one name is enough.
    private static IReadOnlyList<Choice> WithRecord(IReadOnlyList<Choice> choices) =>
        [.. choices.Where(choice => Guid.TryParse(choice.Key, out _)).DistinctBy(choice => choice.Label).Take(MostNames)];
}
