using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.LightTable;

/// <summary>Reads what lies on a light table, in one query; nothing that is withdrawn or in the bin.</summary>
internal static class ReadFrames
{
    /// <summary>The frames, in no order, and how many works have no picture to be shown.</summary>
    public static (List<Frame> Frames, int Others) Run(Database database, LightScope scope)
    {
        var rows = database.Read(connection => connection.Rows(
            $"""
            select work.record, picture.facts
            from work
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where work.withdrawn = 0 {(scope.Import is null ? "" : "and work.import = @import")}
            """,
            row => Of(RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null),
            ("@import", scope.Key)));
        return ([.. rows.OfType<Frame>()], rows.Count(frame => frame is null));
    }

    /// <summary>The frame that a work is; null for a work without a decoded picture.</summary>
    public static Frame? Of(Work work, PictureFacts? facts) => facts is null ? null
        : Candidates.Of([new HungWork(work, facts)]) is [var candidate] ? new(candidate, work.Label, facts.Colour) : null;

    /// <summary>The frame after its work has changed: what decoding told stays.</summary>
    public static Frame Of(Work work, Frame before) => before with
    {
        Label = work.Label,
        Candidate = before.Candidate with { Mark = work.Mark, Rating = work.Rating, Moment = work.Moment, Taken = work.Taken, Camera = work.Camera, Settings = work.Settings, Place = work.Place },
    };
}
