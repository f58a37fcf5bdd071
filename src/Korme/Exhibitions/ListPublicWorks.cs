using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Every work with a picture that everybody may see.</summary>
public static class ListPublicWorks
{
    /// <summary>In the order of their import; one query. <paramref name="take"/> keeps what is needed of each, so that memory doesn't hold the records.</summary>
    public static IReadOnlyList<T> Run<T>(Database db, Func<PublicPicture, T> take) => db.Read(connection => connection.Rows(
        $"""
        select {ShownWork.Columns}, picture.facts
        from work
        join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        join picture on picture.sha512 = media_file.sha512
        where {MayUse.Web} and exists (
          select 1
          from hanging
          join exhibition on exhibition.id = hanging.exhibition_id
          where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
        )
        order by work.id
        """,
        row => take(new(ShownWork.Read(row, 0), FactsJson.Read(row.GetString(2)))),
        (MayUse.Today, db.Today)));
}
