using System.Globalization;

namespace Korme.Selection;

/// <summary>Small numbers as words, in the form a sentence needs; above twenty as digits.</summary>
internal static class NumberWords
{
    private static readonly string[] KazakhWords =
    [
        "нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "он бір", "он екі", "он үш", "он төрт",
        "он бес", "он алты", "он жеті", "он сегіз", "он тоғыз", "жиырма",
    ];

    private static readonly string[] RussianWords =
    [
        "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
        "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
        "двадцать",
    ];

    private static readonly string[] RussianGenitives =
    [
        "нуля", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати",
        "двенадцати", "тринадцати", "четырнадцати", "пятнадцати", "шестнадцати", "семнадцати", "восемнадцати", "девятнадцати",
        "двадцати",
    ];

    private static readonly string[] EnglishWords =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    /// <summary>A noun after a Kazakh number stays in the singular: <c>бес кадр</c>.</summary>
    public static string Kazakh(int number) => Word(KazakhWords, number);

    /// <summary>The nominative, masculine, with the noun in the form CLDR calls one, few or many: <c>два кадра</c>.</summary>
    public static string RussianCount(int number, string one, string few, string many) =>
        Word(RussianWords, number) + " " + RussianForm(number, one, few, many);

    /// <summary>After <c>из</c>: <c>пяти</c>.</summary>
    public static string RussianGenitive(int number) => Word(RussianGenitives, number);

    public static string English(int number) => Word(EnglishWords, number);

    /// <summary>Unicode CLDR, plural rules for <c>ru</c>, whole numbers.</summary>
    public static string RussianForm(int number, string one, string few, string many) => (number % 10, number % 100) switch
    {
        (1, not 11) => one,
        ( >= 2 and <= 4, < 12 or > 14) => few,
        _ => many,
    };

    private static string Word(string[] words, int number) =>
        number >= 0 && number < words.Length ? words[number] : number.ToString(CultureInfo.InvariantCulture);
}
