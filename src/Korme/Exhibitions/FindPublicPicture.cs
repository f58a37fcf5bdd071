using Dapper;
using Korme.Archive;
using Korme.Derivatives;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Whether a work's picture may be shown to everybody: <see cref="PublicPicture"/>, <see cref="WithdrawnPicture"/> or <see cref="NotPublicPicture"/>.</summary>
public abstract record PictureAnswer;

/// <summary>It hangs in an exhibition that is open or was.</summary>
public sealed record PublicPicture(Work Work, PictureFacts Facts) : PictureAnswer;

/// <summary>Somebody said no: 410 Gone, and nothing about it.</summary>
public sealed record WithdrawnPicture : PictureAnswer
{
    public static readonly WithdrawnPicture Answer = new();
}

/// <summary>No such work, none that hangs where visitors go, or none whose picture has been decoded: 404.</summary>
public sealed record NotPublicPicture : PictureAnswer
{
    public static readonly NotPublicPicture Answer = new();
}

/// <summary>Decides for every picture request whether it may be answered: one query by keys.</summary>
public static class FindPublicPicture
{
    /// <summary>The answer for a work.</summary>
    public static PictureAnswer ById(Database db, Guid workId)
    {
        var found = db.Read(connection => connection.QuerySingleOrDefault<(long Withdrawn, string Record, string? Facts, long Hangs)?>(
            """
            select work.withdrawn, work.record, picture.facts,
              exists (
                select 1
                from hanging
                join exhibition on exhibition.id = hanging.exhibition_id
                where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
              )
            from work
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where work.id = @Id
            """,
            new { Id = workId.ToString("D") }));
        return found switch
        {
            null => NotPublicPicture.Answer,
            { Withdrawn: not 0 } => WithdrawnPicture.Answer,
            { Hangs: not 0, Facts: { } facts } row => new PublicPicture(RecordJson.ToWork(row.Record), FactsJson.Read(facts)),
            _ => NotPublicPicture.Answer,
        };
    }
}
