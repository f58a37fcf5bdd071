using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Korme.Exhibitions.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
public static class JsonFeed
{
    public const string MediaType = "application/feed+json";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The document in UTF-8.</summary>
    /// <param name="feed">What it says.</param>
    /// <param name="self">Its own address, absolute.</param>
    public static byte[] Write(Feed feed, string self)
    {
        var json = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = feed.Title,
            ["home_page_url"] = feed.Home,
            ["feed_url"] = self,
            ["language"] = feed.Language,
            ["items"] = new JsonArray([.. feed.Entries.Select(Item)]),
        };
        return JsonSerializer.SerializeToUtf8Bytes(json, Options);
    }

    private static JsonObject Item(FeedEntry entry)
    {
        var item = new JsonObject
        {
            ["id"] = entry.Id,
            ["url"] = entry.Url,
            ["title"] = entry.Title,
            ["content_text"] = entry.Summary,
            ["date_published"] = FeedEntry.Time(entry.Published),
        };
        if (entry.Authors.Count > 0) item["authors"] = new JsonArray([.. entry.Authors.Select(name => new JsonObject { ["name"] = name })]);
        if (entry.Picture is { } picture) (item["image"], item["content_html"]) = (picture.Url, AtomFeed.Html(entry, picture));
        return item;
    }
}
