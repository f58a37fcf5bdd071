using System.Security.Cryptography;
using System.Text;
using Korme.Catalogue;
using Korme.People;
using Korme.Places;

namespace Korme.Exchange;

/// <summary>Single fields of people and places, as a file's columns are called: told apart, compared, and put back without touching the others.</summary>
internal static class CopyRecordField
{
    private const int DigestBytes = 16;

    /// <summary>The fields in which two states of a record say something else, each with what it says in both.</summary>
    public static IReadOnlyList<(string Field, string Before, string After)> Between(IRecorded before, IRecorded after) =>
        [.. TargetsOf(before, after).Select(target => (Field: target.ToString(), Before: RecordCell.Of(before, target), After: RecordCell.Of(after, target))).Where(each => each.Before != each.After)];

    /// <summary>A digest of these fields: equal for records that say the same in them.</summary>
    public static string Digest(IRecorded record, IEnumerable<string> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', fields.Select(Target.Parse).OfType<Target>().Select(target => $"{target}\0{RecordCell.Of(record, target)}")))).AsSpan(0, DigestBytes));

    /// <summary>The record with these fields as another state of it has them.</summary>
    public static IRecorded From(IRecorded other, IRecorded record, IEnumerable<string> fields) =>
        fields.Select(Target.Parse).OfType<Target>().Aggregate(record, (to, target) => (other, to) switch
        {
            (Person from, Person person) => One(from, person, target),
            (Place from, Place place) => One(from, place, target),
            _ => to,
        });

    private static IEnumerable<Target> TargetsOf(IRecorded before, IRecorded after) =>
        (before is Person ? RecordFields.OfPeople : RecordFields.OfPlaces).SelectMany(field => Fields.PerLanguage.Contains(field)
            ? RecordCell.Text(before, field).Concat(RecordCell.Text(after, field)).Select(text => text.Key).Distinct().Select(language => new Target(field, language))
            : [new Target(field)]);

    private static Person One(Person from, Person to, Target target) => target.Field switch
    {
        RecordFields.Name => to with { Name = Text(from.Name, to.Name, target) },
        RecordFields.Biography => to with { Biography = Text(from.Biography, to.Biography, target) },
        RecordFields.Born => to with { Born = from.Born },
        RecordFields.Died => to with { Died = from.Died },
        RecordFields.Links => to with { Links = from.Links },
        RecordFields.Contact => to with { Contact = from.Contact },
        RecordFields.NotSame => to with { NotSame = from.NotSame },
        _ => to,
    };

    private static Place One(Place from, Place to, Target target) => target.Field switch
    {
        RecordFields.Name => to with { Name = Text(from.Name, to.Name, target) },
        RecordFields.Address => to with { Address = Text(from.Address, to.Address, target) },
        RecordFields.Street => to with { Street = Text(from.Street, to.Street, target) },
        RecordFields.District => to with { District = Text(from.District, to.District, target) },
        RecordFields.City => to with { City = Text(from.City, to.City, target) },
        Fields.Latitude => to with { Latitude = from.Latitude },
        Fields.Longitude => to with { Longitude = from.Longitude },
        RecordFields.Precision => to with { Precision = from.Precision },
        Fields.Story => to with { Story = Text(from.Story, to.Story, target) },
        RecordFields.NotSame => to with { NotSame = from.NotSame },
        _ => to,
    };

    private static LanguageText Text(LanguageText from, LanguageText to, Target target) =>
        to.With([KeyValuePair.Create(target.Language!, from.In(target.Language!) ?? "")]);
}
