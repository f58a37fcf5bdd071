using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Tests.Archive;

/// <summary>A home in a folder of its own, with archive and catalogue, gone afterwards.</summary>
internal sealed class Studio : IDisposable
{
    private readonly bool ownsFolder;
    private readonly TimeProvider clock;
    private Changes? changes;
    private bool isDisposed;

    public Studio(string? folder = null, TimeProvider? clock = null)
    {
        ownsFolder = folder is null;
        this.clock = clock ?? TimeProvider.System;
        Folder = folder ?? Directory.CreateTempSubdirectory("korme-").FullName;
        Home = Home.Open(Folder);
        Archive = new(Home, this.clock);
        Database = Database.Open(Home.CatalogueFile);
    }

    public string Folder { get; }
    public Home Home { get; private set; }
    public ArchiveStore Archive { get; private set; }
    public Database Database { get; private set; }

    /// <summary>The door for changes; opened when it is first asked for, which replays the journal.</summary>
    public async Task<Changes> Changes() => changes ??= await Korme.Catalogue.Changes.Open(Home, Database, Archive, clock, CancellationToken.None);

    /// <summary>What a killed process would find when it starts again: everything in memory is gone.</summary>
    /// <param name="meanwhile">What happens while nothing runs.</param>
    public Recovered Restart(Action? meanwhile = null)
    {
        Close();
        meanwhile?.Invoke();
        Home = Home.Open(Folder);
        Archive = new(Home, clock);
        Database = Database.Open(Home.CatalogueFile);
        return Archive.Recover();
    }

    /// <summary>A work with one file of these bytes, staged.</summary>
    public async Task<NewWork> Draft(string bytes = "a picture", string name = "DSC_0101.jpg", Func<Work, Work>? change = null)
    {
        var staged = await Archive.Stage(new MemoryStream(Encoding.UTF8.GetBytes(bytes)), CancellationToken.None);
        var file = new MediaFile
        {
            Sha512 = staged.Sha512,
            Bytes = staged.Bytes,
            MediaType = "image/jpeg",
            Name = name,
            Path = "original/" + SafeName.From(name),
            Role = MediaRole.Picture,
        };
        var work = new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = WorkKind.Photograph,
            Title = LanguageText.Of("Көк базар", "kk"),
            Story = LanguageText.Of("Таңертең алма сатып тұр.", "kk"),
            Files = [file],
            Imported = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5)),
        };
        return new(change is null ? work : change(work), new Dictionary<string, StagedFile> { [file.Path] = staged });
    }

    /// <summary>A work in the archive and the catalogue, with decoded picture.</summary>
    public async Task<Work> Take(string bytes = "a picture", Func<Work, Work>? change = null)
    {
        var draft = await Draft(bytes, change: change);
        (await Archive.Keep([draft], CancellationToken.None)).Indexed();
        await RecordWorks.Run(Database, [draft.Work], CancellationToken.None);
        await RecordPicture.Run(Database, Facts(draft.Work.Picture!.Sha512), CancellationToken.None);
        return draft.Work;
    }

    public static PictureFacts Facts(string sha512) => new()
    {
        Sha512 = sha512,
        Recipe = DerivativePaths.Recipe,
        WidthPixels = 4000,
        HeightPixels = 3000,
        Sizes = [new(256, 256, 192)],
        Colour = "#808080",
        Measures = new() { Detail = 1, Noise = 2, HighlightsClipped = 0, ShadowsClipped = 0, Exposure = 0, Hash = new('0', 64), Grid = "" },
    };

    public static Exhibition Exhibition(string slug, params IEnumerable<Guid> works) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Title = new([new("kk", "Көк базар, бір таң"), new("en", "Green Bazaar, one morning")]),
        WallText = LanguageText.Of("Алты сағат.\n\nБір көше.", "kk"),
        Status = ExhibitionStatus.Open,
        Sections = [new() { Works = [.. works.Select(work => new Hanging(work, LanguageText.Of("sharpest of five", "en")))] }],
        Created = new(2026, 11, 20, 19, 0, 0, TimeSpan.FromHours(5)),
    };

    public static string Sha512(string text) => Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(text)));

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        Close();
        if (ownsFolder && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private void Close()
    {
        changes?.Dispose();
        changes = null;
        Database.Dispose();
        Archive.Dispose();
        Home.Dispose();
    }
}
