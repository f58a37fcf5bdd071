using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>A work as visitors may know it, for a file that is handed out: what its page says, and no more.</summary>
internal static class PublicWork
{
    /// <summary>Columns that such a file has.</summary>
    public static readonly IReadOnlySet<string> Columns = new HashSet<string>(
        [
            Fields.Id, Fields.Kind, Fields.Title, Fields.Makers, Fields.MakerRoles, Fields.Date, Fields.Medium, Fields.Dimensions, Fields.Edition, Fields.Place,
            Fields.Latitude, Fields.Longitude, Fields.Credit, Fields.Rights, Fields.Keywords, Fields.Alt, Fields.Story, Fields.Condition, Fields.ConditionDates,
            Fields.ConditionNotes, Fields.ConditionPictures, Fields.Relations,
        ], StringComparer.Ordinal);

    /// <summary>The work with nothing that is the artist's own business.</summary>
    /// <param name="work">With its place as visitors may know it.</param>
    /// <param name="isPublic">Whether visitors may see another work.</param>
    public static Work Of(Work work, Func<Guid, bool> isPublic) => new()
    {
        Id = work.Id,
        Kind = work.Kind,
        Title = work.Title,
        Alt = work.Alt,
        Makers = [.. work.Makers.Select(maker => maker with { Person = null })],
        Date = work.Date ?? work.Taken?.Local.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Medium = work.Medium,
        Dimensions = work.Dimensions,
        // Coordinates of a place without a record are shown as roughly as the home's settings say, on its maps alone.
        Place = work.Place is not { } place ? null : place.Record is null ? new(place.Name) : place with { Record = null },
        Relations = [.. work.Relations.Where(relation => isPublic(relation.Work))],
        Condition = [.. work.Condition.Select(change => change with { Pictures = [.. change.Pictures.Where(isPublic)] })],
        Edition = work.Edition,
        Credit = work.Credit,
        Rights = work.Rights,
        Keywords = work.Keywords,
        Story = work.Story,
        Imported = work.Imported,
    };
}
