using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.People;

/// <summary>Two records of one person become one, and can be two again, at any time.</summary>
/// <remarks>
/// Works, exhibitions and consents of the other record become those of the one that is kept; the other keeps all that it said and who it
/// became (<see cref="Person.SameAs"/>), so that old addresses lead on. No yes reaches a work by a merge that it didn't reach before:
/// each consent leaves out the works in which the other record was seen (<see cref="Consent.Except"/>), those with both from both sides.
/// </remarks>
public static class MergePeople
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
    public static async Task<ChangedSince?> Undo(Changes changes, Guid other, CancellationToken cancel)
    {
        ChangedSince? since = null;
        var saved = await changes.SaveAll(transaction =>
        {
            var (records, changed) = Parted(transaction, other);
            since = changed;
            return records;
        }, Undone, null, cancel);
        return saved is SavedTogether.Kept { Changed.Count: > 0 } ? since : null;
    }

    private static IReadOnlyList<IRecorded> Merged(DbTransaction transaction, Guid keepId, Guid otherId, DateTimeOffset now)
    {
        if (keepId == otherId || Find(transaction, keepId) is not { SameAs: null, Binned: null } keep || Find(transaction, otherId) is not { SameAs: null, Binned: null } other) return [];
        var works = Naming(transaction, otherId);
        var exhibitions = CreditNames.ExhibitionsOf(transaction, [otherId]);
        var (ofKeep, ofOther) = (SeenIn(transaction, keepId), SeenIn(transaction, otherId));

        var consents = new List<Consent>();
        var memory = new List<MergedConsent>();
        foreach (var (consent, unreached) in Consents(transaction, keepId).Select(each => (each, ofOther)).Concat(Consents(transaction, otherId).Select(each => (each, ofKeep))))
        {
            Guid[] added = [.. unreached.Except(consent.Except)];
            consents.Add(consent with { Person = keepId, Except = [.. consent.Except, .. added] });
            memory.Add(new(consent.Id, consent.Person, added));
        }
        var merge = new Merge(now, keep, [.. works.Select(work => new NamedIn(work.Id, work.Makers, work.Subjects))],
            [.. exhibitions.Select(exhibition => new NamedIn(exhibition.Id, exhibition.Makers, []))], memory);
        return
        [
            Joined(keep, other),
            other with { SameAs = keepId, Merged = merge },
            .. works.Select(work => work with { Subjects = Replaced(work.Subjects, otherId, keepId) }), // the makers follow by themselves
            .. consents,
        ];
    }

    private static (IReadOnlyList<IRecorded>, ChangedSince?) Parted(DbTransaction transaction, Guid otherId)
    {
        if (Find(transaction, otherId) is not { SameAs: { } keepId, Merged: { } merge } other || Find(transaction, keepId) is not { SameAs: null } keep) return ([], null);
        var (fields, works) = (new List<string>(), new List<Guid>());
        var person = Parted(keep, merge.Kept, Joined(merge.Kept, other), other, fields);

        var records = new List<IRecorded> { person, other with { SameAs = null, Merged = null } };
        foreach (var work in RecordWorks.Read(transaction, [.. merge.Works.Select(work => work.Id)]).Where(work => !work.IsTombstone))
        {
            var before = merge.Works.First(each => each.Id == work.Id);
            var makers = Makers(work.Makers, before.Makers, otherId, keepId, out var areMakersChanged);
            var subjects = Subjects(work.Subjects, before.Subjects, otherId, keepId, out var areSubjectsChanged);
            if (areMakersChanged || areSubjectsChanged) works.Add(work.Id);
            records.Add(work with { Makers = makers, Subjects = subjects });
        }
        foreach (var exhibition in CreditNames.ExhibitionsOf(transaction, [keepId]))
            if (merge.Exhibitions.FirstOrDefault(each => each.Id == exhibition.Id) is { } before)
                records.Add(exhibition with { Makers = Makers(exhibition.Makers, before.Makers, otherId, keepId, out _) });
        var known = Consents(transaction, keepId).ToDictionary(consent => consent.Id);
        foreach (var before in merge.Consents)
            if (known.Remove(before.Id, out var consent)) records.Add(consent with { Person = before.Person, Except = [.. consent.Except.Except(before.Except)] });
        return (records, new(keepId, fields, works, known.Count));
    }

    /// <summary>The kept record with all that the other says and it doesn't.</summary>
    internal static Person Joined(Person keep, Person other) => keep with
    {
        Name = keep.Name.Or(other.Name),
        Biography = new([.. other.Biography.Where(text => keep.Biography.In(text.Key) is null), .. keep.Biography.Select(text =>
            other.Biography.In(text.Key) is { } more && more != text.Value ? KeyValuePair.Create(text.Key, text.Value + "\n\n" + more) : text)]),
        Born = keep.Born ?? other.Born,
        Died = keep.Died ?? other.Died,
        Contact = keep.Contact is null || other.Contact is null || keep.Contact == other.Contact ? keep.Contact ?? other.Contact : keep.Contact + "; " + other.Contact,
        Links = [.. keep.Links.Union(other.Links)],
        NotSame = [.. keep.NotSame.Union(other.NotSame).Where(id => id != keep.Id && id != other.Id)],
    };

    private static Person Parted(Person now, Person before, Person joined, Person other, List<string> changed)
    {
        string? Line(string field, string? is_, string? was, string? made)
        {
            if (is_ == made) return was;
            changed.Add(field);
            return is_;
        }
        return now with
        {
            Name = Text("name", now.Name, before.Name, joined.Name, changed) is { IsEmpty: false } name ? name : now.Name,
            Biography = Text("biography", now.Biography, before.Biography, joined.Biography, changed),
            Born = Line("born", now.Born, before.Born, joined.Born),
            Died = Line("died", now.Died, before.Died, joined.Died),
            Contact = Line("contact", now.Contact, before.Contact, joined.Contact),
            Links = [.. now.Links.Except(other.Links.Except(before.Links))],
            NotSame = [.. now.NotSame.Except(other.NotSame.Except(before.NotSame))],
        };
    }

    private static LanguageText Text(string field, LanguageText now, LanguageText before, LanguageText joined, List<string> changed)
    {
        var tags = now.Concat(joined).Select(text => text.Key).Distinct().ToList();
        if (tags.Any(tag => now.In(tag) != joined.In(tag))) changed.Add(field);
        return new(tags.Select(tag => KeyValuePair.Create(tag, (now.In(tag) == joined.In(tag) ? before.In(tag) : now.In(tag)) ?? "")));
    }

    private static IReadOnlyList<Maker> Makers(IReadOnlyList<Maker> now, IReadOnlyList<Maker> before, Guid other, Guid keep, out bool isChanged)
    {
        // Names may have changed meanwhile: who and in which part is what counts.
        static (Guid?, LanguageText?, string) Part(Maker maker, Guid? person) => (person, person is null ? maker.Name : null, maker.Role);
        var expected = before.Select(maker => Part(maker, maker.Person == other ? keep : maker.Person)).Distinct();
        isChanged = !now.Select(maker => Part(maker, maker.Person)).SequenceEqual(expected);
        if (!isChanged) return before;
        var hers = before.Where(maker => maker.Person == keep).Select(maker => maker.Role).ToHashSet();
        var his = before.Where(maker => maker.Person == other).Select(maker => maker.Role).ToHashSet();
        return [.. now.Select(maker => maker.Person == keep && his.Contains(maker.Role) && !hers.Contains(maker.Role) ? maker with { Person = other } : maker)];
    }

    private static IReadOnlyList<Guid> Subjects(IReadOnlyList<Guid> now, IReadOnlyList<Guid> before, Guid other, Guid keep, out bool isChanged)
    {
        isChanged = !now.SequenceEqual(Replaced(before, other, keep));
        if (!isChanged) return before;
        Guid[] were = [.. before.Where(person => person == other || person == keep)];
        return were.Length == 0 ? now : [.. now.SelectMany(person => person == keep ? were : [person]).Distinct()];
    }

    private static IReadOnlyList<Guid> Replaced(IReadOnlyList<Guid> people, Guid other, Guid keep) =>
        people.Contains(other) ? [.. people.Select(person => person == other ? keep : person).Distinct()] : people;

    private static List<Work> Naming(DbTransaction transaction, Guid person) => transaction.Rows(
        """
        select record
        from work
        where id in (select work_id from work_subject where person_id = @person) or id in (select work_id from work_maker where person_id = @person)
        order by id
        """,
        row => RecordJson.ToWork(row.GetString(0)),
        ("@person", CatalogueText.Of(person)));

    private static List<Guid> SeenIn(DbTransaction transaction, Guid person) => transaction.Rows(
        "select work_id from work_subject where person_id = @person order by work_id", row => Guid.Parse(row.GetString(0)), ("@person", CatalogueText.Of(person)));

    private static List<Consent> Consents(DbTransaction transaction, Guid person) => transaction.Rows(
        "select record from consent where person_id = @person order by created, id", row => RecordJson.ToConsent(row.GetString(0)), ("@person", CatalogueText.Of(person)));

    private static Person? Find(DbTransaction transaction, Guid id) => transaction.Row(
        "select record from person where id = @id", row => RecordJson.ToPerson(row.GetString(0)), ("@id", CatalogueText.Of(id)));
}

/// <summary>What was changed between a merge and its undoing, and stays as it is.</summary>
/// <param name="Keep">The record that had been kept.</param>
/// <param name="Fields">Of that record: <c>name</c>, <c>born</c>…</param>
/// <param name="Works">Works whose makers or subjects were changed; what could be told apart was.</param>
/// <param name="Consents">How many consents were given or asked for meanwhile: they stay with the kept record.</param>
public sealed record ChangedSince(Guid Keep, IReadOnlyList<string> Fields, IReadOnlyList<Guid> Works, int Consents)
{
    public bool IsNothing => Fields.Count == 0 && Works.Count == 0 && Consents == 0;
}
