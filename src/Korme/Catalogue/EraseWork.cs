using Korme.Archive;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Erases a work, or files of it, for good: from the archive with all its versions, the catalogue, the derivatives, the exhibitions.</summary>
/// <remarks>
/// The archive comes first and leaves a note; whatever a kill interrupts after that, <see cref="Finish"/> does at the next start. In the
/// archive a tombstone stays, so that neither a rebuild nor an import brings the bytes back.
/// </remarks>
public static class EraseWork
{
    /// <summary>What an erasure would do.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="id">The work.</param>
    /// <param name="names">Names or paths of the files to erase; none: the whole work.</param>
    /// <exception cref="ArgumentException">No such work or file, or it is erased already; fit to be shown.</exception>
    public static ErasePlan Plan(Database db, ArchiveStore archive, Guid id, IReadOnlyCollection<string> names)
    {
        var work = FindWork.ById(db, id) ?? throw new ArgumentException($"There is no work {id} in this home. Its page's address ends with its id.");
        if (work.IsTombstone) throw new ArgumentException($"Work {id} was erased already, on {work.Erased:yyyy-MM-dd}.");
        foreach (var name in names)
            if (!work.Files.Any(file => Is(file, name)))
                throw new ArgumentException($"Work {id} has no file '{name}'. It has: {string.Join(", ", work.Files.Select(file => file.Path))}.");

        // Other files with the same bytes go along: what is erased is bytes, not a name.
        var digests = (names.Count == 0 ? work.Files : work.Files.Where(file => names.Any(name => Is(file, name)))).Select(file => file.Sha512).ToHashSet();
        var goes = work.Files.Where(file => digests.Contains(file.Sha512)).ToList();
        var stays = work.Files.Except(goes).ToList();
        return new(work, goes, stays, archive.VersionsOf(id), stays.Count > 0 ? [] : Hanging(db, id), OthersWith(db, id, digests), FindBackups.All(db));
    }

    /// <summary>Does it.</summary>
    /// <param name="plan">From <see cref="Plan"/>, made after every change of the work was settled.</param>
    /// <returns>The tombstone, or what is left.</returns>
    /// <exception cref="IOException">The archive can't be written or a file that stays is damaged: nothing was erased.</exception>
    public static async Task<Work> Run(
        Database db, ArchiveStore archive, Changes changes, DerivativePaths derivatives, TimeProvider clock, ErasePlan plan, CancellationToken cancel)
    {
        var (before, now) = (plan.Work, clock.GetLocalNow());
        string[] gone = [.. plan.Goes.Select(file => file.Sha512).Distinct()];
        string[] allGone = [.. before.ErasedFiles.Union(gone)];
        var after = plan.IsWhole
            ? new Work { Id = before.Id, Kind = before.Kind, Imported = before.Imported, IsWithdrawn = true, Erased = now, ErasedFiles = allGone }
            : before with { Files = plan.Stays, Erased = now, ErasedFiles = allGone };
        var erasure = await archive.Erase(after, gone, cancel);
        await Finish(db, changes, derivatives, erasure, CancellationToken.None);
        return erasure.After;
    }

    /// <summary>Removes what is left outside the work's object; at start for an erasure that a kill interrupted. Twice changes nothing.</summary>
    public static async Task Finish(Database db, Changes changes, DerivativePaths derivatives, Erasure erasure, CancellationToken cancel)
    {
        var work = erasure.After;
        var exhibitions = work.IsTombstone ? Hanging(db, work.Id) : [];
        await db.Write((_, transaction) =>
        {
            // SQLite writes zeros over what is deleted, instead of leaving it in unused pages.
            transaction.Run("pragma secure_delete = 1");
            RecordWorks.Write(transaction, [work]);
            transaction.Run("delete from seen_file where work_id = @id", ("@id", CatalogueText.Of(work.Id)));
            transaction.RunEach(
                "delete from picture where sha512 = @sha512 and not exists (select 1 from media_file where media_file.sha512 = picture.sha512)",
                ["@sha512"], erasure.Sha512s, sha512 => [sha512]);
            return true;
        }, cancel);
        foreach (var exhibition in exhibitions) await changes.Save(Without(exhibition, work.Id), "hung", basedOn: null, cancel);

        var stillUsed = FindFile.BySha512(db, erasure.Sha512s);
        foreach (var sha512 in erasure.Sha512s.Where(sha512 => !stillUsed.ContainsKey(sha512))) derivatives.Delete(sha512);
        await changes.Purge(cancel); // settles the exhibitions too
        erasure.Forget();
    }

    private static bool Is(MediaFile file, string name) => file.Name == name || file.Path == name || Path.GetFileName(file.Path) == name;

    private static Exhibition Without(Exhibition exhibition, Guid work) => exhibition with
    {
        Sections = [.. exhibition.Sections.Select(section => section with { Works = [.. section.Works.Where(hanging => hanging.Work != work)] })],
    };

    private static List<Exhibition> Hanging(Database db, Guid work) => db.Read(connection => connection.Rows(
        """
        select record
        from exhibition
        where id in (select exhibition_id from hanging where work_id = @id)
        order by slug
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@id", CatalogueText.Of(work))));

    private static List<Guid> OthersWith(Database db, Guid work, IEnumerable<string> sha512s) => db.Read(connection => connection.Rows(
        $"""
        select distinct work_id
        from media_file
        where sha512 in {Dialect.ListIn("list")} and work_id <> @id
        """,
        row => Guid.Parse(row.GetString(0)),
        ("@list", CatalogueText.List(sha512s)), ("@id", CatalogueText.Of(work))));
}

/// <summary>What an erasure takes, and what it can't reach by itself.</summary>
/// <param name="Work">As it is.</param>
/// <param name="Goes">Files whose bytes go.</param>
/// <param name="Stays">Files that stay; none: the whole work goes.</param>
/// <param name="Versions">How many versions go; what stays begins again with one.</param>
/// <param name="Exhibitions">Where it hangs and will no longer.</param>
/// <param name="OthersWithTheseBytes">Works that have the same bytes and keep them.</param>
/// <param name="Backups">Copies that still have it until they are run again.</param>
public sealed record ErasePlan(
    Work Work, IReadOnlyList<MediaFile> Goes, IReadOnlyList<MediaFile> Stays, int Versions,
    IReadOnlyList<Exhibition> Exhibitions, IReadOnlyList<Guid> OthersWithTheseBytes, IReadOnlyList<BackupRun> Backups)
{
    public bool IsWhole => Stays.Count == 0;
}
