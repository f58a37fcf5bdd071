using System.Text;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Selections.Pages;

/// <summary>A selection to take along: JSON, a table, the names of its files.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/selections/{id:guid}/selection.json", (HttpContext http, Guid id, [FromServices] Database database) =>
            Answer(http, database, id, "application/json", (selection, _) => Encoding.UTF8.GetBytes(ExportSelection.Json(selection))));
        desk.MapGet("/selections/{id:guid}/selection.csv", (HttpContext http, Guid id, [FromServices] Database database) =>
            Answer(http, database, id, "text/csv; charset=utf-8", ExportSelection.Csv));
        desk.MapGet("/selections/{id:guid}/names.txt", (HttpContext http, Guid id, [FromServices] Database database) =>
            Answer(http, database, id, "text/plain; charset=utf-8", (selection, _) => Encoding.UTF8.GetBytes(ExportSelection.Names(selection))));
    }

    private static IResult Answer(HttpContext http, Database database, Guid id, string type, Func<ExportedSelection, string, byte[]> write)
    {
        if (FindSelections.ById(database, id) is not { } selection) return ExhibitionEndpoints.Missing(http);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(write(ExportSelection.Of(database, selection), Visit.LanguageOf(http.Request)), type);
    }
}
