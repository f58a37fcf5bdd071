using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.Web;

/// <summary>Made-up works and exhibitions, and pages of them rendered without a server.</summary>
internal static class TestHall
{
    private static int count;

    public static LanguageText Text(string? kk = null, string? ru = null, string? en = null, string? und = null) => new(
        ((string, string?)[])[("kk", kk), ("ru", ru), ("en", en), ("und", und)] is var pairs
            ? pairs.Where(pair => pair.Item2 is not null).Select(pair => new KeyValuePair<string, string>(pair.Item1, pair.Item2!)) : []);

    /// <summary>A photograph of so many pixels; 0 × 0 makes a work that no picture shows.</summary>
    public static HungWork Work(int width = 3000, int height = 2000, LanguageText? title = null, LanguageText? story = null, LanguageText? alt = null, MediaRole role = MediaRole.Picture)
    {
        var number = Interlocked.Increment(ref count);
        var sha512 = number.ToString("x128");
        var work = new Work
        {
            Id = new Guid($"0198aaaa-0000-7000-8000-{number:x12}"),
            Kind = width == 0 ? WorkKind.Music : WorkKind.Photograph,
            Title = title ?? LanguageText.None,
            Story = story ?? LanguageText.None,
            Alt = alt ?? LanguageText.None,
            Makers = [new(Text("Бақыт А.", "Бақыт А.", "Baqyt A."), "photographer")],
            Date = "2026-11-20",
            Imported = DateTimeOffset.UnixEpoch,
            Files = [new() { Sha512 = sha512, Bytes = 1, MediaType = width == 0 ? "text/vnd.abc" : "image/jpeg", Name = "a", Path = "original/a", Role = width == 0 ? MediaRole.Notation : role }],
        };
        return new(work, width == 0 ? null : Facts(sha512, width, height));
    }

    public static ExhibitionView View(IReadOnlyList<HungWork> works, ExhibitionStatus status = ExhibitionStatus.Open, LanguageText? title = null, LanguageText? wallText = null) => new(
        new Exhibition
        {
            Id = Guid.CreateVersion7(),
            Slug = "green-bazaar",
            Status = status,
            Created = DateTimeOffset.UnixEpoch,
            Title = title ?? Text("Көк базар", "Зелёный базар", "Green Bazaar"),
            WallText = wallText ?? LanguageText.None,
            Opens = "2026-11-20",
            Sections = [new() { Works = [.. works.Select(work => new Hanging(work.Work.Id))] }],
        }, works);

    public static Visit Visit(string language = "kk", string path = "/kk/exhibitions/green-bazaar") => new(language, "http://127.0.0.1:8470", path);

    public static async Task<string> Render<TPage>(Dictionary<string, object?> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var services = new ServiceCollection().AddLogging();
        Site.AddPages(services, new SiteSettings());
        await using var provider = services.BuildServiceProvider();
        return await HtmlPage.Render<TPage>(provider, parameters);
    }

    private static PictureFacts Facts(string sha512, int width, int height) => new()
    {
        Sha512 = sha512,
        Recipe = DerivativePaths.Recipe,
        WidthPixels = width,
        HeightPixels = height,
        Colour = "#808080",
        Sizes = [.. DerivativePaths.Boxes.Select(box => Size(box, width, height)).DistinctBy(size => size.WidthPixels)],
        Measures = new() { Detail = 0.4, Noise = 2, HighlightsClipped = 0.003, ShadowsClipped = 0, Exposure = -0.3, Hash = new('0', 64), Grid = Convert.ToBase64String(new byte[192]) },
    };

    private static PictureSize Size(int box, int width, int height)
    {
        var scale = Math.Min(1, (double)box / Math.Max(width, height));
        return new(box, Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }
}
