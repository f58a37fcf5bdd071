namespace Korme.Desk;

/// <summary>The addresses of the artist's own pages; each names the language it is in, so that the choice stays.</summary>
public static class DeskAddresses
{
    public static string Home(string language) => $"/desk?lang={language}";

    /// <summary>The page where a work is edited; its forms post to the same path and what follows it.</summary>
    public static string Work(string language, Guid work, string? said = null) => $"/desk/works/{work:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>What the page of a work does when a form is sent: <c>bin</c>, <c>unbin</c>, <c>undo</c>, <c>restore</c>, <c>erase</c>.</summary>
    public static string Act(string language, Guid work, string act) => $"/desk/works/{work:D}/{act}?lang={language}";
    public static string History(string language, Guid work) => Act(language, work, "history");
    public static string Exhibition(string language, string slug) => $"/desk/exhibitions/{slug}?lang={language}";

    /// <summary>The artist's selections, and the form for a new one; <paramref name="from"/>: an import's id or <c>all</c>, chosen in it already.</summary>
    public static string Selections(string language, string? from = null) => $"/desk/selections?lang={language}" + (from is null ? "" : "&import=" + from);

    /// <summary>The page of a selection; its forms post to the same path.</summary>
    public static string Selection(string language, Guid selection, string? said = null) => $"/desk/selections/{selection:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Something of a selection: <c>history</c>, <c>selection.json</c>, <c>selection.csv</c>, <c>names.txt</c>.</summary>
    public static string SelectionOf(string language, Guid selection, string what) => $"/desk/selections/{selection:D}/{what}?lang={language}";

    /// <summary>What the ranking learned from the artist's decisions.</summary>
    public static string Taste(string language, string? said = null) => $"/desk/taste?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>A stored size of a work's picture, public or not.</summary>
    public static string Picture(Guid work, int box) => $"/desk/pictures/{work:D}/{box}";
}
