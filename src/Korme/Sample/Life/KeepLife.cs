using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Sample.Life;

/// <summary>Brings into a home what labels can't say of the body of work: who, where, what is drawn from what, what became of walls, who agreed to what, and how it hangs.</summary>
/// <remarks>Through the same door as the desk's own changes; done twice it changes nothing. The ids of people, places, consents and exhibitions follow from their words.</remarks>
internal sealed class KeepLife(Database database, ArchiveStore archive, Changes changes, DerivativePaths paths, TimeProvider clock, LifeText life)
{
    /// <summary>The person whose record says that a home is this sample's.</summary>
    public static readonly Guid Artist = IdOf("person", "nazym");

    private static readonly DateTimeOffset Noted = new(2026, 10, 1, 9, 0, 0, TimeSpan.FromHours(5));

    /// <summary>People and places: before the works, so that a home which was begun is known again.</summary>
    public async Task Begin(CancellationToken cancel)
    {
        var people = life.People.Select(person => new Person
        {
            Id = IdOf("person", person.Id),
            Name = person.Name,
            Born = person.Born,
            Died = person.Died,
            Biography = person.Biography ?? LanguageText.None,
            Links = person.Links ?? [],
            Created = Noted,
        }).Concat(life.Subjects.Select(subject => new Person { Id = IdOf("subject", subject.Id), Name = subject.Name, Created = Noted }));
        await changes.SaveAll((IReadOnlyList<IRecorded>)[.. people, .. life.Places.Select(PlaceOf)], "noted", null, cancel);
    }

    /// <summary>Everything else, the exhibitions last: until they hang, nothing of it is public.</summary>
    /// <param name="works">As they were written.</param>
    /// <param name="taken">The works of the catalogue by the words of these.</param>
    /// <param name="cancel">Between two steps; the next run goes on.</param>
    public async Task Finish(IReadOnlyList<LifeWork> works, IReadOnlyDictionary<string, Guid> taken, CancellationToken cancel)
    {
        var known = works.Where(work => taken.ContainsKey(work.Id)).ToList();
        var byId = known.ToDictionary(work => taken[work.Id]);
        await changes.ChangeAll([.. byId.Keys], now => Described(now, byId[now.Id], taken), "described", (_, _) => { }, cancel);
        await changes.SaveAll((IReadOnlyList<IRecorded>)[.. life.Subjects.SelectMany(subject => Consents(subject, taken))], "asked", null, cancel);
        await changes.Settle(cancel);
        foreach (var work in known.Where(work => work.IsErased))
            if (FindWork.ById(database, taken[work.Id]) is { IsTombstone: false } found)
                await EraseWork.Run(database, archive, changes, paths, clock, EraseWork.Plan(database, archive, found.Id, []), cancel);
        await changes.SaveAll((IReadOnlyList<IRecorded>)[.. life.Exhibitions.Select(exhibition => Hung(exhibition, known, taken)).Where(exhibition => exhibition.Hangings.Any())], HangExhibition.What, null, cancel);
        await changes.Settle(cancel);
    }

    private static Place PlaceOf(PlaceText place) => new()
    {
        Id = IdOf("place", place.Id),
        Name = place.Name,
        Address = place.Address,
        Street = place.Street,
        District = place.District,
        City = place.City ?? LifeWords.Of("Алматы", "Алматы", "Almaty"),
        Latitude = place.Latitude,
        Longitude = place.Longitude,
        Precision = place.Precision,
        Story = place.Story,
        Created = Noted,
    };

    private Work Described(Work now, LifeWork work, IReadOnlyDictionary<string, Guid> taken) => now with
    {
        Makers = [.. work.Makers.Select(maker => new Maker(life.People.First(person => person.Id == maker.Person).Name, maker.Role, IdOf("person", maker.Person)))],
        Subjects = [.. work.Subjects.Select(subject => IdOf("subject", subject))],
        Place = work.Place is { } place ? new(now.Place?.Name ?? LanguageText.None, Record: IdOf("place", place)) : now.Place,
        Relations = [.. work.Relations.Where(relation => taken.ContainsKey(relation.Work)).Select(relation => new Relation(relation.Kind, taken[relation.Work]))],
        Condition = [.. work.Condition.Select(each => new ConditionChange(each.Change.Kind, each.Change.Date, each.Change.Note, each.Picture is { } picture && taken.TryGetValue(picture, out var shows) ? [shows] : []))],
        Edition = work.Edition,
        IsWithdrawn = now.IsWithdrawn || work.IsWithdrawn,
    };

