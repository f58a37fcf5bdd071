namespace Korme.Exchange;

/// <summary>The fields of people and places as files have them. Consents have none: what somebody agreed to in private stays in the archive.</summary>
internal static class RecordFields
{
    public const string Name = "name", Born = "born", Died = "died", Biography = "biography", Links = "links", Contact = "contact", Address = "address", Street = "street",
        District = "district", City = "city", Precision = "precision", SameAs = "same.as", Merged = "merged", NotSame = "not.same", Created = "created";

    /// <summary>In the order of the columns.</summary>
    public static readonly IReadOnlyList<string> OfPeople = [Fields.Id, Name, Born, Died, Biography, Links, Contact, NotSame, SameAs, Merged, Created, Fields.Binned];

    /// <summary>In the order of the columns.</summary>
    public static readonly IReadOnlyList<string> OfPlaces =
        [Fields.Id, Name, Address, Street, District, City, Fields.Latitude, Fields.Longitude, Fields.Coordinates, Precision, Fields.Story, NotSame, SameAs, Merged, Created, Fields.Binned];

    /// <summary>What a person may map a column to; the rest is for our own files, where it is guessed.</summary>
    public static IReadOnlyList<string> Offered(RowsOf rows) => [.. (rows == RowsOf.People ? OfPeople : OfPlaces).Except([NotSame, SameAs, Merged, Created, Fields.Binned])];

    /// <summary>What a new record gets and one that is there keeps.</summary>
    public static readonly IReadOnlySet<string> OfNewOnly = new HashSet<string>([SameAs, Merged, Created, Fields.Binned], StringComparer.Ordinal);
}
