using System.Globalization;
using System.Text;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.LightTable;

/// <summary>What a step did to one field of a work, as texts; null: it had no value.</summary>
internal readonly record struct FieldChange(LightField Field, string? Before, string? After);

/// <summary>What a step did to a work: its fields of the light table, and no other.</summary>
internal sealed record WorkChange(Guid Work, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>In what two states of a work differ.</summary>
    public static WorkChange Between(Work before, Work after) => new(after.Id,
        [.. LightField.All.Select(field => new FieldChange(field, field.Get(before), field.Get(after))).Where(change => change.Before != change.After)]);

    /// <summary>True when the change may alter which frames are one moment, or the order of the walk.</summary>
    public bool Groups => Fields.Any(change => change.Field.Groups);

    /// <summary>The work with the change taken back, or done again. A field that somebody has changed otherwise since stays as it is.</summary>
    /// <param name="now">The work as it is.</param>
    /// <param name="isBack">True: back to before; false: on to after.</param>
    /// <param name="isLeft">True when a field stays as somebody else made it.</param>
    public Work Apply(Work now, bool isBack, out bool isLeft)
    {
        isLeft = false;
        foreach (var (field, before, after) in Fields)
        {
            var (from, to) = isBack ? (after, before) : (before, after);
            if (field.Get(now) == from) now = field.Set(now, to);
            else isLeft |= field.Get(now) != to;
        }
        return now;
    }

    /// <summary>As the table <c>light_step</c> keeps them: <c>[{"work":"…","mark":["undecided","picked"]}]</c>.</summary>
    public static string ToJson(IEnumerable<WorkChange> changes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("work", change.Work);
                foreach (var (field, before, after) in change.Fields)
                {
                    json.WriteStartArray(field.Name);
                    json.WriteStringValue(before);
                    json.WriteStringValue(after);
                    json.WriteEndArray();
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Reads them; fields that this version doesn't know are left out.</summary>
    public static IReadOnlyList<WorkChange> FromJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(change => new WorkChange(
            change.GetProperty("work").GetGuid(),
            [.. from field in LightField.All
                where change.TryGetProperty(field.Name, out _)
                let pair = change.GetProperty(field.Name)
                select new FieldChange(field, pair[0].GetString(), pair[1].GetString())]))];
    }
}

/// <summary>A field of a work that the light table changes, read and written as text.</summary>
internal sealed record LightField(string Name, Func<Work, string?> Get, Func<Work, string?, Work> Set, bool Groups = false)
{
    public static readonly IReadOnlyList<LightField> All =
    [
        new("mark", work => RecordWord.Of(work.Mark), (work, text) => work with { Mark = RecordWord.Parse<Mark>(text!) }),
        new("rating", work => work.Rating?.ToString(CultureInfo.InvariantCulture), (work, text) => work with { Rating = text is null ? null : int.Parse(text, CultureInfo.InvariantCulture) }),
        new("label", work => work.Label is { } label ? RecordWord.Of(label) : null, (work, text) => work with { Label = text is null ? null : RecordWord.Parse<ColourLabel>(text) }),
        new("moment", work => work.Moment?.ToString("D"), (work, text) => work with { Moment = text is null ? null : Guid.Parse(text) }, Groups: true),
        new("taken", work => work.Taken is { } taken ? CaptureTimeText.From(taken) : null, (work, text) => work with { Taken = text is null ? null : CaptureTimeText.Parse(text) }, Groups: true),
        new("date", work => work.Date, (work, text) => work with { Date = text }),
    ];
}
