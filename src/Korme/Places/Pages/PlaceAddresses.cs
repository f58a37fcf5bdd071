namespace Korme.Places.Pages;

/// <summary>The addresses of places: at the desk, and for visitors.</summary>
public static class PlaceAddresses
{
    public static string All(string language, string? said = null) => $"/desk/places?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The page of a place; its forms post to the same path.</summary>
    public static string Place(string language, Guid place, string? said = null) => $"/desk/places/{place:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Before two records become one; without the other, where the forms post.</summary>
    public static string Merge(string language, Guid keep, Guid? other = null) => $"/desk/places/{keep:D}/merge?" + (other is null ? "" : $"with={other:D}&") + "lang=" + language;

    /// <summary>The page of a place after two records that were one are two again, with what stayed as it was changed.</summary>
    public static string Parted(string language, PlaceChangedSince since) => Place(language, since.Keep, since.IsNothing ? "parted" : "parted-since")
        + string.Concat(since.Fields.Select(field => "&field=" + field)) + string.Concat(since.Works.Take(50).Select(work => $"&work={work:D}"));

    /// <summary>What visitors would see of a place as a form has it.</summary>
    public static string Preview(string language, Guid place) => $"/desk/places/{place:D}/preview?lang={language}";

    /// <summary>Where a work's place is chosen: the form of <c>PlaceField.razor</c> posts there.</summary>
    public static string OfWork(string language, Guid work) => $"/desk/works/{work:D}/place?lang={language}";

    /// <summary>All places that visitors may know of.</summary>
    public static string Public(string language) => $"/{language}/places";

    /// <summary>One of them, with its works.</summary>
    public static string Public(string language, Guid place) => $"/{language}/places/{place:D}";
}
