using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Archive;

/// <summary>An exhibition as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class ExhibitionRecord : IRecord
{
    [JsonPropertyName("@context")]
    public RecordContext? Context { get; set; }
    public string Id { get; set; } = "";
    public string Type { get; set; } = "";
    public int Format { get; set; }
    public string Slug { get; set; } = "";
    public LanguageText? Title { get; set; }

    /// <summary>In the archive the path of each language's Markdown, in the catalogue the Markdown itself.</summary>
    public LanguageText? WallText { get; set; }
    public List<MakerRecord>? Makers { get; set; }
    public LanguageText? Venue { get; set; }
    public LanguageText? Hours { get; set; }
    public string? Opens { get; set; }
    public string? Closes { get; set; }
    public string? Rights { get; set; }
    public ExhibitionStatus Status { get; set; }
    public List<SectionRecord> Sections { get; set; } = [];
    public DateTimeOffset Created { get; set; }

    /// <summary>Fields that this version doesn't know: an edit keeps them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    [JsonIgnore]
    public LanguageText? Stories { get => WallText; set => WallText = value; }

    public static ExhibitionRecord From(Exhibition exhibition) => new()
    {
        Id = RecordId.From(exhibition.Id),
        Type = RecordFile.Exhibition,
        Format = RecordFile.Format,
        Slug = exhibition.Slug,
        Title = exhibition.Title.OrNull(),
        WallText = exhibition.WallText.OrNull(),
        Makers = MakerRecord.From(exhibition.Makers),
        Venue = exhibition.Venue.OrNull(),
        Hours = exhibition.Hours.OrNull(),
        Opens = exhibition.Opens,
        Closes = exhibition.Closes,
        Rights = exhibition.Rights,
        Status = exhibition.Status,
        Sections = [.. exhibition.Sections.Select(SectionRecord.From)],
        Created = exhibition.Created,
    };

    /// <exception cref="FormatException">An id that is none.</exception>
    public Exhibition ToExhibition() => new()
    {
        Id = RecordId.Parse(Id),
        Slug = Slug,
        Title = Title ?? LanguageText.None,
        WallText = WallText ?? LanguageText.None,
        Makers = MakerRecord.To(Makers),
        Venue = Venue ?? LanguageText.None,
        Hours = Hours ?? LanguageText.None,
        Opens = Opens,
        Closes = Closes,
        Rights = Rights,
        Status = Status,
        Sections = [.. Sections.Select(section => section.ToSection())],
        Created = Created,
    };
}

internal sealed class SectionRecord
{
    public LanguageText? Title { get; set; }
    public LanguageText? WallText { get; set; }
    public List<HangingRecord> Works { get; set; } = [];

    public static SectionRecord From(Section section) => new()
    {
        Title = section.Title.OrNull(),
        WallText = section.WallText.OrNull(),
        Works = [.. section.Works.Select(hanging => new HangingRecord { Work = RecordId.From(hanging.Work), Reason = hanging.Reason })],
    };

    public Section ToSection() => new()
    {
        Title = Title ?? LanguageText.None,
        WallText = WallText ?? LanguageText.None,
        Works = [.. Works.Select(hanging => new Hanging(RecordId.Parse(hanging.Work), hanging.Reason))],
    };
}

internal sealed class HangingRecord
{
    public string Work { get; set; } = "";
    public LanguageText? Reason { get; set; }
}
