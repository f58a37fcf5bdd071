namespace Korme.Publishing.Print;

/// <summary>A sheet could not be made into a PDF; the message says what happened and what to do.</summary>
public class PrintTroubleException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>No browser that prints is on this machine.</summary>
public sealed class NoBrowserException(string? asked) : PrintTroubleException(
    (asked is null ? "No Chromium, Chrome or Edge was found on this machine" : $"{asked} is no browser that was found on this machine")
    + ", and one is needed to make a PDF. Install one (Debian: apt-get install chromium), or name it with --browser or KORME_BROWSER.");
