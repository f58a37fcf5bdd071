using System.Globalization;
using System.Text.Json;

namespace Korme.Delivery;

/// <summary>IIIF Change Discovery API 1.0, level 2: <c>/iiif/discovery/activity-all-changes.json</c> and its pages, oldest change first.</summary>
internal sealed class Discovery(PublicHistory history)
{
    public const string Context = "http://iiif.io/api/discovery/1/context.json";

    /// <summary>A full page never changes again but for its link to the next.</summary>
    public const int ActivitiesOnAPage = 100;

    /// <summary>How many changes there are, and the first and the last page.</summary>
    public async Task<IResult> All(HttpContext http, CancellationToken cancel)
    {
        var activities = await history.Read(cancel);
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, Context, json =>
        {
            json.WriteString("@context", Context);
            json.WriteString("id", urls.Activities);
            json.WriteString("type", "OrderedCollection");
            json.WriteNumber("totalItems", activities.Count);
            if (activities.Count == 0) return; // no page may be empty (§2.2.2)
            WritePage(json, "first", urls.ActivityPage(0));
            WritePage(json, "last", urls.ActivityPage(LastPage(activities)));
        });
    }

    /// <summary>One page.</summary>
    public async Task<IResult> Page(HttpContext http, string page, CancellationToken cancel)
    {
        var activities = await history.Read(cancel);
        if (!page.StartsWith("page-", StringComparison.Ordinal) || !page.EndsWith(".json", StringComparison.Ordinal)
            || !int.TryParse(page.AsSpan(5..^5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || activities.Count == 0 || number > LastPage(activities))
            return IiifAnswer.Refuse(http, StatusCodes.Status404NotFound, "there is no such page of changes");
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, Context, json =>
        {
            json.WriteString("@context", Context);
            json.WriteString("id", urls.ActivityPage(number));
            json.WriteString("type", "OrderedCollectionPage");
            json.WriteStartObject("partOf");
            json.WriteString("id", urls.Activities);
            json.WriteString("type", "OrderedCollection");
            json.WriteEndObject();
            json.WriteNumber("startIndex", number * ActivitiesOnAPage);
            if (number > 0) WritePage(json, "prev", urls.ActivityPage(number - 1));
            if (number < LastPage(activities)) WritePage(json, "next", urls.ActivityPage(number + 1));
            json.WriteStartArray("orderedItems");
            foreach (var activity in activities.Skip(number * ActivitiesOnAPage).Take(ActivitiesOnAPage)) Write(json, urls, activity);
            json.WriteEndArray();
        });
    }

    private static int LastPage(IReadOnlyList<Activity> activities) => (activities.Count - 1) / ActivitiesOnAPage;

    private static void WritePage(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteString("type", "OrderedCollectionPage");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IiifUrls urls, Activity activity)
    {
        json.WriteStartObject();
        json.WriteString("type", activity.Kind.ToString());
        json.WriteStartObject("object");
        json.WriteString("id", activity.Slug is { } slug ? urls.Exhibition(slug) + "/manifest" : urls.WorkManifest(activity.Id));
        json.WriteString("type", "Manifest");
        json.WriteEndObject();
        json.WriteString("endTime", activity.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
