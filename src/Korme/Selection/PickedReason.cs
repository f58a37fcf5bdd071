using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>Says first that the artist picked a work, then what is to be said of it anyway.</summary>
internal static class PickedReason
{
    private static readonly LanguageText Picked = new([new("kk", "Өзіңіз таңдадыңыз"), new("ru", "Выбрано вами"), new("en", "Picked by you")]);

    /// <summary>"Picked by you; the sharpest of five."</summary>
    public static LanguageText Of(LanguageText reason) => new(Picked.Select(picked => KeyValuePair.Create(
        picked.Key, reason.In(picked.Key) is [var first, .. var rest] ? $"{picked.Value}; {char.ToLowerInvariant(first)}{rest}" : picked.Value + ".")));
}
