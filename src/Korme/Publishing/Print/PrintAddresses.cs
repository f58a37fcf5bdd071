namespace Korme.Publishing.Print;

/// <summary>The addresses of the print pages at the desk.</summary>
public static class PrintAddresses
{
    /// <summary>The page with all sheets of an exhibition.</summary>
    public static string Home(string language, string slug, string? said = null) => $"/desk/exhibitions/{slug}/print?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>A sheet, without its options.</summary>
    public static string Of(string slug, Sheet sheet) => $"/desk/exhibitions/{slug}/print/{sheet.Name()}";

    /// <summary>Where the walls of the room are saved.</summary>
    public static string Room(string language, string slug) => $"/desk/exhibitions/{slug}/print/room?lang={language}";
}
