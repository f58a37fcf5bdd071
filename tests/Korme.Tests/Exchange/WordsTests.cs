using Korme.Catalogue;
using Korme.Exchange;

namespace Korme.Tests.Exchange;

/// <summary>Columns, dates and kinds in the words of three languages.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("Title", "title")]
    [InlineData("Название", "title")]
    [InlineData("Атауы", "title")]
    [InlineData("Название (каз.)", "title@kk")]
    [InlineData("Название на русском", "title@ru")]
    [InlineData("title_en", "title@en")]
    [InlineData("Title [KK]", "title@kk")]
    [InlineData("Атауы орысша", "title@ru")]
    [InlineData("dcterms:title@kk", "title@kk")]
    [InlineData("dc:creator", "makers")]
    [InlineData("Автор", "makers")]
    [InlineData("Photographer", "makers=photographer")]
    [InlineData("dc:contributor", "makers=collaborator")]
    [InlineData("Год создания", "date")]
    [InlineData("Жылы", "date")]
    [InlineData("Материал, техника", "medium")]
    [InlineData("Размер (см)", "dimensions")]
    [InlineData("Инв. №", "identifier")]
    [InlineData("Широта", "latitude")]
    [InlineData("Ключевые слова", "keywords")]
    [InlineData("Файл аты", "file")]
    [InlineData("story@fr", "story@fr")]
    [InlineData("Flurbel", null)]
    public void A_columns_name_says_what_it_is(string column, string? target) =>
        Assert.Equal(target, GuessColumns.Of(column)?.ToString());

    [Theory]
    [InlineData("2026-05-14", "2026-05-14")]
    [InlineData("14.05.2026", "2026-05-14")]
    [InlineData("4.5.2026 0:00:00", "2026-05-04")]
    [InlineData("2026/05/14", "2026-05-14")]
    [InlineData("25/12/2026", "2026-12-25")]
    [InlineData("12/25/2026", "2026-12-25")]
    [InlineData("05.2026", "2026-05")]
    [InlineData("1998–2004", "1998/2004")]
    [InlineData("1998-04", "1998-04")]
    [InlineData("1998–99", "1998/1999")]
    [InlineData("ca. 1998", "1998~")]
    [InlineData("около 1998 г.", "1998~")]
    [InlineData("1986?", "1986?")]
    [InlineData("198X", "198X")]
    [InlineData("1990s", "199X")]
    [InlineData("1990-е годы", "199X")]
    [InlineData("../2024", "../2024")]
    [InlineData("14 мая 2026 г.", "2026-05-14")]
    [InlineData("мамыр 2026", "2026-05")]
    [InlineData("2026 жылғы 14 мамыр", "2026-05-14")]
    [InlineData("May 14, 2026", "2026-05-14")]
    public void A_date_is_understood(string written, string edtf)
    {
        Assert.Equal(edtf, DateWords.Parse(written, out var trouble));
        Assert.Null(trouble);
    }

    [Theory]
    [InlineData("2024-02-30", "date-day")]
    [InlineData("31.04.2026", "date-day")]
    [InlineData("3/4/2024", "date-slash")]
    [InlineData("soon", "date")]
    [InlineData("45123", "date")]
    public void A_date_that_is_none_is_refused_with_the_reason(string written, string reason)
    {
        Assert.Null(DateWords.Parse(written, out var trouble));
        Assert.Equal(reason, trouble);
    }

    [Theory]
    [InlineData("Фотография", WorkKind.Photograph)]
    [InlineData("dctype:StillImage", WorkKind.Photograph)]
    [InlineData("Қабырға", WorkKind.Mural)]
    [InlineData("ЖИВОПИСЬ", WorkKind.Painting)]
    [InlineData("sketch", WorkKind.Sketch)]
    public void A_kind_is_understood(string written, WorkKind kind) => Assert.Equal(kind, KindWords.Parse(written));
}
