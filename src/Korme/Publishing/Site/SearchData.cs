using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Search;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>
/// The index of a published folder's search box, as a script: a page from a disk may fetch nothing. One for all languages, since
/// a word is found in whatever language it stands; <c>find.ts</c> folds the texts and weighs them as the served search does.
/// </summary>
internal static class SearchData
{
    /// <summary>Characters of a story, in each language; the served search reads on.</summary>
    private const int MostOfText = 2000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The script.</summary>
    public static byte[] Of(ExhibitionView view)
    {
        var exhibition = view.Exhibition;
        var docs = new JsonArray(Doc(Addresses.Exhibition("{}", exhibition.Slug), exhibition.Title, view.Works.FirstOrDefault(hung => hung.Picture is not null), null, Highlight.FieldsOf(exhibition)));
        foreach (var hung in view.Works)
            docs.Add((JsonNode)Doc(Addresses.Work("{}", exhibition.Slug, hung.Work.Id), hung.Work.Title, hung, exhibition.Title, Highlight.FieldsOf(hung.Work)));
        return Encoding.UTF8.GetBytes($"window.kormeSearch = {new JsonObject { ["docs"] = docs }.ToJsonString(Options)};\n");
    }

    /// <summary>The words that the script says on a page of a language.</summary>
    public static string WordsOf(Texts texts)
    {
        var fields = new JsonObject();
        foreach (var key in texts.Keys.Where(key => key.StartsWith("search.in.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)) fields[key["search.in.".Length..]] = texts[key];
        var results = new JsonObject();
        foreach (var form in Plural.FormsOf(texts.Language)) results[form] = texts[$"search.results.{form}"];
        return new JsonObject
        {
            ["hint"] = texts["search.hint"],
            ["none"] = texts["search.none"],
            ["untitled"] = texts["untitled"],
            ["untitledExhibition"] = texts["untitled.exhibition"],
            ["fields"] = fields,
            ["results"] = results,
        }.ToJsonString(Options);
    }

    private static JsonObject Doc(string url, LanguageText title, HungWork? shown, LanguageText? of, IReadOnlyList<(string Field, double Weight, string Language, string Text)> fields)
    {
        var doc = new JsonObject { ["page"] = url.TrimStart('/') + "/index.html", ["title"] = Map(title) };
        if (shown?.Picture is { } facts)
        {
            var size = facts.Smallest();
            doc["picture"] = new JsonArray(Pictures.Url(shown.Work.Id, size).TrimStart('/'), size.WidthPixels, size.HeightPixels, facts.Colour);
        }
        if (of is not null) doc["of"] = Map(of);
        doc["fields"] = new JsonArray([.. fields.Select(field => new JsonArray(field.Field, field.Weight, field.Language, field.Text.Length > MostOfText ? field.Text[..MostOfText] : field.Text))]);
        return doc;
    }

    private static JsonObject Map(LanguageText text)
    {
        var map = new JsonObject();
        foreach (var (language, value) in text) map[language] = Typography.Set(value, language);
        return map;
    }
}
