using Korme.Archive;
using Korme.Catalogue;
using Korme.Delivery.Iiif;
using Korme.Derivatives;
using Korme.Exhibitions.Media;
using Korme.Imaging;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>Everything under <c>/iiif/</c>: IIIF Image API 3.0 and 2.1, both level 2, and Presentation API 3.0; Change Discovery API 1.0; Linked Art under <c>/linked-art/</c>.</summary>
public static class DeliveryEndpoints
{
    /// <summary>Waiting requests beyond this are turned away with 503: at 10 ms a tile and two cores, half a second of work.</summary>
    private const int MaxWaitingRenders = 128;

    /// <summary>Pyramids held open at once: a screenful of zooming visitors, far below a process's limit of 1,024 files.</summary>
    private const int MostOpenPyramids = 64;

    /// <summary>Maps the routes.</summary>
    /// <remarks>
    /// Takes <see cref="Database"/>, <see cref="ArchiveStore"/>, <see cref="DerivativePaths"/> and <see cref="DerivePool"/> from
    /// the container. Ids in URLs are those of works. Every answer may be read by any site's script (CORS <c>*</c>): what is
    /// answered here is public already.
    /// </remarks>
    public static void MapIiif(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var database = services.GetRequiredService<Database>();
        var pictures = new ShownPictures(database);
        var pyramids = new OpenPyramids(MostOpenPyramids, services.GetService<TimeProvider>() ?? TimeProvider.System);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(pyramids.Dispose);
        var derivatives = new FreshDerivatives(
            services.GetRequiredService<DerivativePaths>(),
            services.GetRequiredService<DerivePool>(),
            services.GetRequiredService<ArchiveStore>(),
            pyramids,
            services.GetRequiredService<ILogger<FreshDerivatives>>());
        var gate = new RenderGate(Environment.ProcessorCount, MaxWaitingRenders);
        string[] read = [HttpMethods.Get, HttpMethods.Head];

        var iiif = app.MapGroup("/iiif").AddEndpointFilter(IiifAnswer.OpenToEverySite);
        foreach (var api in Enum.GetValues<ImageApi>())
        {
            var information = new ImageInformation(api, pictures, derivatives);
            var image = iiif.MapGroup($"/image/{(int)api}/{{id}}");
            image.MapMethods("/", read, information.Redirect);
            image.MapMethods("/info.json", read, information.Answer);
            image.MapMethods("/{region}/{size}/{rotation}/{file}", read, new ImageAnswers(api, pictures, derivatives, gate).Answer);
            image.MapMethods("/{**rest}", read, ImageAnswers.WrongNumberOfParts);
        }

        var makers = new ShownMakers(database);
        var known = services.GetService<KnownMedia>() ?? new KnownMedia(services.GetRequiredService<ArchiveStore>());
        var presentation = iiif.MapGroup("/presentation/3");
        presentation.MapMethods("/exhibitions/{slug}/manifest", read, new ExhibitionManifest(database, known).Answer);
        presentation.MapMethods("/works/{id}/manifest", read, new WorkManifest(database, pictures, makers, known).Answer);
        var collections = new Collections(database, makers);
        presentation.MapMethods("/collection", read, collections.Site);
        presentation.MapMethods("/makers/{maker}/collection", read, collections.OfMaker);

        var history = new PublicHistory(database, services.GetRequiredService<ArchiveStore>(), services.GetService<Changes>(), services.GetService<TimeProvider>() ?? TimeProvider.System);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(history.Dispose);
        var discovery = new Discovery(history);
        iiif.MapMethods("/discovery/activity-all-changes.json", read, discovery.All);
        iiif.MapMethods("/discovery/{page}", read, discovery.Page);

        var linkedArt = app.MapGroup("/linked-art").AddEndpointFilter(IiifAnswer.OpenToEverySite);
        linkedArt.MapMethods("/works/{id}", read, new LinkedArt(database, pictures).Answer);
        linkedArt.Map("/{**rest}", IiifAnswer.Otherwise);

        iiif.Map("/{**rest}", IiifAnswer.Otherwise);
        new ConsentPictures(database, derivatives).Map(app);
        new DeskPictures(database, services.GetRequiredService<ArchiveStore>(), derivatives, gate).Map(app);
    }
}
