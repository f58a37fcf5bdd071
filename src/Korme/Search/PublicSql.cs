using Korme.People;

namespace Korme.Search;

/// <summary>Conditions on a row of <c>listed</c>; they want the parameter <see cref="MayUse.Today"/>.</summary>
internal static class PublicSql
{
    /// <summary>A work that visitors may see: it hangs, and everybody who is seen in it has agreed. Who isn't seen by anybody costs no look at consents.</summary>
    public static readonly string Work = OfWork("listed");

    /// <summary>Anything that visitors may see: such works, exhibitions that are or were open, people who made such a work, places where one was made.</summary>
    public static readonly string Anything =
        $"""
        case listed.kind
          when 'work' then {Work}
          when 'exhibition' then listed.hung = 1
          else exists (
            select 1
            from list_value
            join listing on listing.value = list_value.id
            join listed as made on made.n = listing.n
            where list_value.list = case listed.kind when 'person' then 'maker' else 'place' end and list_value.key = listed.id and {OfWork("made")}
          )
        end
        """;

    /// <summary>Whatever the artist finds: all but works that are withdrawn or in the bin, and exhibitions in the bin.</summary>
    public const string ForArtist =
        """
        case listed.kind
          when 'work' then exists (select 1 from work where work.id = listed.id and work.withdrawn = 0)
          when 'exhibition' then exists (select 1 from exhibition where exhibition.id = listed.id and exhibition.status <> 'binned')
          else 1
        end
        """;

    private static string OfWork(string listed) =>
        $"({listed}.hung = 1 and ({listed}.peopled = 0 or exists (select 1 from work where work.id = {listed}.id and {MayUse.Web})))";
}
