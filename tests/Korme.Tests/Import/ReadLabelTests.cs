using System.Text;
using Korme.Catalogue;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class ReadLabelTests
{
    [Fact]
    public void Front_matter_gives_the_label_and_the_body_the_story()
    {
        var label = ReadLabel.From("""
            ---
            title: { kk: Алма, ru: Яблоки, en: Apples }
            date: 2026-11-20
            place: Көк базар
            makers:
              - Айгерім
              - name: { kk: Данияр, en: Daniyar }
                role: Colourist
            medium: { en: ink on paper }
            dimensions: 42 × 26 cm
            alt: { en: A crate of apples }
            kind: sketch
            rights: CC BY-NC 4.0
            credit: Courtesy of the artist
            ---
            Таңғы базар.

            Екінші абзац.
            """, "kk");

        Assert.Equal("Apples", label.Title.In("en"));
        Assert.Equal(("2026-11-20", "42 × 26 cm", "CC BY-NC 4.0", WorkKind.Sketch),
            (label.Date, label.Dimensions, label.Rights, label.Kind));
        Assert.Equal("Көк базар", label.Place.In("kk"));
        Assert.Equal([new Maker(LanguageText.Of("Айгерім", "kk")),
            new Maker(new([new("kk", "Данияр"), new("en", "Daniyar")]), "colourist")], label.Makers);
        Assert.Equal("Таңғы базар.\n\nЕкінші абзац.", label.Story.In("kk"));
        Assert.Empty(label.Notes);
    }

    [Theory]
    [InlineData("kk", "lang: ru", "en", "kk")]
    [InlineData(null, "lang: ru", "en", "ru")]
    [InlineData(null, "", "en", "en")]
    [InlineData(null, "", null, "und")]
    public void The_language_comes_from_the_name_then_the_front_matter_then_the_folder(string? name, string field,
        string? folder, string language)
    {
        var label = ReadLabel.From($"---\n{field}\n---\nstory", name, folder);

        Assert.Equal("story", label.Story.In(language));
    }

    [Theory]
    [InlineData("# Алма\n\nТаң.", "Алма", "Таң.")]
    [InlineData("\n# Алма #\nТаң.", "Алма", "Таң.")]
    [InlineData("---\ntitle: Алма\n---\n# Алма\nТаң.", "Алма", "Таң.")]
    [InlineData("---\ntitle: Алма\n---\n# Таң\nТаң.", "Алма", "# Таң\nТаң.")]
    [InlineData("Таң.\n# Алма", null, "Таң.\n# Алма")]
    [InlineData("## Алма\nТаң.", null, "## Алма\nТаң.")]
    [InlineData("# Алма", "Алма", null)]
    public void An_opening_heading_is_the_title_when_nothing_else_is(string text, string? title, string? story)
    {
        var label = ReadLabel.From(text, "kk");

        Assert.Equal((title, story), (label.Title.In("kk"), label.Story.In("kk")));
    }

    [Theory]
    [InlineData("---\ntitle: [unclosed\n---\nstory", "line 3")]
    [InlineData("---\ntitle: &a x\ncredit: *a\n---\nstory", "anchors")]
    [InlineData("---\ntitle: a\ntitle: b\n---\nstory", "given twice")]
    [InlineData("---\n- a list\n---\nstory", "name: value")]
    [InlineData("---\ncolour: red\n---\nstory", "line 2, column 9: colour is not a field")]
    [InlineData("---\ndate: last autumn\n---\nstory", "line 2, column 7: the date last autumn")]
    [InlineData("---\nkind: 3\n---\nstory", "no kind of work")]
    [InlineData("---\ntitle: { kazakh: Алма }\n---\nstory", "no language tag")]
    public void What_is_not_understood_is_said_and_the_story_is_kept(string text, string note)
    {
        var label = ReadLabel.From(text, "en");

        Assert.Contains(note, Assert.Single(label.Notes));
        Assert.Equal("story", label.Story.In("en"));
    }

    [Fact]
    public void A_billion_laughs_are_refused_at_once()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20)
            .Select(level => $"k{level}: &k{level} [*a,*a,*a]\n"));

        var label = ReadLabel.From($"---\n{bomb}---\nstory", "en");

        Assert.Contains("anchors", Assert.Single(label.Notes));
    }

    [Fact]
    public void Brackets_nested_without_end_are_refused()
    {
        var label = ReadLabel.From($"---\ntitle: {new string('[', 100_000)}\n---\nstory", "en");

        Assert.Single(label.Notes);
    }

    [Fact]
    public void Windows_1251_is_read_and_said()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("# Яблоки\nУтро на базаре.");

        var label = ReadLabel.From(bytes, "ru");

        Assert.Equal("Яблоки", label.Title.In("ru"));
        Assert.Contains("Windows-1251", Assert.Single(label.Notes));
    }

    [Fact]
    public void Days_written_as_people_here_do_are_understood()
    {
        Assert.Equal("2026-11-20", ReadLabel.From("---\ndate: 20.11.2026\n---\n", null).Date);
    }

    [Fact]
    public void A_label_of_more_than_a_megabyte_is_not_read()
    {
        var label = ReadLabel.From(new byte[ReadLabel.MaxBytes + 1], null);

        Assert.Contains("1 MiB", Assert.Single(label.Notes));
    }
}
