using Korme.Catalogue;
using Korme.Sample.Life;
using Korme.Tests.Import;

namespace Korme.Tests.Sample;

/// <summary>The texts and the files of the invented body of work.</summary>
public sealed class BodyOfWorkTests
{
    private static readonly LifeText Life = LifeText.Read();
    private static readonly IReadOnlyList<LifeWork> Works = LifeWorks.Of(Life, LifeWorks.All, 2026);

    [Fact]
    public void It_has_three_hundred_works_of_twelve_years_no_two_of_one_name()
    {
        Assert.Equal(LifeWorks.All, Works.Count);
        Assert.Equal(Works.Count, Works.Select(work => work.Id).Distinct().Count());
        Assert.Superset(Enumerable.Range(2014, 13).ToHashSet(), Works.Select(work => work.Year).ToHashSet());
    }

    [Fact]
    public void Every_title_stands_in_three_languages_and_every_date_is_one()
    {
        Assert.All(Works, work => Assert.Equal(["en", "kk", "ru"], work.Title.Select(title => title.Key)));
        Assert.All(Works.Where(work => !work.Story.IsEmpty), work => Assert.Equal(3, work.Story.Count));
        Assert.All(Works.Where(work => work.Paint is not null), work => Assert.Equal(3, work.Alt.Count));
        Assert.All(Works.SelectMany(work => work.Condition.Select(each => each.Change.Date).Append(work.Date)), date => Assert.True(Edtf.IsValid(date), date));
        Assert.All(Life.Places.Where(place => place.Latitude is < 41 or > 44 || place.Longitude is < 44 or > 78), place => Assert.Fail(place.Id));
    }

    [Fact]
    public void Dates_places_consents_and_conditions_are_of_every_sort()
    {
        var dates = Works.Select(work => Edtf.Parse(work.Date)!).ToList();

        Assert.Contains(dates, date => date.From is { Precision: EdtfPrecision.Decade });
        Assert.Contains(dates, date => date.From is { Month: > 20 });
        Assert.Contains(dates, date => date.IsOpenEnd);
        Assert.Contains(dates, date => date is { IsInterval: true, To.Precision: EdtfPrecision.Day });
        Assert.Contains(dates, date => date.From is { IsUncertain: true, IsApproximate: true });
        Assert.Equal(5, Life.Places.Select(place => place.Precision).Distinct().Count());
        Assert.Equal(Enum.GetValues<ConditionKind>(), Works.SelectMany(work => work.Condition).Select(each => each.Change.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<RelationKind>(), Works.SelectMany(work => work.Relations).Select(relation => relation.Kind).Distinct().Order());
        var consents = Life.Subjects.SelectMany(subject => subject.Consents).ToList();
        Assert.Contains(consents, consent => consent.Until < new DateOnly(2026, 11, 1));
        Assert.Contains(consents, consent => consent.Withdrawn is not null);
        Assert.Contains(consents, consent => consent.Given is null);
        Assert.Contains(consents, consent => consent.Guardian is not null);
        Assert.Contains(consents, consent => consent.Uses is ["print"]);
    }

    [Fact]
    public void Whatever_is_named_in_the_texts_is_there()
    {
        var (people, places, subjects) = (Life.People.Select(person => person.Id).ToHashSet(), Life.Places.Select(place => place.Id).ToHashSet(), Life.Subjects.Select(subject => subject.Id).ToHashSet());
        var works = Works.Select(work => work.Id).ToHashSet();

        Assert.All(Works, work => Assert.Subset(people, work.Makers.Select(maker => maker.Person).ToHashSet()));
        Assert.All(Works, work => Assert.Subset(subjects, work.Subjects.ToHashSet()));
        Assert.All(Works.Where(work => work.Place is not null), work => Assert.Contains(work.Place!, places));
        Assert.All(Works.SelectMany(work => work.Condition).Select(each => each.Picture).OfType<string>(), picture => Assert.Contains(picture, works));
        Assert.All(Life.Walls, wall => Assert.Subset(works, wall.From.Concat(wall.VersionOf is { } other ? [other] : Array.Empty<string>()).ToHashSet()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(137)]
    public void A_part_of_it_hangs_together(int count)
    {
        var part = LifeWorks.Of(Life, count, 2026);

        var ids = part.Select(work => work.Id).ToHashSet();
        Assert.InRange(part.Count, 1, count);
        Assert.All(part.SelectMany(work => work.Relations), relation => Assert.Contains(relation.Work, ids));
    }

    [Fact]
    public void The_small_part_has_what_the_whole_is_about()
    {
        var part = LifeWorks.Of(Life, 40, 2026);

        Assert.Contains(part, work => work is { Sort: "wall", IsLost: true, Makers.Count: > 1 } && work.Relations.Any(relation => relation.Kind == RelationKind.DrawnFrom));
        Assert.Contains(part, work => work.Subjects.Contains("zamira"));
        Assert.Contains(part, work => work.Sort == "state");
    }

    [Fact]
    public void Its_files_are_the_same_byte_for_byte_the_second_time()
    {
        using var folder = new TemporaryFolder();
        LifeWork[] few =
        [
            .. new[] { "aport", "aport-sketch-1", "aport-sketch-2", "aport-2023-03", "quraq-school-sketch-1", "quraq-school-making", "d-shadow", "d-shadow-1", "d-train-2", "p-kulash", "n-4", "s-2", "c-1", "g-2" }
                .Select(id => Works.Single(work => work.Id == id)),
        ];
        var (one, other) = (Path.Combine(folder.Root, "one"), Path.Combine(folder.Root, "other"));

        WriteLife.Run(one, Life, few, 0.2f, null, CancellationToken.None);
        WriteLife.Run(other, Life, few, 0.2f, null, CancellationToken.None);

        var files = Directory.GetFiles(one).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(few.Length * 4, files.Count);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(other, file))));
    }
}
