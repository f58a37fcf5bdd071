namespace Korme.Web;

/// <summary>Which plural form a whole number takes (Unicode CLDR, plural rules, cardinals): .NET has none of its own.</summary>
public static class Plural
{
    /// <summary><c>one</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    /// <param name="language"><c>kk</c>, <c>ru</c> or <c>en</c>; others count like English.</param>
    /// <param name="count">0 upwards; the sign is not looked at.</param>
    public static string Of(string language, int count)
    {
        var n = Math.Abs((long)count);
        return language switch
        {
            "ru" when n % 10 == 1 && n % 100 != 11 => "one",
            "ru" when n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) => "few",
            "ru" => "many",
            _ => n == 1 ? "one" : "other",
        };
    }

    /// <summary>The forms a language has.</summary>
    public static IReadOnlyList<string> FormsOf(string language) => language == "ru" ? ["one", "few", "many", "other"] : ["one", "other"];
}
