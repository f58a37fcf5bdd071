using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;

namespace Korme.Sample.Life;

/// <summary>The body of work of one invented artist as it stands in the JSON files beside this one, our own words throughout.</summary>
/// <param name="Walls">The murals; what belongs to each (sketches, photographs, panels) is made from its entry.</param>
/// <param name="Dances">The dances, each with a score and the evenings on which it was shown.</param>
/// <param name="Portraits">People seen.</param>
/// <param name="Sheets">Notebooks, prints, felts, gouaches.</param>
/// <param name="People">Who made it.</param>
/// <param name="Places">Where.</param>
/// <param name="Subjects">Who is seen, and what they agreed to.</param>
/// <param name="Exhibitions">How it hangs.</param>
internal sealed record LifeText(
    IReadOnlyList<WallText> Walls, IReadOnlyList<DanceText> Dances, IReadOnlyList<PortraitText> Portraits, IReadOnlyList<SheetText> Sheets,
    IReadOnlyList<PersonText> People, IReadOnlyList<PlaceText> Places, IReadOnlyList<SubjectText> Subjects, IReadOnlyList<ExhibitionText> Exhibitions)
{
    private const string Resources = "Korme.Sample.Life/";

    public static LifeText Read() => new(
        [.. From("walls-1.json", LifeJson.Default.ListWallText), .. From("walls-2.json", LifeJson.Default.ListWallText)],
        From("dances.json", LifeJson.Default.ListDanceText), From("portraits.json", LifeJson.Default.ListPortraitText), From("sheets.json", LifeJson.Default.ListSheetText),
        From("people.json", LifeJson.Default.ListPersonText), From("places.json", LifeJson.Default.ListPlaceText), From("subjects.json", LifeJson.Default.ListSubjectText),
        From("exhibitions.json", LifeJson.Default.ListExhibitionText));

    private static List<T> From<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<List<T>> type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + name)!;
        return JsonSerializer.Deserialize(stream, type)!;
    }
}

/// <remarks>What may be missing is set, not initialised: the generated reader gives every init-only property a value, null for what isn’t there.</remarks>
internal sealed record WallText
{
    public required string Id { get; init; }

    /// <summary>Among the first when only a part of the body of work is wanted.</summary>
    public bool Core { get; set; }
    public required string Date { get; init; }
    public required string Place { get; init; }
    public required IReadOnlyList<string> Makers { get; init; }
    public required string Comp { get; init; }
    public required string Palette { get; init; }
    public required string Setting { get; init; }
    public required string Dimensions { get; init; }
    public required string Medium { get; init; }
    public required IReadOnlyList<string> Sketches { get; init; }
    public IReadOnlyList<string> Subjects { get; set; } = [];
    public IReadOnlyList<string> From { get; set; } = [];
    public string? VersionOf { get; set; }

    /// <summary>In which light it was photographed when it was new; null: as chance has it.</summary>
    public Drawn.WallLight? Light { get; set; }
    public int Parts { get; set; }
    public IReadOnlyList<LanguageText> PartTitles { get; set; } = [];
    public required LanguageText Title { get; init; }

    /// <summary>What is to be seen on it, as a phrase.</summary>
    public required LanguageText Seen { get; init; }
    public required LanguageText Story { get; init; }
    public IReadOnlyList<ConditionText> Condition { get; set; } = [];
}

internal sealed record ConditionText(ConditionKind Kind, string Date, LanguageText Note, bool Photo = false);

internal sealed record DanceText(string Id, string Date, IReadOnlyList<string> Makers, string Palette, LanguageText Title, LanguageText Story, IReadOnlyList<ShownText> Shown, bool Core = false);

/// <param name="Sort"><c>photo</c> or <c>sound</c>.</param>
internal sealed record ShownText(string Date, string Place, string Sort, LanguageText Title);

/// <param name="Sort"><c>photo</c> or <c>sketch</c>.</param>
internal sealed record PortraitText(string Id, string Date, string Place, string Sort, LanguageText Title, IReadOnlyList<string>? Subjects = null, LanguageText? Story = null, bool Core = false, bool Erased = false);

/// <param name="Sort"><c>notebook</c>, <c>print</c>, <c>cloth</c> or <c>gouache</c>.</param>
internal sealed record SheetText(
    string Id, string Date, string Sort, LanguageText Title, string? Motif = null, string? Comp = null, string? Palette = null, string? Edition = null,
    IReadOnlyList<string>? Makers = null, LanguageText? Story = null);

internal sealed record PersonText(string Id, string Role, LanguageText Name, string? Born = null, string? Died = null, LanguageText? Biography = null, IReadOnlyList<string>? Links = null);

internal sealed record PlaceText
{
    public required string Id { get; init; }
    public required Places.PlacePrecision Precision { get; init; }
    public required LanguageText Name { get; init; }
    public LanguageText Address { get; set; } = LanguageText.None;
    public LanguageText Street { get; set; } = LanguageText.None;
    public LanguageText District { get; set; } = LanguageText.None;
    public LanguageText? City { get; set; }
    public double Latitude { get; set; }
    public double Longitude { get; set; }
    public LanguageText Story { get; set; } = LanguageText.None;
}

internal sealed record SubjectText(string Id, LanguageText Name, IReadOnlyList<ConsentText> Consents);

/// <param name="Uses">The words of <see cref="People.Uses"/>.</param>
/// <param name="Given">A day; null: asked, and not answered.</param>
internal sealed record ConsentText(
    IReadOnlyList<string> Uses, DateOnly? Given = null, string? How = null, DateOnly? Until = null, DateOnly? Withdrawn = null, string? Guardian = null, string? Witness = null,
    IReadOnlyList<string>? Works = null);

internal sealed record ExhibitionText
{
    public required string Slug { get; init; }
    public required string Status { get; init; }
    public required LanguageText Title { get; init; }
    public LanguageText Text { get; set; } = LanguageText.None;
    public LanguageText Venue { get; set; } = LanguageText.None;
    public LanguageText Hours { get; set; } = LanguageText.None;
    public string? Opens { get; set; }
    public string? Closes { get; set; }
    public required IReadOnlyList<SectionText> Sections { get; init; }
}

/// <param name="From">The first year of its works; null: any.</param>
/// <param name="To">The last.</param>
/// <param name="Sorts">Which: <c>wall</c>, <c>panel</c>, <c>state</c>, <c>sketch</c>, <c>making</c>, <c>later</c>, <c>dance</c>, <c>score</c>, <c>portrait</c>, <c>notebook</c>…</param>
/// <param name="Layout">As in korme.yaml.</param>
/// <param name="Lost">Only what belongs to walls that are gone.</param>
internal sealed record SectionText(LanguageText Title, LanguageText Text, IReadOnlyList<string> Sorts, int? From = null, int? To = null, string? Layout = null, bool Lost = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<WallText>))]
[JsonSerializable(typeof(List<DanceText>))]
[JsonSerializable(typeof(List<PortraitText>))]
[JsonSerializable(typeof(List<SheetText>))]
[JsonSerializable(typeof(List<PersonText>))]
[JsonSerializable(typeof(List<PlaceText>))]
[JsonSerializable(typeof(List<SubjectText>))]
[JsonSerializable(typeof(List<ExhibitionText>))]
internal sealed partial class LifeJson : JsonSerializerContext;
