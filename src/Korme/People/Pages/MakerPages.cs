using System.Globalization;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.People.Pages;

/// <summary>The public pages of those who made what hangs here. Who is only seen in a work has none.</summary>
internal static class MakerPages
{
    /// <summary>Maps them. Services: <see cref="Database"/>.</summary>
    public static void MapMakers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{language}/people", List);
        app.MapGet("/{language}/people/{id:guid}", Show);
    }

    private static IResult List(HttpContext http, string language, [FromServices] Database database)
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        return HtmlPage.Of<MakersPage>(new()
        {
            ["Visit"] = Visit.Of(http, language),
            ["Makers"] = FindMakers.All(database).OrderBy(maker => maker.Person.Name.For(language)?.Text ?? "", order).ThenBy(maker => maker.Person.Id).ToList(),
        });
    }

    private static IResult Show(HttpContext http, string language, Guid id, [FromServices] Database database)
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        if (FindMakers.Of(database, id) is { } shown) return HtmlPage.Of<MakerPage>(new() { ["Visit"] = Visit.Of(http, language), ["Shown"] = shown });
        if (FindPeople.Today(database, id) is { } now && now.Id != id && FindMakers.Of(database, now.Id) is not null)
            return Results.Redirect(PeopleAddresses.Public(language, now.Id), permanent: true, preserveMethod: true);
        return FindMakers.IsGone(database, id) ? ExhibitionEndpoints.Gone(http) : ExhibitionEndpoints.Missing(http);
    }
}
