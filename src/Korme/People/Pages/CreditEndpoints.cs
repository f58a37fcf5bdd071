using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.People.Pages;

/// <summary>Who made a work or an exhibition: people are found or made, put in order, given their part. Plain forms; a form's <c>do</c> says what it does.</summary>
internal static class CreditEndpoints
{
    private const int LongestName = 400;

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/works/{id:guid}/makers", (HttpContext http, Guid id, [FromServices] Database database) => OfWork(database, id) is { } credited ? Page(http, credited) : ExhibitionEndpoints.Missing(http));
        desk.MapPost("/works/{id:guid}/makers", (HttpContext http, Guid id, [FromServices] Database database, CancellationToken cancel) => Act(http, OfWork(database, id), cancel));
        desk.MapGet("/exhibitions/{slug}/makers", (HttpContext http, string slug, [FromServices] Database database) => OfExhibition(database, slug) is { } credited ? Page(http, credited) : ExhibitionEndpoints.Missing(http));
        desk.MapPost("/exhibitions/{slug}/makers", (HttpContext http, string slug, [FromServices] Database database, CancellationToken cancel) => Act(http, OfExhibition(database, slug), cancel));
    }

    private static Credited? OfWork(Database database, Guid id) => FindWork.ById(database, id) is { IsTombstone: false } work
        ? new(work.Title, work.Makers, work, makers => work with { Makers = makers },
            (language, said) => PeopleAddresses.WorkMakers(language, id, said), language => DeskAddresses.Work(language, id)) : null;

    private static Credited? OfExhibition(Database database, string slug) => FindExhibition.ForDesk(database, slug) is { } exhibition
        ? new(exhibition.Title, exhibition.Makers, exhibition, makers => exhibition with { Makers = makers },
            (language, said) => PeopleAddresses.ExhibitionMakers(language, exhibition.Slug, said), language => EditAddresses.Of(language, exhibition.Slug, "about")) : null;

    private static IResult Page(HttpContext http, Credited credited)
    {
        var services = http.RequestServices;
        var database = services.GetRequiredService<Database>();
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        var said = http.Request.Query["said"].ToString();
        return HtmlPage.Of<CreditPage>(new()
        {
            ["Visit"] = visit,
            ["Title"] = credited.Title,
            ["Makers"] = credited.Makers,
            ["Alike"] = credited.Makers.Select((maker, index) => (maker, index)).Where(line => line.maker.Person is null)
                .ToDictionary(line => line.index, line => NamedAlike(database, line.maker.Name).Count),
            ["Known"] = FindPeople.All(database).Select(listed => listed.Person).ToList(),
            ["Self"] = credited.Self(visit.Language, null),
            ["Back"] = credited.Back(visit.Language),
            ["BasedOn"] = Changes.TokenOf(credited.Record),
            ["Token"] = services.GetRequiredService<FormToken>().For(http),
            ["Said"] = CreditPage.Notices.Contains(said) ? said : null,
        });
    }

    private static async Task<IResult> Act(HttpContext http, Credited? credited, CancellationToken cancel)
    {
        if (credited is null) return ExhibitionEndpoints.Missing(http);
        var services = http.RequestServices;
        var (database, changes) = (services.GetRequiredService<Database>(), services.GetRequiredService<Changes>());
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visit.LanguageOf(http.Request);
        if (!services.GetRequiredService<FormToken>().IsRight(http.Request, form[FormToken.Field])) return new SeeOther(credited.Self(language, "old"));
        var token = Changes.TokenOf(credited.Record);
        if (form["based"] != token.ToString(CultureInfo.InvariantCulture)) return new SeeOther(credited.Self(language, "meanwhile"));

        var now = services.GetRequiredService<TimeProvider>().GetLocalNow();
        var makers = credited.Makers.ToList();
        var records = new List<IRecorded>();
        var line = int.TryParse(form["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < makers.Count ? index : -1;
        switch (form["do"].ToString())
        {
            case "add":
                var typed = form["who"].ToString().Trim();
                if (typed.Length is 0 or > LongestName + 20) return new SeeOther(credited.Self(language, "nameless"));
                var found = PersonLabel.Find(database, typed);
                if (found.Count > 1) return new SeeOther(credited.Self(language, "several"));
                if (found.Count == 0 && typed.Length > LongestName) return new SeeOther(credited.Self(language, "nameless"));
                var person = found.Count == 1 ? found[0] : New(LanguageText.Of(typed, language), now);
                if (found.Count == 0) records.Add(person);
                makers.Add(new(person.Name, RoleWords.From(form["role"].ToString()), person.Id));
                break;
            case "record" when line >= 0 && makers[line] is { Person: null, Name.IsEmpty: false } named:
                var met = New(named.Name, now);
                records.Add(met);
                makers[line] = named with { Person = met.Id };
                if (form["every"] == "yes") records.AddRange(Linked(database, named.Name, met.Id, credited.Record));
                break;
            case "unlink" when line >= 0: makers[line] = makers[line] with { Person = null }; break;
            case "role" when line >= 0: makers[line] = makers[line] with { Role = RoleWords.From(form["role"].ToString()) }; break;
            case "remove" when line >= 0: makers.RemoveAt(line); break;
            case "up" when line > 0: (makers[line - 1], makers[line]) = (makers[line], makers[line - 1]); break;
            case "down" when line >= 0 && line < makers.Count - 1: (makers[line + 1], makers[line]) = (makers[line], makers[line + 1]); break;
            default: return new SeeOther(credited.Self(language, null));
        }
        records.Add(credited.With(makers));
        var saved = await changes.SaveAll(records, "credited", new Dictionary<Guid, long> { [credited.Id] = token }, cancel);
        return new SeeOther(credited.Self(language, saved is SavedTogether.Conflict ? "meanwhile" : "saved"));
    }

    private static Person New(LanguageText name, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(), Name = name, Created = now };

    /// <summary>The other works with a maker of that name who has no record, with the person as that maker.</summary>
    private static IEnumerable<IRecorded> Linked(Database database, LanguageText name, Guid person, IRecorded but) => NamedAlike(database, name)
        .Where(work => (but as Work)?.Id != work.Id)
        .Select(work => work with { Makers = [.. work.Makers.Select(maker => IsAlike(maker, name) ? maker with { Person = person } : maker)] });

    private static List<Work> NamedAlike(Database database, LanguageText name)
    {
        if (name.For("kk") is not { } spoken) return [];
        // A part of the record's text first, because only few have it; then the maker's name itself.
        var text = RecordJson.Of(LanguageText.Of(spoken.Text, spoken.Language))![1..^1];
        return [.. database.Read(connection => connection.Rows(
            "select record from work where record like '%' || @name || '%'",
            row => RecordJson.ToWork(row.GetString(0)),
            ("@name", text))).Where(work => !work.IsTombstone && work.Makers.Any(maker => IsAlike(maker, name)))];
    }

    private static bool IsAlike(Maker maker, LanguageText name) => maker.Person is null && maker.Name.Equals(name);

    /// <summary>A work or an exhibition whose makers are put in order.</summary>
    private sealed record Credited(
        LanguageText Title, IReadOnlyList<Maker> Makers, IRecorded Record, Func<IReadOnlyList<Maker>, IRecorded> With, Func<string, string?, string> Self, Func<string, string> Back)
    {
        public Guid Id => Record.Id;
    }
}
