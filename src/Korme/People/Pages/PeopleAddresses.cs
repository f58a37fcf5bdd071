namespace Korme.People.Pages;

/// <summary>The addresses of people at the desk, and of the private pages of consents.</summary>
public static class PeopleAddresses
{
    public static string All(string language) => $"/desk/people?lang={language}";

    /// <summary>The page of a person; its forms post to the same path.</summary>
    public static string Person(string language, Guid person, string? said = null) => $"/desk/people/{person:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Who is seen in a work.</summary>
    public static string InWork(string language, Guid work, string? said = null) => $"/desk/works/{work:D}/people?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Everybody who made what hangs here, for visitors.</summary>
    public static string PublicAll(string language) => $"/{language}/people";

    /// <summary>One of them.</summary>
    public static string Public(string language, Guid person) => $"/{language}/people/{person:D}";

    /// <summary>Before two records become one.</summary>
    public static string Merge(string language, Guid keep, Guid other) => $"/desk/people/{keep:D}/merge?with={other:D}&lang={language}";

    /// <summary>The page of a person after two records that were one are two again, with what stayed as it was changed.</summary>
    public static string Parted(string language, ChangedSince since) => Person(language, since.Keep, since.IsNothing ? "parted" : "parted-since")
        + string.Concat(since.Fields.Select(field => "&field=" + field)) + string.Concat(since.Works.Take(50).Select(work => $"&work={work:D}"))
        + (since.Consents > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&consents={since.Consents}") : "");

    /// <summary>Who made a work, in order.</summary>
    public static string WorkMakers(string language, Guid work, string? said = null) => $"/desk/works/{work:D}/makers?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Who made an exhibition, in order.</summary>
    public static string ExhibitionMakers(string language, string slug, string? said = null) => $"/desk/exhibitions/{slug}/makers?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The sheet to be signed on paper.</summary>
    public static string Sheet(string language, Guid consent) => $"/desk/consents/{consent:D}/sheet?lang={language}";

    /// <summary>A file that was sent along with a consent, at the desk alone.</summary>
    public static string Evidence(Guid consent, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/desk/consents/{consent:D}/evidence/{index}");

    /// <summary>The private page of a consent, for the person alone.</summary>
    public static string Private(string language, string secret, string? said = null) => $"/consent/{secret}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>A picture on that page.</summary>
    public static string PrivatePicture(string secret, Guid work) => $"/consent/{secret}/pictures/{work:D}";
}
