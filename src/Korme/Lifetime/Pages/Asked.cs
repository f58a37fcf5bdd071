using Microsoft.AspNetCore.WebUtilities;

namespace Korme.Lifetime.Pages;

/// <summary>What the address of a page asks, for its parts: an absent field is empty.</summary>
internal sealed class Asked
{
    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields;

    private Asked(string path) => fields = QueryHelpers.ParseQuery(path.IndexOf('?') is >= 0 and var at ? path[at..] : "");

    public string this[string field] => fields.GetValueOrDefault(field).ToString();

    /// <param name="path">Path and query.</param>
    public static Asked Of(string path) => new(path);
}
