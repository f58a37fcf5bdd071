namespace Korme.Screens;

/// <summary>The addresses of the wall at night: the screen, what the artist sets up at the desk, the telephone's remote control.</summary>
public static class ScreenAddresses
{
    /// <summary>The wall that is projected on when none was named.</summary>
    public const string FirstWall = "wall";

    /// <summary>The screen, on this machine.</summary>
    public static string Screen(string slug) => $"/screen/{slug}";

    /// <summary>The screen as another machine in the network opens it, with the secret of the link.</summary>
    public static string ScreenBy(string slug, string key) => $"/remote/{key}/{slug}";

    /// <summary>The remote control, for the artist's telephone.</summary>
    public static string Remote(string key) => $"/remote/{key}";

    /// <summary>Where the artist starts the screen, names walls and gets the link for the telephone.</summary>
    public static string Desk(string language, string slug, string? said = null) => $"/desk/exhibitions/{slug}/screen?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The sheet for squaring up a work by hand.</summary>
    public static string GridSheet(string language, string slug, Guid work) => $"/desk/exhibitions/{slug}/screen/grid/{work:D}?lang={language}";

    /// <summary>A stored size of a picture as the screen asks for it; <paramref name="screen"/> is the screen's own address.</summary>
    public static string Picture(string screen, Guid work, int box) => $"{screen}/pictures/{work:D}/{box}";

    /// <summary>A recording or a video of a work.</summary>
    public static string Media(string screen, Guid work) => $"{screen}/media/{work:D}";

    /// <summary>What is said in it.</summary>
    public static string Captions(string screen, Guid work, string language) => $"{screen}/media/{work:D}/captions.{language}.vtt";
}
