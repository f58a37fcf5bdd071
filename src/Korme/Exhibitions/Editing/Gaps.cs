using Korme.Catalogue;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>How many of the works have a text in a language.</summary>
/// <param name="Field"><c>title</c>, <c>alt</c> or <c>story</c>.</param>
/// <param name="Language">Of the interface.</param>
/// <param name="Has">Works that have it.</param>
/// <param name="Of">Works that should: alternative text is asked of pictures alone.</param>
public sealed record Completeness(string Field, string Language, int Has, int Of)
{
    public bool IsWhole => Has == Of;
}

/// <summary>What an exhibition lacks before it opens. Nothing of it is forbidden; it is said.</summary>
/// <param name="Works">How many works visitors will see.</param>
/// <param name="Hidden">Works that hang and that visitors don't see: withdrawn, in the bin, erased.</param>
/// <param name="Texts">Field by field and language by language.</param>
/// <param name="Itself">Fields of the exhibition that are empty: <c>venue</c>, <c>title.kk</c>…</param>
public sealed record Gaps(int Works, int Hidden, IReadOnlyList<Completeness> Texts, IReadOnlyList<string> Itself)
{
    /// <summary>The texts of works that are asked for.</summary>
    public static readonly IReadOnlyList<string> Fields = ["title", "alt", "story"];

    /// <summary>True when nothing must be asked before the doors open. Stories are an offer: without one a work hangs as well.</summary>
    public bool IsReady => Works > 0 && Itself.Count == 0 && Texts.Where(each => each.Field != "story").All(each => each.IsWhole);

    public static Gaps Of(WallView wall)
    {
        var exhibition = wall.Exhibition;
        var works = exhibition.Hangings.Select(hanging => hanging.Work).Distinct().ToList();
        var shown = works.Where(work => wall.TroubleOf(work) is null).Select(work => wall.Works[work].Work).ToList();
        return new(shown.Count, works.Count - shown.Count,
            [.. from field in Fields
                let asked = shown.Where(work => field != "alt" || work.Picture is not null).ToList()
                from language in Languages.All
                select new Completeness(field, language, asked.Count(work => !Lacks(work, field, language)), asked.Count)],
            [.. from field in (string[])["title", "wallText"]
                from language in Languages.All
                where ExhibitionForm.Of(exhibition, field).In(language) is null
                select $"{field}.{language}",
             .. exhibition.Venue.IsEmpty ? (string[])["venue"] : [],
             .. exhibition.Opens is null ? (string[])["opens"] : []]);
    }

    /// <summary>True when a work should have a text and hasn't.</summary>
    public static bool Lacks(Work work, string field, string language) => field switch
    {
        "title" => work.Title.In(language) is null,
        "alt" => work.Picture is not null && work.Alt.In(language) is null,
        _ => work.Story.In(language) is null,
    };
}
