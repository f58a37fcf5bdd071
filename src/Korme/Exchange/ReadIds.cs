namespace Korme.Exchange;

/// <summary>Ids of records in cells: <c>0198f3…</c> with hyphens, or <c>urn:uuid:…</c> as records have them.</summary>
internal static class ReadIds
{
    private const string Urn = "urn:uuid:";

    /// <summary>Null for what is none.</summary>
    public static Guid? One(string text)
    {
        var bare = text.Trim();
        if (bare.StartsWith(Urn, StringComparison.OrdinalIgnoreCase)) bare = bare[Urn.Length..];
        return Guid.TryParseExact(bare, "D", out var id) && id != Guid.Empty ? id : null;
    }
}