    private static IEnumerable<Consent> Consents(SubjectText subject, IReadOnlyDictionary<string, Guid> taken)
    {
        foreach (var (i, consent) in subject.Consents.Index())
        {
            var works = (consent.Works ?? []).Where(taken.ContainsKey).Select(work => taken[work]).ToList();
            // A consent for certain works is none for all of them when they aren't there.
            if (consent.Works is { Count: > 0 } && works.Count == 0) continue;
            yield return new()
            {
                Id = IdOf("consent", $"{subject.Id} {i}"),
                Person = IdOf("subject", subject.Id),
                Works = works,
                Uses = consent.Uses.Aggregate(Uses.None, (uses, word) => uses | Enum.Parse<Uses>(word, ignoreCase: true)),
                Until = consent.Until,
                Withdrawn = consent.Withdrawn is { } back ? At(back) : null,
                Created = consent.Given is { } asked ? At(asked) : Noted,
                Given = consent.Given is { } day ? new(Enum.Parse<Evidence>(consent.How!, ignoreCase: true), At(day), subject.Name.For("kk")!.Value.Text, consent.Guardian, consent.Witness, consent.How == "signature" ? Signature(subject.Id) : null) : null,
            };
        }
    }

    private Exhibition Hung(ExhibitionText text, List<LifeWork> works, IReadOnlyDictionary<string, Guid> taken) => new()
    {
        Id = IdOf("exhibition", text.Slug),
        Slug = text.Slug,
        Title = text.Title,
        WallText = text.Text,
        Makers = [new(life.People[0].Name, life.People[0].Role, Artist)],
        Venue = text.Venue,
        Hours = text.Hours,
        Opens = text.Opens,
        Closes = text.Closes,
        Status = Enum.Parse<ExhibitionStatus>(text.Status, ignoreCase: true),
        Created = text.Opens is { } opens ? At(DateOnly.Parse(opens, System.Globalization.CultureInfo.InvariantCulture)) : Noted.AddMonths(1),
        Sections = [.. text.Sections.Select(section => new Section { Title = section.Title, WallText = section.Text, Layout = LayoutOf(section.Layout), Works = [.. ChosenFor(section, works).Select(work => new Hanging(taken[work.Id]))] }).Where(section => section.Works.Count > 0)],
    };

    /// <summary>By year, each wall followed by what belongs to it.</summary>
    private static IEnumerable<LifeWork> ChosenFor(SectionText section, List<LifeWork> works)
    {
        var walls = works.Where(work => work.Sort == "wall").ToList();
        LifeWork Head(LifeWork work) => walls.FirstOrDefault(wall => work.Id == wall.Id || work.Id.StartsWith(wall.Id + "-", StringComparison.Ordinal)) ?? work;
        return works.Where(work => !work.IsErased && section.Sorts.Contains(work.Sort) && (!section.Lost || work.IsLost))
            .Select(work => (Work: work, Head: Head(work)))
            .Where(each => (section.From is not { } from || each.Head.Year >= from) && (section.To is not { } to || each.Head.Year <= to))
            .OrderBy(each => each.Head.Date, StringComparer.Ordinal).ThenBy(each => each.Head.Id, StringComparer.Ordinal)
            .ThenBy(each => each.Work.Sort switch { "wall" or "score" => 0, "sketch" => 1, "making" => 2, "panel" => 3, _ => 4 }).ThenBy(each => each.Work.Date, StringComparer.Ordinal).Select(each => each.Work);
    }

    private static SectionLayout LayoutOf(string? word) => word switch { "series" => SectionLayout.Series, "spread" => SectionLayout.Spread, "large" => SectionLayout.Large, _ => SectionLayout.Rhythm };

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new(12, 0)), TimeSpan.FromHours(5));

    /// <summary>A line that somebody might have drawn with a finger.</summary>
    private static string Signature(string who)
    {
        var chance = new Drawing.Chance((ulong)who.Sum(letter => letter * 31));
        var path = new StringBuilder("M40 120");
        for (var x = 60; x < 540; x += 12) path.Append(System.Globalization.CultureInfo.InvariantCulture, $" L{x} {(int)(100 + 55 * MathF.Sin(x / 19f) * chance.Unit())}");
        return path.ToString();
    }

    /// <summary>An id that says nothing (RFC 9562 §5.8, version 8), the same for the same word.</summary>
    private static Guid IdOf(string sort, string word)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"korme sample {sort} {word}"))[..16];
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x80), (byte)(bytes[8] & 0x3F | 0x80));
        return new(bytes, bigEndian: true);
    }
}
