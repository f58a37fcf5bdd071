namespace Korme.Exchange.Pages;

/// <summary>The addresses of the catalogue's page at the desk.</summary>
public static class ExchangeAddresses
{
    public static string All(string language, string? said = null) => $"/desk/catalogue?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The page of a file that was brought; its forms post to the same path.</summary>
    public static string File(string language, Guid exchange, string? said = null) => $"/desk/catalogue/{exchange:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The page of what a row was of.</summary>
    public static string Record(string language, RowsOf rows, Guid id) => rows switch
    {
        RowsOf.People => People.Pages.PeopleAddresses.Person(language, id),
        RowsOf.Places => Places.Pages.PlaceAddresses.Place(language, id),
        _ => Desk.DeskAddresses.Work(language, id),
    };

    /// <summary>The whole catalogue as one file.</summary>
    /// <param name="format"><c>csv</c>, <c>csv-semicolon</c>, <c>linked-art</c>, <c>dublin-core</c>, <c>people</c> or <c>places</c>.</param>
    /// <param name="isPublic">Only what visitors may know.</param>
    public static string Out(string format, bool isPublic) => $"/desk/catalogue/out/{format}" + (isPublic ? "?public=1" : "");
}
