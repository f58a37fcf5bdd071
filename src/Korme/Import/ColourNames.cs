using System.Globalization;
using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What programs call the five colours in <c>xmp:Label</c>: it holds a word, and every set and language has its own.</summary>
internal static class ColourNames
{
    /// <summary>Red, yellow, green, blue, purple. What is written anew is of the first set.</summary>
    private static readonly string[][] Sets =
    [
        ["Red", "Yellow", "Green", "Blue", "Purple"], // Lightroom, digiKam, darktable, Capture One, RawTherapee
        ["Select", "Second", "Approved", "Review", "To Do"], // Bridge
        ["To Delete", "Color Correction Needed", "Good to Use", "Retouching Needed", "To Print"], // Lightroom's "review status"
        ["Красный", "Желтый", "Зеленый", "Синий", "Фиолетовый"],
        ["Красная", "Желтая", "Зеленая", "Синяя", "Фиолетовая"],
        ["Красный", "Жёлтый", "Зелёный", "Синий", "Пурпурный"],
        ["Қызыл", "Сары", "Жасыл", "Көк", "Күлгін"],
        ["Червоний", "Жовтий", "Зелений", "Синій", "Фіолетовий"],
        ["Rot", "Gelb", "Grün", "Blau", "Lila"],
        ["Rot", "Gelb", "Grün", "Blau", "Violett"],
        ["Rouge", "Jaune", "Vert", "Bleu", "Violet"],
        ["Rouge", "Jaune", "Vert", "Bleu", "Pourpre"],
        ["Rojo", "Amarillo", "Verde", "Azul", "Morado"],
        ["Rojo", "Amarillo", "Verde", "Azul", "Púrpura"],
        ["Rosso", "Giallo", "Verde", "Blu", "Viola"],
        ["Vermelho", "Amarelo", "Verde", "Azul", "Roxo"],
        ["Rood", "Geel", "Groen", "Blauw", "Paars"],
        ["Röd", "Gul", "Grön", "Blå", "Lila"],
        ["Czerwony", "Żółty", "Zielony", "Niebieski", "Fioletowy"],
        ["Kırmızı", "Sarı", "Yeşil", "Mavi", "Mor"],
        ["レッド", "イエロー", "グリーン", "ブルー", "パープル"],
        ["红色", "黄色", "绿色", "蓝色", "紫色"],
        ["빨강", "노랑", "녹색", "파랑", "자주"],
        ["Red", "Yellow", "Green", "Blue", "Magenta"], // digiKam's sixth
    ];

    private static readonly Dictionary<string, ColourLabel> ByName = Index();

    /// <summary>The colour that a word stands for; null: none that is known.</summary>
    public static ColourLabel? Find(string? name) => name is not null && ByName.TryGetValue(Folded(name), out var label) ? label : null;

    /// <summary>The word for a colour, from the set that the word there now is of, so that the same program goes on showing colours.</summary>
    public static string In(string? now, ColourLabel label)
    {
        var set = now is null ? null : Array.Find(Sets, names => names.Any(name => Folded(name) == Folded(now)));
        return (set ?? Sets[0])[(int)label];
    }

    private static Dictionary<string, ColourLabel> Index()
    {
        var index = new Dictionary<string, ColourLabel>(StringComparer.Ordinal);
        foreach (var names in Sets)
            for (var colour = 0; colour < names.Length; colour++) index.TryAdd(Folded(names[colour]), (ColourLabel)colour);
        return index;
    }

    private static string Folded(string name) => DecodeText.ToFormC(name.Trim()).ToLower(CultureInfo.InvariantCulture);
}
