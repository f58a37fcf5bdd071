using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Colours;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Search;

/// <summary>Keeps what lists of works are made of beside the records, in the same transaction.</summary>
/// <remarks>
/// Only works that hang stand in <c>listing</c>, so that a list for visitors never wades through what isn't for them. Who is seen in a
/// work and has agreed is no part of it: that is asked at every reading.
/// </remarks>
internal static class Listing
{
    /// <summary>What works are chosen by, as their records and those of their makers are now.</summary>
    public static IReadOnlyDictionary<Guid, WorkMarks> MarksOf(DbTransaction transaction, IReadOnlyList<Work> works)
    {
        var (sameAs, values) = (SameAs(transaction, works), new ListValues(transaction));
        return works.Reverse().DistinctBy(work => work.Id).ToDictionary(
            work => work.Id, work => new WorkMarks(string.Join(' ', ListValue.Of(work, sameAs).Select(value => $"{value.Letter}{values.IdOf(value)}").Distinct()), WorkSpan.Of(work)));
    }

    /// <summary>Lists works that have just been recorded and indexed with these marks.</summary>
    public static void Write(DbTransaction transaction, IReadOnlyList<Work> works, IReadOnlyDictionary<Guid, WorkMarks> marks)
    {
        if (works.Count == 0) return;
        var last = works.Reverse().DistinctBy(work => work.Id).ToList();
        var ids = last.ConvertAll(work => CatalogueText.Of(work.Id));
        var before = Rows(transaction, ids);
        var hung = Hung(transaction, ids);
        var palettes = Palettes(transaction, last.Select(work => work.Picture?.Sha512).OfType<string>());
        var after = last.ConvertAll(work =>
        {
            var id = CatalogueText.Of(work.Id);
            return before[id] with
            {
                IsHung = hung.Contains(id),
                IsPeopled = work.Subjects.Count > 0,
                Since = marks[work.Id].Span.Since,
                At = marks[work.Id].Span.At,
                Values = marks[work.Id].Values,
                Colours = work.Picture is { } picture ? palettes.GetValueOrDefault(picture.Sha512, "") : "",
            };
        });
        Change(transaction, before, after);
    }

