using Korme.Catalogue;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class ReadFolderSettingsTests
{
    [Fact]
    public void Every_setting_is_read()
    {
        var settings = ReadFolderSettings.From("""
            language: kk
            title: { kk: Көк базар, ru: Зелёный базар, en: Green Bazaar }
            subtitle: { en: one morning }
            text: |
              Бірінші абзац.

              Екінші абзац.
            maker: Айгерім
            place: { kk: Алматы, en: Almaty }
            venue: { en: Main square }
            opens: 2026-11-21
            closes: 2026-11
            hours: { en: from 18:00 }
            licence: CC BY 4.0
            credit: Автор
            medium: { en: photograph }
            kind: photograph
            """);

        Assert.Empty(settings.Notes);
        Assert.Equal("Green Bazaar", settings.Title.In("en"));
        Assert.Equal("Бірінші абзац.\n\nЕкінші абзац.", settings.WallText.In("kk"));
        Assert.Equal(new Maker(LanguageText.Of("Айгерім", "kk")), Assert.Single(settings.Makers));
        Assert.Equal(("2026-11-21", "2026-11", "CC BY 4.0", WorkKind.Photograph),
            (settings.Opens, settings.Closes, settings.Rights, settings.Kind));
        Assert.Equal(("Main square", "from 18:00"), (settings.Venue.In("en"), settings.Hours.In("en")));
    }

    [Theory]
    [InlineData("title: Базар\nopens: tomorrow", "line 2, column 8")]
    [InlineData("title: \"Базар", "line 1")]
    [InlineData("a: b: c", "line 1")]
    [InlineData("theme: dark", "line 1, column 8: theme is not a setting")]
    [InlineData("title:\n  kk: [1, 2]", "line 2, column 7: a text was expected")]
    public void Trouble_is_named_with_line_and_column(string yaml, string note)
    {
        Assert.Contains(note, Assert.Single(ReadFolderSettings.From(yaml).Notes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("title:\n")]
    public void An_empty_file_is_no_settings(string yaml)
    {
        var settings = ReadFolderSettings.From(yaml);

        Assert.Empty(settings.Notes);
        Assert.True(settings.Title.IsEmpty);
    }

    [Fact]
    public void A_folder_inside_inherits_what_holds_for_works_and_not_the_title()
    {
        var outer = ReadFolderSettings.From("title: Outer\nmaker: A\nrights: CC0");
        var inner = ReadFolderSettings.From("rights: CC BY 4.0");

        var settings = ReadFolderSettings.For("a/b", new Dictionary<string, FolderSettings> { [""] = outer, ["a"] = inner });

        Assert.Equal(("A", "CC BY 4.0"), (settings.Makers.Single().Name.In("und"), settings.Rights));
        Assert.True(settings.Title.IsEmpty);
    }
}
