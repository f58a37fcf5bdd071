using Korme.Catalogue;
using Korme.Web;

namespace Korme.Lifetime;

/// <summary>What happened to a work, in words.</summary>
public static class ConditionWords
{
    /// <summary>How it is now, for its label: "painted over 2024"; null where nothing but its making was noted.</summary>
    public static string? Now(Work work, string language) =>
        WorkCondition.Current(work) is { Kind: not ConditionKind.Made } current ? Short(current, language) : null;

    /// <summary>The same in the three languages, for manifests and catalogues.</summary>
    public static LanguageText Now(Work work) => new(Languages.All.Select(language => KeyValuePair.Create(language, Now(work, language) ?? "")));

    /// <summary>"painted over 2024".</summary>
    public static string Short(ConditionChange change, string language) => With(change, change.Date is null ? null : Dates.Year(Day(change.Date), language), language);

    /// <summary>"painted over 14 May 2024".</summary>
    public static string Whole(ConditionChange change, string language) => With(change, change.Date is null ? null : Dates.InWords(Day(change.Date), language), language);

    /// <summary>The key's last word: <c>paintedOver</c>.</summary>
    public static string Key(ConditionKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static string With(ConditionChange change, string? date, string language)
    {
        var word = Texts.In(language)["condition.is." + Key(change.Kind)];
        return date is null ? word : Texts.In(language).Format("condition.dated", word, date);
    }

    // At what hour somebody stood there is nobody's business.
    private static string Day(string edtf) => string.Join('/', edtf.Split('/').Select(end => end.Split('T')[0]));
}
