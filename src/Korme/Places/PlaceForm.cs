using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Places;

/// <summary>A place as a form has it. What a form doesn't have stays as it is.</summary>
internal static class PlaceForm
{
    /// <summary>Names of four scripts with all their parts fit.</summary>
    public const int LongestLine = 400;

    /// <summary>The fields that have a text in every language, in the order of the page.</summary>
    public static readonly IReadOnlyList<string> Lines = ["name", "address", "street", "district", "city"];

    /// <summary>A field's text.</summary>
    public static LanguageText Of(Place place, string field) => field switch
    {
        "name" => place.Name,
        "address" => place.Address,
        "street" => place.Street,
        "district" => place.District,
        "city" => place.City,
        _ => place.Story,
    };

    /// <summary>The place with what the form says.</summary>
    /// <param name="place">As it is saved.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Fields that can't be taken, and why: of these the place has what it had.</param>
    public static Place Apply(Place place, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        var (latitude, longitude) = At(place, form, texts, errors);
        return place with
        {
            Name = Text("name", place.Name, form, texts, errors),
            Address = Text("address", place.Address, form, texts, errors),
            Street = Text("street", place.Street, form, texts, errors),
            District = Text("district", place.District, form, texts, errors),
            City = Text("city", place.City, form, texts, errors),
            Story = place.Story.With(EditForm.Given(form, "story", place.Story)),
            Latitude = latitude,
            Longitude = longitude,
            Precision = Enum.TryParse<PlacePrecision>(form["precision"], out var precision) && Enum.IsDefined(precision) ? precision : place.Precision,
        };
    }

    private static LanguageText Text(string field, LanguageText now, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        var after = now.With(EditForm.Given(form, field, now));
        if (after.All(each => each.Value.Length <= LongestLine)) return after;
        errors[field] = texts.Format("places.wrong.long", LongestLine);
        return now;
    }

    private static (double?, double?) At(Place place, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        if (!form.ContainsKey("at")) return (place.Latitude, place.Longitude);
        var read = Coordinates.Read(form["at"]);
        if (read.Wrong is null) return (read.Latitude, read.Longitude);
        errors["at"] = texts["places.wrong." + read.Wrong] + (read.Guess is null ? "" : " " + texts.Format("places.guess", read.Guess));
        return (place.Latitude, place.Longitude);
    }
}
