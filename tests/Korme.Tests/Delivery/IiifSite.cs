using Korme.Archive;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Imaging;
using Korme.Storage;
using Korme.Tests.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Korme.Tests.Delivery;

/// <summary>A real home with real pictures behind a real server that knows nothing but <c>/iiif</c>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it through IAsyncLifetime")]
public sealed class IiifSite : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-iiif-");
    private Home home = null!;
    private DerivePool pool = null!;
    private WebApplication app = null!;
    private int pictures;

    public Database Database { get; private set; } = null!;

    public ArchiveStore Archive { get; private set; } = null!;

    public Changes Changes { get; private set; } = null!;

    public DerivativePaths Paths { get; private set; } = null!;

    public DerivePool Pool => pool;

    public Home Home => home;

    /// <summary>Follows no redirect.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>For tests that look at works of their own: the first one is small, too, and soon there.</summary>
    public bool IsSmall { get; init; }

    /// <summary>2300 × 1534: larger than any stored size; a tenth of it where the site is small.</summary>
    public Work Large { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        home = Home.Open(Path.Combine(folder.FullName, "home"));
        Database = Database.Open(home.CatalogueFile);
        Archive = new(home, TimeProvider.System);
        Changes = await Changes.Open(home, Database, Archive, TimeProvider.System, CancellationToken.None);
        Paths = new(home.DerivativesFolder);
        pool = new(Paths, 1, new() { Command = ["dotnet", KormeProgram.Dll, DeriveWorker.Command] });

        app = await Serve(pool);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };
        Large = await (IsSmall ? Hang(230, 153) : Hang(2300, 1534));
    }

    /// <summary>A server of its own over this home, with these workers.</summary>
    public async Task<WebApplication> Serve(DerivePool workers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Database).AddSingleton(Archive).AddSingleton(Changes).AddSingleton(Paths).AddSingleton(workers);
        var served = builder.Build();
        served.MapIiif();
        await served.StartAsync();
        return served;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await pool.DisposeAsync();
        Changes.Dispose();
        Archive.Dispose();
        Database.Dispose();
        home.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Makes the catalogue again, as a person would.</summary>
    public Task Rebuild() => RebuildCatalogue.Run(home, Database, Archive, null, CancellationToken.None);

    /// <summary>Takes a picture into the archive, derives it and hangs it in an exhibition of its own.</summary>
    public async Task<Work> Hang(int width, int height, Func<Work, Work>? described = null, ExhibitionStatus status = ExhibitionStatus.Open)
    {
        var work = await Take(width, height, described);
        await Hang("show-" + work.Id.ToString("N"), status, new Section { Works = [new(work.Id)] });
        return work;
    }

    public Task<Exhibition> Hang(string slug, ExhibitionStatus status, params Section[] sections) => HangExhibition.Run(Database, Changes, new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Title = new([new("kk", "Көк базар"), new("en", "Green Bazaar")]),
        WallText = LanguageText.Of("One **morning** at the market.", "en"),
        Makers = [new(LanguageText.Of("Айгерім"))],
        Rights = "CC BY-NC 4.0",
        Opens = "2026-11-21",
        Status = status,
        Sections = sections,
        Created = TimeProvider.System.GetUtcNow(),
    }, CancellationToken.None);

    /// <summary>Takes a picture into the archive and derives it; it hangs nowhere.</summary>
    public async Task<Work> Take(int width, int height, Func<Work, Work>? described = null, bool isPicture = true)
    {
        var staged = await Archive.Stage(new MemoryStream(Photograph(width, height)), CancellationToken.None);
        var work = new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = WorkKind.Photograph,
            Imported = TimeProvider.System.GetUtcNow(),
            Files =
            [
                new()
                {
                    Sha512 = staged.Sha512, Bytes = staged.Bytes, MediaType = "image/jpeg", Name = "SECRET_0101.JPG",
                    Path = "original/SECRET_0101.JPG", Role = MediaRole.Picture,
                },
            ],
        };
        work = described?.Invoke(work) ?? work;
        var kept = await Archive.Keep([new(work, new Dictionary<string, StagedFile> { [work.Files[0].Path] = staged })], CancellationToken.None);
        await RecordWorks.Run(Database, [work], CancellationToken.None);
        kept.Indexed();
        if (!isPicture) return work;
        var outcome = await pool.Sizes(Archive.PathOf(work.Id, work.Files[0].Path), staged.Sha512, CancellationToken.None);
        await RecordPicture.Run(Database, Assert.IsType<DeriveOutcome.Made>(outcome).Facts, CancellationToken.None);
        return work;
    }

    public Task Withdraw(Work work) => RecordWorks.Run(Database, [work with { IsWithdrawn = true }], CancellationToken.None);

    public PictureFacts Facts(Work work) => FindPictures.Of(Database, [work])[work.Id];

    public Task<HttpResponseMessage> Get(Work work, string request) => Client.GetAsync($"/iiif/image/3/{work.Id}/{request}");

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    /// <summary>What an image answer turns out to be when it is decoded.</summary>
    public static async Task<PictureHeader> Look(HttpResponseMessage answer) =>
        PictureFile.ReadHeader(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), new());

    /// <summary>
    /// Every picture has colours, and so a hash, of its own, and the same in every run. The waves are soft and stay below 256:
    /// on hard edges two right ways of making a picture smaller differ as much as two pictures.
    /// </summary>
    private byte[] Photograph(int width, int height)
    {
        var number = Interlocked.Increment(ref pictures);
        var tint = number * 37 % 216;
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = (y * width + x) * 3;
                rgb[at] = (byte)(x * 255 / width);
                rgb[at + 1] = (byte)(y * 255 / height);
                rgb[at + 2] = (byte)(tint + 20 + 19 * Math.Sin((x + y) / 16.0));
            }
        BitConverter.TryWriteBytes(rgb, number);
        using var stream = new MemoryStream();
        JpegFile.Write(stream, rgb, width, height, 95);
        return stream.ToArray();
    }
}
