using Korme.Catalogue;

namespace Korme.Delivery;

/// <summary>The few words of our own in a manifest, in the three languages of the site.</summary>
internal static class ManifestWords
{
    public static readonly LanguageText Maker = Of("Авторы", "Автор", "Maker");
    public static readonly LanguageText Date = Of("Уақыты", "Дата", "Date");
    public static readonly LanguageText Medium = Of("Материал, техника", "Материал, техника", "Medium");
    public static readonly LanguageText Dimensions = Of("Өлшемі", "Размер", "Dimensions");
    public static readonly LanguageText Edition = Of("Тираж", "Тираж", "Edition");
    public static readonly LanguageText Condition = Of("Жай-күйі", "Состояние", "Condition");
    public static readonly LanguageText Place = Of("Орны", "Место", "Place");
    public static readonly LanguageText Venue = Of("Көрме орны", "Место проведения", "Venue");
    public static readonly LanguageText Hours = Of("Ашық уақыты", "Время", "Hours");
    public static readonly LanguageText Attribution = Of("Авторы мен құқықтары", "Авторство и права", "Attribution");
    public static readonly LanguageText Untitled = Of("Атаусыз", "Без названия", "Untitled");

    public static readonly LanguageText Exhibitions = Of("Көрмелер", "Выставки", "Exhibitions");
    public static readonly LanguageText LinkedArt = Of("Linked Art сипаттамасы", "Описание в Linked Art", "Linked Art description");
    public static readonly LanguageText LargePicture = Of("Үлкен сурет (JPEG)", "Большое изображение (JPEG)", "Large picture (JPEG)");
    public static readonly LanguageText ToPrint = Of("Басып шығаратын бет", "Страница для печати", "Page to print");

    public static readonly LanguageText Captions = Of("Субтитрлер", "Субтитры", "Captions");

    private static LanguageText Of(string kazakh, string russian, string english) =>
        new([new("kk", kazakh), new("ru", russian), new("en", english)]);
}
