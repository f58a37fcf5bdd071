namespace Korme.Search.Pages;

/// <summary>The addresses of lists of works and of what is found beside works.</summary>
public static class ListAddresses
{
    /// <summary>The whole body of work, or what a filter chooses of it.</summary>
    public static string Works(string language, WorkFilter? filter = null) => $"/{language}/works{filter?.ToQuery()}";

    /// <summary>A person who made works.</summary>
    public static string Person(string language, Guid person) => $"/{language}/people/{person:D}";

    /// <summary>A place where works were made.</summary>
    public static string Place(string language, Guid place) => $"/{language}/places/{place:D}";

    /// <summary>A work's palette as a file.</summary>
    public static string Palette(string language, string slug, Guid work, string format) => $"/{language}/exhibitions/{slug}/works/{work:D}/palette.{format}";
}
