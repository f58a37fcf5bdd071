using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Places;

namespace Korme.Archive;

/// <summary>A place as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class PlaceRecord : RecordHead
{
    public LanguageText? Name { get; set; }
    public LanguageText? Address { get; set; }
    public LanguageText? Street { get; set; }
    public LanguageText? District { get; set; }
    public LanguageText? City { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string Precision { get; set; } = "";

    /// <summary>In the archive the path of each language's Markdown, in the catalogue the Markdown itself.</summary>
    public LanguageText? Story { get; set; }
    public string? SameAs { get; set; }
    public PlaceMergeRecord? Merged { get; set; }
    public List<string>? NotSame { get; set; }
    public DateTimeOffset? Binned { get; set; }
    public DateTimeOffset Created { get; set; }

    [JsonIgnore]
    public override LanguageText? Stories { get => Story; set => Story = value; }

    public static PlaceRecord From(Place place) => new()
    {
        Id = RecordId.From(place.Id),
        Type = RecordFile.Place,
        Format = RecordFile.Format,
        Name = place.Name.OrNull(),
        Address = place.Address.OrNull(),
        Street = place.Street.OrNull(),
        District = place.District.OrNull(),
        City = place.City.OrNull(),
        Latitude = place.Latitude,
        Longitude = place.Longitude,
        Precision = RecordWord.Of(place.Precision),
        Story = place.Story.OrNull(),
        SameAs = place.SameAs is { } other ? RecordId.From(other) : null,
        Merged = place.Merged is { } merge ? PlaceMergeRecord.From(merge) : null,
        NotSame = RecordId.ListFrom(place.NotSame),
        Binned = place.Binned,
        Created = place.Created,
    };

    /// <exception cref="FormatException">An id or a word that is none.</exception>
    public Place ToPlace() => new()
    {
        Id = RecordId.Parse(Id),
        Name = Name ?? LanguageText.None,
        Address = Address ?? LanguageText.None,
        Street = Street ?? LanguageText.None,
        District = District ?? LanguageText.None,
        City = City ?? LanguageText.None,
        Latitude = Latitude,
        Longitude = Longitude,
        Precision = RecordWord.Parse<PlacePrecision>(Precision),
        Story = Story ?? LanguageText.None,
        SameAs = SameAs is null ? null : RecordId.Parse(SameAs),
        Merged = Merged?.ToMerge(),
        NotSame = RecordId.ListTo(NotSame),
        Binned = Binned,
        Created = Created,
    };
}

/// <summary>A merge as the record of the place that became another has it.</summary>
internal sealed class PlaceMergeRecord
{
    public DateTimeOffset At { get; set; }
    public PlaceRecord Kept { get; set; } = new();
    public List<string>? Works { get; set; }

    public static PlaceMergeRecord From(PlaceMerge merge) => new() { At = merge.At, Kept = PlaceRecord.From(merge.Kept), Works = RecordId.ListFrom(merge.Works) };

    public PlaceMerge ToMerge() => new(At, Kept.ToPlace(), RecordId.ListTo(Works));
}
