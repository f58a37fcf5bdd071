using System.Globalization;
using Korme.Catalogue;
using Korme.Web;

namespace Korme.People;

/// <summary>The sentences that a person agrees to, in the three languages: on the sheet, on the telephone, and in the record.</summary>
public static class ConsentWords
{
    /// <summary>The uses one by one, each allowed one.</summary>
    public static IEnumerable<Uses> Each(Uses uses) => Enum.GetValues<Uses>().Where(use => use != Uses.None && uses.HasFlag(use));

    /// <summary>A use in a language.</summary>
    public static string Of(Uses use, Texts texts) => texts["uses." + use.ToString().ToLowerInvariant()];

    /// <summary>What is agreed to, as sentences, one a line.</summary>
    /// <param name="consent">What is asked.</param>
    /// <param name="name">The person's.</param>
    /// <param name="language">One of ours.</param>
    public static IReadOnlyList<string> Sentences(Consent consent, LanguageText name, string language)
    {
        var texts = Texts.In(language);
        return
        [
            texts.Format("consent.words.who", name.For(language)?.Text ?? "…"),
            .. consent.ForChild ? [texts["consent.words.child"]] : Array.Empty<string>(),
            consent.Works.Count == 0 ? texts["consent.words.all"] : texts.Count("consent.words.works", consent.Works.Count),
            texts.Format("consent.words.for", string.Join("; ", Each(consent.Uses).Select(use => Of(use, texts)))),
            consent.Until is { } until
                ? texts.Format("consent.words.until", Dates.InWords(until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), language))
                : texts["consent.words.open"],
            texts["consent.words.back"],
        ];
    }

    /// <summary>The same in all three, for the record.</summary>
    public static LanguageText Text(Consent consent, LanguageText name) =>
        new(Languages.All.Select(language => KeyValuePair.Create(language, string.Join('\n', Sentences(consent, name, language)))));
}
