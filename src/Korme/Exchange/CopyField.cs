using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>Single fields of works: put back as they were, and compared, without touching the others.</summary>
internal static class CopyField
{
    private const int DigestBytes = 16;

    /// <summary>The work with these fields as another state of it has them.</summary>
    public static Work From(Work other, Work work, IEnumerable<ChangedField> fields) => fields.Aggregate(work, (to, field) => One(other, to, field));

    /// <summary>A digest of these fields: equal for works that say the same in them.</summary>
    public static string Digest(Work work, IEnumerable<ChangedField> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecordJson.Of(
        From(work, new Work { Id = work.Id, Kind = WorkKind.Document, Imported = DateTimeOffset.UnixEpoch }, fields)))).AsSpan(0, DigestBytes));

    /// <summary>What a work says that a file could have said: everything but its files and when it came.</summary>
    public static IReadOnlyList<ChangedField> AllOf(Work work) =>
        [.. WhatChanged.Between(new Work { Id = work.Id, Kind = WorkKind.Document, Imported = work.Imported }, work).Where(field => field.Field is not ("files" or "binned" or "import")), new("kind")];

    private static Work One(Work from, Work to, ChangedField field) => field.Field switch
    {
        "kind" => to with { Kind = from.Kind },
        "identifier" => to with { Identifier = from.Identifier },
        "title" => to with { Title = Text(from.Title, to.Title, field) },
        "alt" => to with { Alt = Text(from.Alt, to.Alt, field) },
        "makers" => to with { Makers = from.Makers },
        "subjects" => to with { Subjects = from.Subjects },
        "date" => to with { Date = from.Date },
        "medium" => to with { Medium = Text(from.Medium, to.Medium, field) },
        "dimensions" => to with { Dimensions = from.Dimensions },
        "place" => to with { Place = from.Place },
        "relations" => to with { Relations = from.Relations },
        "condition" => to with { Condition = from.Condition },
        "edition" => to with { Edition = from.Edition },
        "credit" => to with { Credit = Text(from.Credit, to.Credit, field) },
        "rights" => to with { Rights = from.Rights },
        "keywords" => to with { Keywords = from.Keywords },
        "mark" => to with { Mark = from.Mark },
        "rating" => to with { Rating = from.Rating },
        "label" => to with { Label = from.Label },
        "story" => to with { Story = Text(from.Story, to.Story, field) },
        "binned" => to with { Binned = from.Binned },
        "taken" => to with { Taken = from.Taken },
        "moment" => to with { Moment = from.Moment },
        "camera" => to with { Camera = from.Camera },
        "settings" => to with { Settings = from.Settings },
        "withdrawn" => to with { IsWithdrawn = from.IsWithdrawn },
        _ => to,
    };

    private static LanguageText Text(LanguageText from, LanguageText to, ChangedField field) =>
        to.With([KeyValuePair.Create(field.Language!, from.In(field.Language!) ?? "")]);
}
