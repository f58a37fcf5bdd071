using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Archive;

/// <summary>An exhibition as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class ExhibitionRecord : RecordHead
{
    public string Slug { get; set; } = "";
    public LanguageText? Title { get; set; }

    /// <summary>In the archive the path of each language's Markdown, in the catalogue the Markdown itself.</summary>
    public LanguageText? WallText { get; set; }
    public List<MakerRecord>? Makers { get; set; }
    public LanguageText? Venue { get; set; }
    public LanguageText? Hours { get; set; }
    public LanguageText? Contact { get; set; }
    public LanguageText? Essay { get; set; }
    public string? Opens { get; set; }
    public string? Closes { get; set; }
    public string? Rights { get; set; }
    public string Status { get; set; } = "";
    public List<SectionRecord> Sections { get; set; } = [];
    public RoomRecord? Room { get; set; }
    public List<string>? FormerSlugs { get; set; }
    public DateTimeOffset? Binned { get; set; }
    public DateTimeOffset Created { get; set; }

    [JsonIgnore]
    public override LanguageText? Stories { get => WallText; set => WallText = value; }

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
        Contact = exhibition.Contact.OrNull(),
        Essay = exhibition.Essay.OrNull(),
        Opens = exhibition.Opens,
        Closes = exhibition.Closes,
        Rights = exhibition.Rights,
        Status = RecordWord.Of(exhibition.Status),
        Sections = [.. exhibition.Sections.Select(SectionRecord.From)],
        Room = RoomRecord.From(exhibition.Room),
        FormerSlugs = exhibition.FormerSlugs.Count == 0 ? null : [.. exhibition.FormerSlugs],
        Binned = exhibition.Binned,
        Created = exhibition.Created,
    };

    /// <exception cref="FormatException">An id or a word that is none.</exception>
    public Exhibition ToExhibition() => new()
    {
        Id = RecordId.Parse(Id),
        Slug = Slug,
        Title = Title ?? LanguageText.None,
        WallText = WallText ?? LanguageText.None,
        Makers = MakerRecord.To(Makers),
        Venue = Venue ?? LanguageText.None,
        Hours = Hours ?? LanguageText.None,
        Contact = Contact ?? LanguageText.None,
        Essay = Essay ?? LanguageText.None,
        Opens = Opens,
        Closes = Closes,
        Rights = Rights,
        Status = RecordWord.Parse<ExhibitionStatus>(Status),
        Sections = [.. Sections.Select(section => section.ToSection())],
        Room = Room?.ToRoom(),
        FormerSlugs = FormerSlugs ?? [],
        Binned = Binned,
        Created = Created,
    };
}

internal sealed class SectionRecord
{
    public LanguageText? Title { get; set; }
    public LanguageText? WallText { get; set; }
    public string? Layout { get; set; }
    public List<HangingRecord> Works { get; set; } = [];

    public static SectionRecord From(Section section) => new()
    {
        Title = section.Title.OrNull(),
        WallText = section.WallText.OrNull(),
        Layout = section.Layout == SectionLayout.Rhythm ? null : RecordWord.Of(section.Layout),
        Works = [.. section.Works.Select(hanging => new HangingRecord { Work = RecordId.From(hanging.Work), Reason = hanging.Reason, Price = hanging.Price })],
    };

    public Section ToSection() => new()
    {
        Title = Title ?? LanguageText.None,
        WallText = WallText ?? LanguageText.None,
        Layout = Layout is null ? SectionLayout.Rhythm : RecordWord.Parse<SectionLayout>(Layout),
        Works = [.. Works.Select(hanging => new Hanging(RecordId.Parse(hanging.Work), hanging.Reason, hanging.Price))],
    };
}

internal sealed class HangingRecord
{
    public string Work { get; set; } = "";
    public LanguageText? Reason { get; set; }
    public string? Price { get; set; }
}

internal sealed class RoomRecord
{
    public double EyeHeightCentimetres { get; set; }
    public List<RoomWallRecord> Walls { get; set; } = [];

    public static RoomRecord? From(Room? room) => room is null ? null : new()
    {
        EyeHeightCentimetres = room.EyeHeightCentimetres,
        Walls = [.. room.Walls.Select(wall => new RoomWallRecord { Wall = wall.Name, LengthCentimetres = wall.LengthCentimetres })],
    };

    public Room ToRoom() => new(EyeHeightCentimetres, [.. Walls.Select(wall => new RoomWall(wall.Wall, wall.LengthCentimetres))]);
}

internal sealed class RoomWallRecord
{
    public string Wall { get; set; } = "";
    public double LengthCentimetres { get; set; }
}
