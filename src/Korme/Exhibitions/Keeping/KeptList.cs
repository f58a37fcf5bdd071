using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Exhibitions.Keeping;

/// <summary>What a visitor's device keeps of an exhibition, so that it opens without a network.</summary>
/// <param name="Bytes">About how much it is, said before anything is fetched.</param>
/// <param name="Addresses">Pages, styles, letters and one picture of each work; nothing of what is withdrawn.</param>
public sealed record KeptList(long Bytes, IReadOnlyList<string> Addresses)
{
    /// <summary>A page of a work, uncompressed: 12.3 to 13.9 kB for the 22 of the sample.</summary>
    private const int PageBytes = 13_000;

    /// <summary>The list for an exhibition in a language.</summary>
    public static KeptList Of(ExhibitionView view, string language, Assets assets, DerivativePaths paths)
    {
        var slug = view.Exhibition.Slug;
        string[] pages =
        [
            .. Enumerable.Range(1, ExhibitionPage.PagesOf(view.Works.Count)).Select(page => Pages.Addresses.Exhibition(language, slug, page)),
            .. view.Works.Select(hung => Pages.Addresses.Work(language, slug, hung.Work.Id)),
        ];
        var shown = view.Works.Where(hung => hung.Picture is not null).ToList();
        var pictures = shown.Select(hung => Pictures.Url(hung.Work.Id, hung.Picture!.Middle()));
        var bytes = shown.Sum(hung => new FileInfo(paths.Size(hung.Picture!.Sha512, hung.Picture.Middle().Box)) is { Exists: true } file ? file.Length : 0);
        var (parts, partBytes) = assets.OfPublicPages();
        return new(bytes + partBytes + pages.Length * PageBytes, [.. pages, .. parts, "/assets/sign.svg", .. pictures]);
    }
}
