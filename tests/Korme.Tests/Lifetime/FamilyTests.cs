using Korme.Catalogue;
using Korme.Lifetime;

namespace Korme.Tests.Lifetime;

public sealed class FamilyTests
{
    private static readonly Guid Wall = Id(1), Sketch = Id(2), Photograph = Id(3), Poster = Id(4), Companion = Id(5), Model = Id(6);

    [Fact]
    public void A_wall_stands_between_what_it_was_drawn_from_and_what_came_of_it()
    {
        var family = Family.Of(Wall,
        [
            new(Wall, RelationKind.DrawnFrom, Sketch), new(Photograph, RelationKind.PhotographOf, Wall), new(Poster, RelationKind.VersionOf, Photograph),
            new(Sketch, RelationKind.DrawnFrom, Model), new(Companion, RelationKind.MadeWith, Wall),
        ], _ => true);

        Assert.Equal((Sketch, RelationKind.DrawnFrom, false), (family.Sources.Single().Work, family.Sources[0].Kind, family.Sources[0].IsBack));
        Assert.Equal(Model, family.Sources[0].More.Single().Work);
        Assert.Equal((Photograph, true), (family.Offspring.Single().Work, family.Offspring[0].IsBack));
        Assert.Equal(Poster, family.Offspring[0].More.Single().Work);
        Assert.Equal(Companion, family.Companions.Single().Work);
    }

    [Fact]
    public void Whoever_is_not_public_is_not_in_it_nor_whoever_is_reached_through_them_alone()
    {
        var family = Family.Of(Wall, [new(Photograph, RelationKind.PhotographOf, Wall), new(Poster, RelationKind.VersionOf, Photograph)], id => id != Photograph);

        Assert.True(family.IsEmpty);
    }

    [Fact]
    public void A_circle_of_an_imported_record_ends_and_names_each_work_once()
    {
        List<Kinship> circle =
        [
            new(Wall, RelationKind.DrawnFrom, Sketch), new(Sketch, RelationKind.DrawnFrom, Wall), new(Sketch, RelationKind.DrawnFrom, Model),
            new(Model, RelationKind.DrawnFrom, Wall), new(Wall, RelationKind.PartOf, Wall), new(Sketch, RelationKind.VersionOf, Wall),
        ];

        var family = Family.Of(Wall, circle, _ => true);

        var all = family.Sources.Concat(family.Companions).Concat(family.Offspring).SelectMany(each => each.More.Prepend(each)).Select(each => each.Work).ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.Equal([Sketch, Model], all.Order());
    }

    private static Guid Id(int number) => new($"0198bbbb-0000-7000-8000-{number:x12}");
}
