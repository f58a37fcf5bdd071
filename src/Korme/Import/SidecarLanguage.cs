using Korme.Catalogue;

namespace Korme.Import;

/// <summary>The languages of an <c>rdf:Alt</c> as Korme counts them: by their primary tag, <c>x-default</c> as undetermined.</summary>
internal static class SidecarLanguage
{
    /// <summary>What <c>x-default</c>, and what is no language, counts as.</summary>
    public const string None = LanguageText.Undetermined;

    /// <summary>As <c>XmpDocument</c> reads an <c>xml:lang</c>.</summary>
    public static string Of(string tag)
    {
        var primary = tag.Split('-')[0].ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetter) ? primary : None;
    }

    /// <summary>The <c>xml:lang</c> of a new text.</summary>
    public static string TagOf(string language) => language == None ? "x-default" : language;
}
