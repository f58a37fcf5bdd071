using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Places;

/// <summary>Two records of one place become one, and can be two again, at any time.</summary>
/// <remarks>
/// Works of the other record are of the one that is kept; the other keeps all that it said and what it became (<see cref="Place.SameAs"/>),
/// so that old addresses lead on. Neither a merge nor its undoing tells visitors more than they could know before: the coarser precision of
/// the two holds, and what was hidden further since stays so.
/// </remarks>
public static class MergePlaces
{
    /// <summary>What the journal calls it.</summary>
    public const string What = "merged", Undone = "parted";

    /// <summary>Makes two one.</summary>
    /// <param name="changes">The door.</param>
    /// <param name="keep">The record that stays.</param>
    /// <param name="other">The record that becomes it.</param>
    /// <param name="now">With the artist's zone.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <returns>False when one of them isn't there, or became another already: nothing was changed.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public static async Task<bool> Run(Changes changes, Guid keep, Guid other, DateTimeOffset now, CancellationToken cancel) =>
        await changes.SaveAll(transaction => Merged(transaction, keep, other, now), What, null, cancel) is SavedTogether.Kept { Changed.Count: > 0 };

    /// <summary>Makes them two again: all that hasn't been changed since is as it was, the rest stays.</summary>
    /// <param name="changes">The door.</param>
    /// <param name="other">The record that became another.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <returns>What was changed since and stays; null when there is nothing to undo, or the kept record has itself become another since.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public static async Task<PlaceChangedSince?> Undo(Changes changes, Guid other, CancellationToken cancel)
    {
        PlaceChangedSince? since = null;
        var saved = await changes.SaveAll(transaction =>
        {
            var (records, changed) = Parted(transaction, other);
            since = changed;
            return records;
        }, Undone, null, cancel);
        return saved is SavedTogether.Kept { Changed.Count: > 0 } ? since : null;
    }

    /// <summary>The kept record with all that the other says and it doesn't.</summary>
    public static Place Joined(Place keep, Place other)
    {
        var at = keep.Latitude is null || keep.Longitude is null ? other : keep;
        return keep with
        {
            Name = keep.Name.Or(other.Name),
            Address = keep.Address.Or(other.Address),
            Street = keep.Street.Or(other.Street),
            District = keep.District.Or(other.District),
            City = keep.City.Or(other.City),
            Story = new([.. other.Story.Where(text => keep.Story.In(text.Key) is null), .. keep.Story.Select(text =>
                other.Story.In(text.Key) is { } more && more != text.Value ? KeyValuePair.Create(text.Key, text.Value + "\n\n" + more) : text)]),
            Latitude = at.Latitude,
            Longitude = at.Longitude,
            Precision = Coarser(keep.Precision, other.Precision),
            NotSame = [.. keep.NotSame.Union(other.NotSame).Where(id => id != keep.Id && id != other.Id)],
        };
    }

    private static IReadOnlyList<IRecorded> Merged(DbTransaction transaction, Guid keepId, Guid otherId, DateTimeOffset now)
    {
        if (keepId == otherId || Find(transaction, keepId) is not { SameAs: null, Binned: null } keep || Find(transaction, otherId) is not { SameAs: null, Binned: null } other) return [];
        var works = Of(transaction, otherId);
        return
        [
            Joined(keep, other),
            other with { SameAs = keepId, Merged = new(now, keep, [.. works.Select(work => work.Id)]) },
            .. works.Select(work => work with { Place = work.Place! with { Record = keepId } }),
        ];
    }

    private static (IReadOnlyList<IRecorded>, PlaceChangedSince?) Parted(DbTransaction transaction, Guid otherId)
    {
        if (Find(transaction, otherId) is not { SameAs: { } keepId, Merged: { } merge } other || Find(transaction, keepId) is not { SameAs: null } keep) return ([], null);
        var (fields, moved) = (new List<string>(), new List<Guid>());
        var joined = Joined(merge.Kept, other);
        var place = Parted(keep, merge.Kept, joined, other, fields);
        var records = new List<IRecorded>
        {
            place,
            // Hidden further since: so were the works that come back to this one.
            other with { SameAs = null, Merged = null, Precision = keep.Precision > joined.Precision ? Coarser(other.Precision, keep.Precision) : other.Precision },
        };
        foreach (var work in RecordWorks.Read(transaction, merge.Works).Where(work => !work.IsTombstone))
        {
            if (work.Place?.Record == keepId) records.Add(work with { Place = work.Place with { Record = otherId } });
            else moved.Add(work.Id);
        }
        return (records, new(keepId, fields, moved));
    }

    private static Place Parted(Place now, Place before, Place joined, Place other, List<string> changed)
    {
        T One<T>(string field, T is_, T was, T made)
        {
            if (EqualityComparer<T>.Default.Equals(is_, made)) return was;
            changed.Add(field);
            return is_;
        }
        LanguageText Text(string field, LanguageText is_, LanguageText was, LanguageText made)
        {
            var tags = is_.Concat(made).Select(text => text.Key).Distinct().ToList();
            if (tags.Any(tag => is_.In(tag) != made.In(tag))) changed.Add(field);
            return new(tags.Select(tag => KeyValuePair.Create(tag, (is_.In(tag) == made.In(tag) ? was.In(tag) : is_.In(tag)) ?? "")));
        }
        var at = One("at", (now.Latitude, now.Longitude), (before.Latitude, before.Longitude), (joined.Latitude, joined.Longitude));
        return now with
        {
            Name = Text("name", now.Name, before.Name, joined.Name),
            Address = Text("address", now.Address, before.Address, joined.Address),
            Street = Text("street", now.Street, before.Street, joined.Street),
            District = Text("district", now.District, before.District, joined.District),
            City = Text("city", now.City, before.City, joined.City),
            Story = Text("story", now.Story, before.Story, joined.Story),
            Latitude = at.Latitude,
            Longitude = at.Longitude,
            Precision = One("precision", now.Precision, before.Precision, joined.Precision),
            NotSame = [.. now.NotSame.Except(other.NotSame.Except(before.NotSame))],
        };
    }

    private static PlacePrecision Coarser(PlacePrecision one, PlacePrecision other) => one > other ? one : other;

    private static List<Work> Of(DbTransaction transaction, Guid place) => transaction.Rows(
        "select record from work where place_id = @place order by id", row => RecordJson.ToWork(row.GetString(0)), ("@place", CatalogueText.Of(place)));

    private static Place? Find(DbTransaction transaction, Guid id) => transaction.Row(
        "select record from place where id = @id", row => RecordJson.ToPlace(row.GetString(0)), ("@id", CatalogueText.Of(id)));
}

/// <summary>What was changed between a merge and its undoing, and stays as it is.</summary>
/// <param name="Keep">The record that had been kept.</param>
/// <param name="Fields">Of that record: <c>name</c>, <c>at</c>…</param>
/// <param name="Works">Works that were put elsewhere meanwhile.</param>
public sealed record PlaceChangedSince(Guid Keep, IReadOnlyList<string> Fields, IReadOnlyList<Guid> Works)
{
    public bool IsNothing => Fields.Count == 0 && Works.Count == 0;
}
