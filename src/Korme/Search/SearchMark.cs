namespace Korme.Search;

/// <summary>What a row of the index of words says that is no word: the values and years a work is chosen by in lists, and titles as a whole.</summary>
/// <remarks>
/// Written in Unicode's private use area (U+E000 to U+F8FF), of which <see cref="Fold"/> never makes a word: nothing that anybody wrote
/// or typed can be mistaken for a mark. Most marks are one character, so that an index of beginnings has them only once more.
/// </remarks>
internal static class SearchMark
{
    private const char First = '\ue000', OfYear = '\uf800', OfDecade = '\uf801', OfCentury = '\uf802', OfManyYears = '\uf803';

    private const int Digits = OfYear - First;

    /// <summary>Years outside aren't told apart.</summary>
    private const int Earliest = 1500, Latest = 2199;

    /// <summary>What can be of more years is looked at whatever years are asked for.</summary>
    private const int MostYears = 50;

    /// <summary>A value, <c>list_value.id</c>.</summary>
    public static string OfValue(int id) => Number(id);

    /// <summary>A title as a whole, its words folded. Different ones may share a mark (one in four thousand millions): the order of results tells them apart.</summary>
    /// <remarks>32 bits of FNV-1a: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft-eastlake-fnv.</remarks>
    public static string OfTitle(IReadOnlyList<string> words)
    {
        var digest = 2166136261U;
        foreach (var word in words)
        {
            foreach (var letter in word) digest = (digest ^ letter) * 16777619U;
            digest = (digest ^ ' ') * 16777619U;
        }
        return Number(digest);
    }

    /// <summary>All marks of a work in lists.</summary>
    public static IEnumerable<string> Of(WorkMarks work) =>
        Listing.ValueIds(work.Values).Select(value => OfValue(value.Id)).Concat(work.Span.At == 0 ? [] : YearsOf(work.Span));

    /// <summary>For FTS5: every work that can be of a year and of the one after it, and some that can't. Null: years outside those that are told apart.</summary>
    public static string? Straddling(int year) => year is < Earliest or >= Latest ? null : $"((\"{Year(year)}\" AND \"{Year(year + 1)}\") OR \"{OfManyYears}\")";

    /// <summary>For FTS5: every work that can be of a range of years, and some that can't. Null: so wide a range that the mark would tell nothing.</summary>
    public static string? Years(int from, int to)
    {
        if (from <= Earliest && to >= Latest) return null;
        (from, to) = (Math.Max(from, Earliest), Math.Min(to, Latest));
        var marks = new List<string> { OfManyYears.ToString() };
        for (var year = from; year <= to;)
        {
            var step = year % 100 == 0 && year + 99 <= to ? 100 : year % 10 == 0 && year + 9 <= to ? 10 : 1;
            marks.Add(step == 100 ? Century(year) : step == 10 ? Decade(year) : Year(year));
            year += step;
        }
        return $"({string.Join(" OR ", marks.Select(mark => $"\"{mark}\""))})";
    }

    private static IEnumerable<string> YearsOf(WorkSpan span)
    {
        var (first, last) = (span.Since / 10_000, span.At / 10_000);
        if (first < Earliest || last > Latest || last - first > MostYears) return [OfManyYears.ToString()];
        var years = Enumerable.Range(first, last - first + 1).ToList();
        return years.Select(Year).Concat(years.Select(Decade)).Concat(years.Select(Century)).Distinct();
    }

    private static string Year(int year) => OfYear + Number(year);

    private static string Decade(int year) => OfDecade + Number(year / 10);

    private static string Century(int year) => OfCentury + Number(year / 100);

    private static string Number(long number)
    {
        Span<char> digits = stackalloc char[6];
        var at = digits.Length;
        do
        {
            digits[--at] = (char)(First + number % Digits);
            number /= Digits;
        }
        while (number > 0);
        return digits[at..].ToString();
    }
}

/// <summary>What a work is chosen by in lists.</summary>
/// <param name="Values">As <c>listed.vals</c>: <c>a1 k3 m17</c>.</param>
/// <param name="Span">The days that it can be of.</param>
internal readonly record struct WorkMarks(string Values, WorkSpan Span)
{
    /// <summary>Nothing: of an exhibition, a person, a place.</summary>
    public static readonly WorkMarks None = new("", default);
}
