using Korme.Catalogue;

namespace Korme.Exhibitions.Pages;

/// <summary>An exhibition in the list of them.</summary>
/// <param name="Slug">Its name in URLs.</param>
/// <param name="Title">Per language; may be empty.</param>
/// <param name="Status">Drafts are not listed.</param>
/// <param name="Opens">EDTF; null: not said.</param>
/// <param name="Closes">EDTF; null: until taken down.</param>
/// <param name="Venue">Where; may be empty.</param>
/// <param name="Works">How many hang.</param>
/// <param name="Poster">The work whose picture stands for it; null when none has one.</param>
public sealed record ProgrammeEntry(string Slug, LanguageText Title, ExhibitionStatus Status, string? Opens, string? Closes, LanguageText Venue, int Works, HungWork? Poster);
