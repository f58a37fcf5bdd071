using System.Text.RegularExpressions;
using Korme.Web;

namespace Korme.Tests.Web;

public sealed partial class TextsTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_language_has_the_same_texts(string language)
    {
        var kazakh = Texts.In("kk").Keys.Select(WithoutForm("kk")).Distinct().Order();

        var other = Texts.In(language).Keys.Select(WithoutForm(language)).Distinct().Order();

        Assert.Equal(kazakh, other);
    }

    [Fact]
    public void Every_language_fills_the_same_places()
    {
        foreach (var key in Texts.In("kk").Keys)
        {
            var places = Languages.All.Where(language => Texts.In(language).Keys.Contains(key)).Select(language => string.Join(',', Places().Matches(Texts.In(language)[key]).Select(match => match.Value).Distinct().Order()));

            Assert.True(places.Distinct().Count() == 1, $"{key}: {string.Join(" | ", places)}");
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_counted_text_has_every_form_of_its_language(string language)
    {
        var texts = Texts.In(language);

        var counted = texts.Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal) && key != "in.other").Select(key => key[..^".other".Length]);

        Assert.All(counted, key => Assert.All(Plural.FormsOf(language), form => Assert.Contains($"{key}.{form}", texts.Keys)));
    }

    [Fact]
    public void No_text_is_there_that_no_page_uses()
    {
        var source = string.Concat(Sources.All("*.cs", "*.razor").Select(File.ReadAllText));
        // Texts of the light table are used by its browser modules, below.
        string[] built =
        [
            "body.condition", "condition.is.", "consent.how.", "consent.said.", "consent.state.", "credit.said.", "reach.", "role.", "desk.hint.", "desk.said.",
            "detail.", "editor.doors.", "body.kind", "body.maker", "body.medium", "body.place",
            "editor.field.", "editor.hidden.", "editor.layout.", "editor.page.", "editor.said.", "editor.script.", "editor.status.",
            "editor.what.", "exchange.bad.", "exchange.count.", "exchange.field.", "exchange.interrupted.", "exchange.left", "exchange.out.", "exchange.rows.", "exchange.undo.hint", "exchange.unmatched.", "exchange.match.", "exchange.refused.", "exchange.running.",
            "exchange.said.", "exchange.sort.", "exchange.state.", "field.", "in.", "kind.", "light.is.", "map.about.", "light.label.", "light.said.", "light.show.", "light.sort.",
            "light.step.", "people.biography", "places.", "relation.", "rights.", "years.legend.", "people.lacks.", "people.said.", "pins.corner.", "print.about.", "print.plan.",
            "print.rule.", "print.said.", "print.sheet.", "print.wall.trouble.", "publish.said.", "remote.", "screen.said.", "search.in.", "search.kind.", "season.",
            "selection.is.", "selection.said.", "selection.what.", "sidecars.count.", "sidecars.said.", "table.", "taste.merit.",
            "taste.said.", "taste.says.", "type.", "uses.", "wall.",
        ];

        var unused = Texts.In("en").Keys.Select(WithoutForm("en"))
            .Where(key => !built.Any(key.StartsWith) && !source.Contains($"\"{key}\"", StringComparison.Ordinal));

        Assert.Equal("", string.Join(' ', unused));
    }

    [Fact]
    public void No_text_of_the_light_table_is_there_that_its_modules_do_not_use()
    {
        var source = string.Concat(Sources.All("*.ts").Select(File.ReadAllText));
        string[] built = ["mark.", "label.", "sort.", "help.", "key."];

        var unused = Texts.In("en").Keys.Where(key => key.StartsWith("table.", StringComparison.Ordinal)).Select(WithoutForm("en")).Select(key => key["table.".Length..])
            .Where(key => !built.Any(key.StartsWith) && !source.Contains($"'{key}'", StringComparison.Ordinal));

        Assert.Empty(unused);
    }

    [Fact]
    public void No_text_of_the_editor_is_there_that_its_modules_do_not_use()
    {
        var source = string.Concat(Sources.All("*.ts").Select(File.ReadAllText));

        var unused = Texts.In("en").Keys.Where(key => key.StartsWith("editor.script.", StringComparison.Ordinal)).Select(key => key["editor.script.".Length..])
            .Where(key => !source.Contains($"'{key}'", StringComparison.Ordinal));

        Assert.Empty(unused);
    }

    [Fact]
    public void No_text_of_the_screen_is_there_that_its_modules_and_pages_do_not_use()
    {
        var source = string.Concat(Sources.All("*.ts", "*.razor").Select(File.ReadAllText));
        string[] built = ["key.", "check.", "settings.", "pins.corner."];

        var unused = Texts.In("en").Keys.Where(key => key.StartsWith("wall.", StringComparison.Ordinal)).Select(key => key["wall.".Length..])
            .Where(key => !built.Any(key.StartsWith) && !source.Contains($"'{key}'", StringComparison.Ordinal) && !source.Contains($"\"wall.{key}\"", StringComparison.Ordinal));

        Assert.Empty(unused);
    }

    [Theory]
    [InlineData("ru", 1, "1 работа")]
    [InlineData("ru", 3, "3 работы")]
    [InlineData("ru", 11, "11 работ")]
    [InlineData("ru", 12, "12 работ")]
    [InlineData("ru", 21, "21 работа")]
    [InlineData("ru", 112, "112 работ")]
    [InlineData("ru", 0, "0 работ")]
    [InlineData("en", 1, "1 work")]
    [InlineData("en", 0, "0 works")]
    [InlineData("kk", 24, "24 жұмыс")]
    public void Works_are_counted_as_the_language_counts(string language, int count, string words)
    {
        var counted = Texts.In(language).Count("works", count);

        Assert.Equal(words.Replace(' ', '\u00a0'), counted);
    }

    [Theory]
    [InlineData(null, "kk")]
    [InlineData("", "kk")]
    [InlineData("*", "kk")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "ru")]
    [InlineData("en;q=0.5, kk;q=0.7", "kk")]
    [InlineData("de-DE,de;q=0.9,en-US;q=0.8", "en")]
    [InlineData("fr", "en")]
    [InlineData("kk;q=0, ru;q=0.1", "ru")]
    [InlineData("ru;q=abc", "en")]
    [InlineData(";;;,,q=1", "en")]
    public void A_visitor_gets_the_language_their_browser_prefers(string? accepts, string language)
    {
        var given = Languages.Negotiate(accepts);

        Assert.Equal(language, given);
    }

    private static Func<string, string> WithoutForm(string language) => key =>
        key == "in.other" ? key : Plural.FormsOf(language).FirstOrDefault(form => key.EndsWith("." + form, StringComparison.Ordinal)) is { } form ? key[..^(form.Length + 1)] : key;

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Places();
}
