using System.Data.Common;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>A picture that everybody may see.</summary>
public sealed record PublicPicture(Work Work, PictureFacts Facts);

/// <summary>Whether a work's picture may be shown to everybody.</summary>
public abstract record PictureAnswer
{
    private PictureAnswer() { }

    /// <summary>It hangs in an exhibition that is open or was.</summary>
    public sealed record Found(PublicPicture Picture) : PictureAnswer;

    /// <summary>Somebody said no: 410 Gone, and nothing about it.</summary>
    public sealed record Withdrawn : PictureAnswer;

    /// <summary>No such work, none that hangs where visitors go, or none whose picture has been decoded: 404.</summary>
    public sealed record NotPublic : PictureAnswer;
}

/// <summary>Decides for every picture request whether it may be answered: one query by keys.</summary>
public static class FindPublicPicture
{
    /// <summary>The answer for a work.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="workId">Which.</param>
    /// <param name="withDrafts">Also of what hangs in a draft alone: for the artist.</param>
    public static PictureAnswer ById(Database db, Guid workId, bool withDrafts = false) => db.Read(connection => connection.Row(
        $"""
        select {MayUse.Web}, {ShownWork.Columns}, picture.facts,
          exists (
            select 1
            from hanging
            join exhibition on exhibition.id = hanging.exhibition_id
            where hanging.work_id = work.id and exhibition.status in ('open', 'closed'{(withDrafts ? ", 'draft'" : "")})
          )
        from work
        left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        left join picture on picture.sha512 = media_file.sha512
        where work.id = @id
        """,
        Answer,
        ("@id", CatalogueText.Of(workId)), (MayUse.Today, db.Today))) ?? new PictureAnswer.NotPublic();

    private static PictureAnswer Answer(DbDataReader row)
    {
        var (mayBeShown, hangs) = (row.GetInt32(0) != 0, row.GetInt32(4) != 0);
        if (!mayBeShown) return new PictureAnswer.Withdrawn();
        return hangs && row.Text(3) is { } facts
            ? new PictureAnswer.Found(new(ShownWork.Read(row, 1), FactsJson.Read(facts)))
            : new PictureAnswer.NotPublic();
    }
}
