using FsCheck;
using FsCheck.Fluent;
using Korme.Delivery.Iiif;

namespace Korme.Tests.Delivery.Iiif;

public sealed class ImagePlanProperties
{
    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Choose(0, 30).Select(n => n.ToString()),
        Gen.Choose(0, 12_000).Select(n => n.ToString()),
        Gen.Choose(0, 1000).Select(n => (n / 10m).ToString()));

    private static readonly Gen<string> RegionText = Gen.OneOf(
        Gen.Elements("full", "square"),
        Number.Four().Select(n => $"{n.Item1},{n.Item2},{n.Item3},{n.Item4}"),
        Number.Four().Select(n => $"pct:{n.Item1},{n.Item2},{n.Item3},{n.Item4}"));

    private static readonly Gen<string> SizeText =
        from upscale in Gen.Elements("", "^")
        from form in Gen.Choose(0, 5)
        from n in Number.Two()
        select upscale + form switch
        {
            0 => "max",
            1 => n.Item1 + ",",
            2 => "," + n.Item2,
            3 => n.Item1 + "," + n.Item2,
            4 => "!" + n.Item1 + "," + n.Item2,
            _ => "pct:" + n.Item1,
        };

    private static readonly Gen<(string Path, Extent Full)> Request =
        from region in RegionText
        from size in SizeText
        from rotation in Gen.OneOf(Gen.Elements("0", "90", "!180", "360"), Number)
        from quality in Gen.Elements("default", "color", "gray", "bitonal")
        from format in Gen.Elements("jpg", "png", "webp", "gif", "tif")
        from width in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 30_000))
        from height in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 30_000))
        select ($"{region}/{size}/{rotation}/{quality}.{format}", new Extent(width, height));

    [Fact]
    public void An_accepted_request_takes_pixels_that_exist_and_answers_within_the_limits() =>
        Check(Request, request => Plan(request.Path, request.Full) is not { } plan
            || plan.Region is { X: >= 0, Y: >= 0, WidthPixels: >= 1, HeightPixels: >= 1 }
            && plan.Region.X + plan.Region.WidthPixels <= request.Full.WidthPixels
            && plan.Region.Y + plan.Region.HeightPixels <= request.Full.HeightPixels
            && plan.Scaled is { WidthPixels: >= 1, HeightPixels: >= 1 }
            && SizeLimits.Usual.Allow(plan.Scaled));

    [Fact]
    public void The_canonical_form_asks_for_the_same_answer_and_is_its_own_canonical_form() =>
        Check(Request, request => Plan(request.Path, request.Full) is not { } plan
            || Plan(plan.Canonical, request.Full) == plan);

    [Fact]
    public void Without_a_caret_nothing_is_upscaled() =>
        Check(Request, request => request.Path.Contains('^') || Plan(request.Path, request.Full) is not { } plan
            || plan.Scaled.WidthPixels <= plan.Region.WidthPixels && plan.Scaled.HeightPixels <= plan.Region.HeightPixels);

    [Fact]
    public void Max_is_to_be_had_of_every_picture() =>
        Check(Request, request => Plan("full/max/0/default.jpg", request.Full) is not null
            && Plan("full/^max/0/default.jpg", request.Full) is not null);

    [Fact]
    public void A_confined_size_keeps_the_proportions_within_a_pixel_a_side() =>
        Check(Request, request => !request.Path.Split('/')[1].Contains('!') || Plan(request.Path, request.Full) is not { } plan
            || OneFactorExplains(plan.Region, plan.Scaled));

    private static bool OneFactorExplains(Box region, Extent scaled)
    {
        var (lowByWidth, highByWidth) = Factors(scaled.WidthPixels, region.WidthPixels);
        var (lowByHeight, highByHeight) = Factors(scaled.HeightPixels, region.HeightPixels);
        return lowByWidth < highByHeight && lowByHeight < highByWidth;

        static (double, double) Factors(int scaled, int full) => ((scaled - 1.0) / full, (scaled + 1.0) / full);
    }

    [Fact]
    public void No_text_whatever_makes_the_parser_throw() =>
        Check(ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "").Four(), text =>
        {
            ImageRequest.TryParse(text.Item1, text.Item2, text.Item3, text.Item4, ImageApi.Version3, out _, out _);
            ImageRequest.TryParse("pct:" + text.Item1, "pct:" + text.Item2, "!" + text.Item3, "default." + text.Item4, ImageApi.Version3, out _, out _);
            return true;
        });

    [Fact]
    public void Every_tile_a_viewer_computes_is_answered_in_the_size_it_expects() =>
        Check(Request, request =>
        {
            var (width, height) = (request.Full.WidthPixels, request.Full.HeightPixels);
            foreach (var factor in TileLevels.ScaleFactors(request.Full))
            {
                // Image API 3.0 implementation notes §3: the last column and row hold what is left, rounded up.
                var (x, y) = ((width - 1) / (512 * factor) * 512 * factor, (height - 1) / (512 * factor) * 512 * factor);
                var (regionWidth, regionHeight) = (Math.Min(512 * factor, width - x), Math.Min(512 * factor, height - y));
                var expected = new Extent((regionWidth + factor - 1) / factor, (regionHeight + factor - 1) / factor);
                var tile = Plan($"{x},{y},{regionWidth},{regionHeight}/{expected}/0/default.jpg", request.Full);
                if (tile?.Scaled != expected || tile.Tile is not { } found || found.Size != expected || 1 << found.Level > factor) return false;
            }
            return true;
        });

    private static ImagePlan? Plan(string path, Extent full)
    {
        var parts = path.Split('/');
        return ImageRequest.TryParse(parts[0], parts[1], parts[2], parts[3], ImageApi.Version3, out var request, out _)
            && ImagePlan.TryMake(request, full, [], SizeLimits.Usual, ImageApi.Version3, out var plan, out _) ? plan : null;
    }

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        FsCheck.Fluent.Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
