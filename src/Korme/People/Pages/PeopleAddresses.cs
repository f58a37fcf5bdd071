namespace Korme.People.Pages;

/// <summary>The addresses of people at the desk, and of the private pages of consents.</summary>
public static class PeopleAddresses
{
    public static string All(string language) => $"/desk/people?lang={language}";

    /// <summary>The page of a person; its forms post to the same path.</summary>
    public static string Person(string language, Guid person, string? said = null) => $"/desk/people/{person:D}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>Who is seen in a work.</summary>
    public static string InWork(string language, Guid work, string? said = null) => $"/desk/works/{work:D}/people?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>The sheet to be signed on paper.</summary>
    public static string Sheet(string language, Guid consent) => $"/desk/consents/{consent:D}/sheet?lang={language}";

    /// <summary>The private page of a consent, for the person alone.</summary>
    public static string Private(string language, string secret, string? said = null) => $"/consent/{secret}?lang={language}" + (said is null ? "" : "&said=" + said);

    /// <summary>A picture on that page.</summary>
    public static string PrivatePicture(string secret, Guid work) => $"/consent/{secret}/pictures/{work:D}";
}
