using Korme.Catalogue;
using Korme.Derivatives;

namespace Korme.Exhibitions;

/// <summary>A work as a page needs it. <paramref name="Picture"/> is null for what can't be shown as a picture (a tune, a PDF).</summary>
public sealed record HungWork(Work Work, PictureFacts? Picture, LanguageText? Reason = null);

/// <summary>An exhibition with its works in the order of the walk; works that may not be used so are left out.</summary>
public sealed record ExhibitionView(Exhibition Exhibition, IReadOnlyList<HungWork> Works);
