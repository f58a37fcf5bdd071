using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;

namespace Korme.Delivery;

/// <summary>A state that a record was in from a moment on.</summary>
public readonly record struct State<T>(DateTimeOffset Since, T Record);

/// <summary>What happened to a public manifest.</summary>
public enum ActivityKind { Create, Update, Delete }

/// <summary>One change of a public manifest: a work's, or an exhibition's.</summary>
public sealed record Activity(ActivityKind Kind, Guid Id, string? Slug, DateTimeOffset At);

/// <summary>When which manifests were made public, changed and taken down, from the states that the archive keeps of every record.</summary>
public static class PublicTimeline
{
    /// <summary>What no manifest has: the artist decides it at the light table, for himself.</summary>
    private static readonly string[] PrivateFields = ["mark", "rating", "label", "moment", "camera", "settings", "import"];

    /// <summary>Every change in the order of time. The same archive gives the same list, after a rebuild too.</summary>
    /// <param name="exhibitions">Each with its states, oldest first.</param>
    /// <param name="works">Every work that ever hung in one of them, with its states, oldest first. An erased one has only its tombstone.</param>
    /// <param name="consents">Of the people who are seen in works, with their states, oldest first.</param>
    /// <param name="now">Until when: a consent whose last day is over by then has ended.</param>
    /// <param name="places">Of works, with their states, oldest first: what visitors may know of a place is in the manifests.</param>
    public static IReadOnlyList<Activity> Of(
        IReadOnlyDictionary<Guid, IReadOnlyList<State<Exhibition>>> exhibitions, IReadOnlyDictionary<Guid, IReadOnlyList<State<Work>>> works,
        IReadOnlyDictionary<Guid, IReadOnlyList<State<Consent>>> consents, DateTimeOffset now, IReadOnlyDictionary<Guid, IReadOnlyList<State<Place>>>? places = null)
    {
        var current = new Dictionary<Guid, Exhibition>();
        var hung = new Dictionary<Guid, HashSet<Guid>>();
        var records = new Dictionary<Guid, Work>();
        var agreed = new Dictionary<Guid, Consent>();
        var found = new Dictionary<Guid, Place>();
        var today = DateOnly.MinValue;
        var shown = new HashSet<Guid>();
        var names = new Dictionary<Guid, string>();
        var activities = new List<Activity>();
        // What was erased had been there: until then it counts as shown, and is never named before.
        var erased = works.Where(work => work.Value is [{ Record.IsTombstone: true }, ..]).Select(work => work.Key).ToHashSet();

        var steps = exhibitions.SelectMany(each => each.Value.Select(state => (state.Since, Id: each.Key, Change: (object)state.Record)))
            .Concat(works.SelectMany(each => each.Value.Select(state => (state.Since, Id: each.Key, Change: (object)state.Record))))
            .Concat((places ?? new Dictionary<Guid, IReadOnlyList<State<Place>>>()).SelectMany(each => each.Value.Select(state => (state.Since, Id: each.Key, Change: (object)state.Record))))
            .Concat(consents.SelectMany(each => each.Value.SelectMany(state => Steps(each.Key, state))))
            .OrderBy(step => step.Since).ThenBy(step => step.Change is Exhibition);
        foreach (var (since, id, change) in steps)
        {
            today = DateOnly.FromDateTime(since.ToOffset(now.Offset).DateTime);
            if (change is Consent consent)
            {
                agreed[id] = consent;
                foreach (var work in records.Where(each => each.Value.Subjects.Contains(consent.Person)).Select(each => each.Key).Order().ToList())
                    if (IsShown(work) != shown.Contains(work)) NoteWithExhibitions(work, since);
            }
            else if (change is Place place)
            {
                var isOther = found.TryGetValue(id, out var last) && !Equals(ShownPlace.Of(last), ShownPlace.Of(place));
                found[id] = place;
                if (isOther)
                    foreach (var work in records.Where(each => each.Value.Place?.Record == id).Select(each => each.Key).Order().ToList()) NoteWithExhibitions(work, since);
            }
            else if (change is Exhibition exhibition)
            {
                var before = hung.GetValueOrDefault(id) ?? [];
                (current[id], hung[id]) = (exhibition, [.. exhibition.Hangings.Select(hanging => hanging.Work)]);
                Note(id, since);
                // The works it brings to the public or takes from it.
                foreach (var work in hung[id].Union(before).Where(work => IsShown(work) != shown.Contains(work)).Order()) Note(work, since);
            }
            else
            {
                var could = Can(id);
                var isPrivate = records.TryGetValue(id, out var before) && IsPrivate(before, (Work)change);
                records[id] = (Work)change;
                if (isPrivate) continue;
                if (could || Can(id)) NoteWithExhibitions(id, since);
                else Note(id, since);
            }
        }
        return activities;

        static bool IsPrivate(Work before, Work after) =>
            WhatChanged.Between(before, after) is { Count: > 0 } changed && changed.All(field => PrivateFields.Contains(field.Field));

        // A yes, and the morning after its last day, on which it is no yes any more.
        IEnumerable<(DateTimeOffset Since, Guid Id, object Change)> Steps(Guid id, State<Consent> state)
        {
            yield return (state.Since, id, state.Record);
            if (state.Record.Until is not { } until || until == DateOnly.MaxValue) yield break;
            var ends = new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), now.Offset);
            if (ends > state.Since && ends <= now && !consents[id].Any(later => later.Since > state.Since && later.Since <= ends)) yield return (ends, id, state.Record);
        }

        void NoteWithExhibitions(Guid work, DateTimeOffset since)
        {
            Note(work, since);
            foreach (var each in hung.Where(each => each.Value.Contains(work)).Select(each => each.Key).Order()) Note(each, since);
        }

        void Note(Guid id, DateTimeOffset since)
        {
            var (was, isNow) = (shown.Contains(id), IsShown(id));
            if (!was && !isNow) return;
            if (isNow) shown.Add(id);
            else shown.Remove(id);
            var kind = !was ? ActivityKind.Create : isNow ? ActivityKind.Update : ActivityKind.Delete;
            var slug = current.GetValueOrDefault(id)?.Slug;
            // A manifest under a new name is another one; the old name answers no more.
            if (slug is not null && was && names[id] != slug) activities.Add(new(ActivityKind.Delete, id, names[id], since));
            if (slug is not null && was && isNow && names[id] != slug) kind = ActivityKind.Create;
            if (slug is not null) names[id] = slug;
            if (kind == ActivityKind.Delete || !erased.Contains(id)) activities.Add(new(kind, id, slug, since));
        }

        bool IsShown(Guid id) => current.TryGetValue(id, out var exhibition)
            ? exhibition.IsPublic && hung[id].Any(Can)
            : Can(id) && current.Any(each => each.Value.IsPublic && hung[each.Key].Contains(id));

        bool Can(Guid work) => records.TryGetValue(work, out var record) ? record.IsShown && record.Picture is not null && HaveAgreed(record) : erased.Contains(work);

        bool HaveAgreed(Work work) => work.Subjects.All(person => agreed.Values.Any(consent => consent.Person == person && consent.Allows(work.Id, Uses.Web, today)));
    }
}