    /// <summary>Exhibitions were recorded: they are open or not.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="exhibitions">As they are now.</param>
    /// <param name="more">Works that hung in them before.</param>
    public static void Write(DbTransaction transaction, IReadOnlyList<Exhibition> exhibitions, IEnumerable<string>? more = null)
    {
        transaction.RunEach("update listed set hung = @hung where id = @id and hung <> @hung", ["@hung", "@id"], exhibitions, exhibition => [exhibition.IsPublic ? 1 : 0, CatalogueText.Of(exhibition.Id)]);
        var ids = exhibitions.SelectMany(exhibition => exhibition.Hangings).Select(hanging => CatalogueText.Of(hanging.Work)).Concat(more ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return;
        var before = Rows(transaction, ids);
        var hung = Hung(transaction, ids);
        Change(transaction, before, [.. before.Values.Select(row => row with { IsHung = hung.Contains(row.Id) })]);
    }

    /// <summary>Pictures were decoded, or measured anew.</summary>
    public static void WriteColours(DbTransaction transaction, IReadOnlyList<string> sha512s)
    {
        var works = transaction.Rows(
            $"select work_id, sha512 from media_file where role = 'picture' and sha512 in {Dialect.ListIn("list")}", row => (Id: row.GetString(0), Sha512: row.GetString(1)),
            ("@list", CatalogueText.List(sha512s.Distinct(StringComparer.Ordinal))));
        if (works.Count == 0) return;
        var before = Rows(transaction, works.Select(work => work.Id));
        var palettes = Palettes(transaction, works.Select(work => work.Sha512));
        Change(transaction, before, [.. works.Where(work => before.ContainsKey(work.Id)).Select(work => before[work.Id] with { Colours = palettes.GetValueOrDefault(work.Sha512, "") })]);
    }

    /// <summary>A person turned out to be another, or not: what the person made is that one's.</summary>
    public static void WriteWorksOf(DbTransaction transaction, string person)
    {
        var works = transaction.Rows("select record from work where id in (select work_id from work_maker where person_id = @person)", row => RecordJson.ToWork(row.GetString(0)), ("@person", person));
        var marks = MarksOf(transaction, works);
        SearchIndex.Write(transaction, works, marks);
        Write(transaction, works, marks);
    }

    private static void Change(DbTransaction transaction, Dictionary<string, ListedRow> all, List<ListedRow> rows)
    {
        var values = new ListValues(transaction);
        var changed = rows.Where(row => all[row.Id] != row).ToList();
        if (changed.Count == 0) return;
        transaction.RunEach(
            "update listed set hung = @hung, peopled = @peopled, since = @since, at = @at, vals = @vals, colours = @colours where n = @n",
            ["@hung", "@peopled", "@since", "@at", "@vals", "@colours", "@n"],
            changed, row => [row.IsHung ? 1 : 0, row.IsPeopled ? 1 : 0, row.Since, row.At, row.Values, row.Colours, row.N]);

        var (gone, come) = (new List<(int Value, ListPlace Place)>(), new List<(int Value, ListPlace Place)>());
        var (faded, bright) = (new List<(int Cell, ListPlace Place, int Lab)>(), new List<(int Cell, ListPlace Place, int Lab)>());
        foreach (var row in changed)
        {
            var before = all[row.Id];
            if (before.IsHung != row.IsHung || before.At != row.At || before.Since != row.Since || before.Values != row.Values)
            {
                if (before.IsHung) gone.AddRange(Of(before, values));
                if (row.IsHung) come.AddRange(Of(row, values));
            }
            if (before.IsHung != row.IsHung || before.At != row.At || before.Colours != row.Colours)
            {
                if (before.IsHung) faded.AddRange(ColoursOf(before));
                if (row.IsHung) bright.AddRange(ColoursOf(row));
            }
        }
        transaction.RunEach("delete from listing where value = @value and at = @at and tie = @tie and n = @n", ["@value", "@at", "@tie", "@n"], gone, row => [row.Value, row.Place.At, row.Place.Tie, row.Place.N]);
        // In the order of the table: neighbours are written together.
        transaction.InsertAll("listing (value, at, tie, n)", 4, come.Order().Select(row => (object?[])[row.Value, row.Place.At, row.Place.Tie, row.Place.N]));
        transaction.RunEach(
            "delete from listed_colour where cell = @cell and at = @at and tie = @tie and n = @n and lab = @lab", ["@cell", "@at", "@tie", "@n", "@lab"],
            faded, row => [row.Cell, row.Place.At, row.Place.Tie, row.Place.N, row.Lab]);
        transaction.InsertAll("listed_colour (cell, at, tie, n, lab)", 5, bright.Order().Select(row => (object?[])[row.Cell, row.Place.At, row.Place.Tie, row.Place.N, row.Lab]));
        transaction.RunEach("update list_value set works = works + @more where id = @id", ["@more", "@id"],
            come.Select(row => (row.Value, More: 1)).Concat(gone.Select(row => (row.Value, More: -1))).GroupBy(row => row.Value, row => row.More).Select(group => (Value: group.Key, More: group.Sum())).Where(group => group.More != 0),
            row => [row.More, row.Value]);
    }

    private static IEnumerable<(int Value, ListPlace Place)> Of(ListedRow row, ListValues values) =>
        ValueIds(row.Values).Select(value => value.Id)
            .Concat(new WorkSpan(row.Since, row.At).YearsBeforeTheLast().Select(year => values.IdOf(new(ListValue.Through, year.ToString(System.Globalization.CultureInfo.InvariantCulture), null))))
            .Distinct().Select(value => (value, row.Place));

    private static IEnumerable<(int Cell, ListPlace Place, int Lab)> ColoursOf(ListedRow row) => PaletteText.Read(row.Colours)
        .Where(colour => colour.Share >= ColourCell.LeastShare).Select(colour => OkLab.Parse(colour.Colour)!.Value)
        .Select(colour => (ColourCell.Of(colour), row.Place, ColourCell.Pack(colour))).Distinct();

    /// <summary>The ids in <c>listed.vals</c> with the letters of their lists.</summary>
    internal static IEnumerable<(char Letter, int Id)> ValueIds(string values)
    {
        foreach (var value in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            yield return (value[0], int.Parse(value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, ListedRow> Rows(DbTransaction transaction, IEnumerable<string> ids) => transaction.Rows(
        $"select n, id, tie, hung, peopled, since, at, vals, colours from listed where kind = 'work' and id in {Dialect.ListIn("ids")}",
        row => new ListedRow(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3) != 0, row.GetInt32(4) != 0, row.GetInt32(5), row.GetInt32(6), row.GetString(7), row.GetString(8)),
        ("@ids", CatalogueText.List(ids.Distinct(StringComparer.Ordinal)))).ToDictionary(row => row.Id, StringComparer.Ordinal);

    private static HashSet<string> Hung(DbTransaction transaction, IReadOnlyList<string> ids) => transaction.Rows(
        $"""
        select work.id
        from work
        where work.withdrawn = 0 and work.id in {Dialect.ListIn("ids")} and exists (
          select 1
          from hanging
          join exhibition on exhibition.id = hanging.exhibition_id
          where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
        )
        """,
        row => row.GetString(0), ("@ids", CatalogueText.List(ids))).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> Palettes(DbTransaction transaction, IEnumerable<string> sha512s)
    {
        var list = sha512s.Distinct(StringComparer.Ordinal).ToList();
        return list.Count == 0 ? [] : transaction.Rows(
            $"select sha512, palette from picture where palette is not null and sha512 in {Dialect.ListIn("list")}", row => (row.GetString(0), row.GetString(1)),
            ("@list", CatalogueText.List(list))).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
    }

    /// <summary>Who the makers of works turned out to be; a chain of such findings is followed to its end.</summary>
    private static Func<Guid, Guid> SameAs(DbTransaction transaction, IReadOnlyList<Work> works)
    {
        var found = new Dictionary<Guid, Guid>();
        var open = works.SelectMany(work => work.Makers).Select(maker => maker.Person).OfType<Guid>().Distinct().ToList();
        while (open.Count > 0)
        {
            var people = transaction.Rows($"select record from person where id in {Dialect.ListIn("ids")}", row => RecordJson.ToPerson(row.GetString(0)),
                ("@ids", CatalogueText.List(open.Select(CatalogueText.Of))));
            foreach (var person in people)
                if (person.SameAs is { } other) found[person.Id] = other;
            open = [.. people.Select(person => person.SameAs).OfType<Guid>().Where(other => !found.ContainsKey(other)).Distinct()];
        }
        return person =>
        {
            // A circle ends where it began to turn.
            var seen = new HashSet<Guid>();
            while (seen.Add(person) && found.TryGetValue(person, out var other)) person = other;
            return person;
        };
    }
}

/// <summary>A row of <c>listed</c> that is a work.</summary>
internal sealed record ListedRow(long N, string Id, long Tie, bool IsHung, bool IsPeopled, int Since, int At, string Values, string Colours)
{
    public ListPlace Place => new(At, Tie, N);
}
