using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>Writes claims as one sentence in Kazakh, Russian and English.</summary>
internal static class Sentence
{
    private static readonly string[] KazakhStars = ["", "бір", "екі", "үш", "төрт", "бес"];
    private static readonly string[] RussianStars = ["", "одна звезда", "две звезды", "три звезды", "четыре звезды", "пять звёзд"];
    private static readonly string[] EnglishStars = ["", "one star", "two stars", "three stars", "four stars", "five stars"];

    /// <summary>The number of frames is said once, by the first claim that can.</summary>
    /// <param name="claims">In the order they are said.</param>
    /// <param name="frames">How many frames the burst has.</param>
    public static LanguageText From(IReadOnlyList<Claim> claims, int frames)
    {
        List<string> kazakh = [], russian = [], english = [];
        var isCounted = false;
        foreach (var claim in claims)
        {
            var (kk, ru, en) = isCounted ? Short(claim) ?? Counted(claim, frames) : Counted(claim, frames);
            isCounted |= Short(claim) is not null;
            kazakh.Add(kk);
            russian.Add(ru);
            english.Add(en);
        }
        return new([new("kk", Join(kazakh)), new("ru", Join(russian)), new("en", Join(english))]);
    }

    private static string Join(List<string> clauses)
    {
        var text = string.Join("; ", clauses);
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static (string Kk, string Ru, string En) Counted(Claim claim, int frames)
    {
        var (kk, ru, en) = (NumberWords.Kazakh(frames), NumberWords.RussianGenitive(frames), NumberWords.English(frames));
        var isPair = frames == 2;
        return claim.Kind switch
        {
            ClaimKind.Stars =>
                ($"сізден {KazakhStars[claim.Number]} жұлдыз", $"{RussianStars[claim.Number]} от вас", $"{EnglishStars[claim.Number]} from you"),
            ClaimKind.Sharpest =>
                ($"{kk} кадрдың ең айқыны", $"самый резкий из {ru}", isPair ? "the sharper of two" : $"the sharpest of {en}"),
            ClaimKind.AmongSharpest =>
                ($"{kk} кадрдың ең айқындарының бірі", $"среди самых резких из {ru}", $"among the sharpest of {en}"),
            ClaimKind.HighlightsBest =>
                ($"{kk} кадрдың ішінде жарық бөліктері ең жақсы сақталғаны", $"света сохранены лучше всего из {ru}",
                    isPair ? "the better kept highlights of two" : $"the best kept highlights of {en}"),
            ClaimKind.ShadowsBest =>
                ($"{kk} кадрдың ішінде көлеңкелері ең жақсы сақталғаны", $"тени сохранены лучше всего из {ru}",
                    isPair ? "the better kept shadows of two" : $"the best kept shadows of {en}"),
            ClaimKind.BestExposed =>
                ($"{kk} кадрдың ішінде экспозициясы ең дұрысы", $"лучшая экспозиция из {ru}",
                    isPair ? "the better exposed of two" : $"the best exposed of {en}"),
            ClaimKind.LeastNoise =>
                ($"{kk} кадрдың ішінде шуы ең азы", $"меньше всего шума из {ru}", isPair ? "the less noisy of two" : $"the least noisy of {en}"),
            ClaimKind.Twins =>
                ($"{kk} кадрдың өлшенетін айырмасы жоқ", $"{NumberWords.RussianCount(frames, "кадр", "кадра", "кадров")} без измеримой разницы",
                    $"{en} frames with no difference that we can measure"),
            ClaimKind.Softer =>
                ($"{kk} кадрдың үздігінен бұлыңғырлау", $"менее резкий, чем лучший из {ru}", $"softer than the best of {en}"),
            ClaimKind.MoreBlown =>
                ($"{kk} кадрдың үздігінен жарық бөліктері көбірек күйген", $"света потеряны сильнее, чем у лучшего из {ru}",
                    $"more blown highlights than the best of {en}"),
            ClaimKind.MoreBlocked =>
                ($"{kk} кадрдың үздігінен көлеңкелері көбірек қарайған", $"тени потеряны сильнее, чем у лучшего из {ru}",
                    $"more blocked shadows than the best of {en}"),
            ClaimKind.Darker => ($"{kk} кадрдың үздігінен күңгірттеу", $"темнее лучшего из {ru}", $"darker than the best of {en}"),
            ClaimKind.Lighter => ($"{kk} кадрдың үздігінен ашықтау", $"светлее лучшего из {ru}", $"lighter than the best of {en}"),
            ClaimKind.Noisier => ($"{kk} кадрдың үздігінен шуы көбірек", $"шума больше, чем у лучшего из {ru}", $"noisier than the best of {en}"),
            ClaimKind.LeastCompressed =>
                ($"{kk} кадрдың ішінде ең аз сығылғаны", $"меньше всего сжат из {ru}", isPair ? "the less compressed of two" : $"the least compressed of {en}"),
            ClaimKind.MoreCompressed =>
                ($"{kk} кадрдың үздігінен көбірек сығылған", $"сжат сильнее, чем лучший из {ru}", $"more compressed than the best of {en}"),
            ClaimKind.InBracket =>
                ($"брекетингтің {kk} экспозициясының бірі", $"одна из {ru} экспозиций брекетинга", $"one of {en} exposures of a bracket"),
            ClaimKind.BracketDarker => ("ортаңғысынан күңгірт", "темнее средней", "darker than the middle one"),
            ClaimKind.BracketLighter => ("ортаңғысынан ашық", "светлее средней", "lighter than the middle one"),
            ClaimKind.BracketMiddle => ("ортаңғысы", "средняя", "the middle one"),
            ClaimKind.InPanorama =>
                ($"панораманың {frames} бөлігінің {claim.Number}-бөлігі", $"часть {claim.Number} из {frames} одной панорамы", $"part {claim.Number} of {frames} of a panorama"),
            ClaimKind.LevelWithBest =>
                ($"{kk} кадрдың үздігінен өлшенетін айырмасы жоқ", $"без измеримой разницы с лучшим из {ru}",
                    $"no difference that we can measure from the best of {en}"),
            ClaimKind.OneOfThem => ($"бір сәттің {kk} кадрының бірі", $"один из {ru} кадров этого момента", $"one of {en} frames of its moment"),
            ClaimKind.HighlightsKept => ("жарық бөліктері сақталған", "света сохранены", "highlights kept"),
            ClaimKind.ShadowsKept => ("көлеңкелері сақталған", "тени сохранены", "shadows kept"),
            ClaimKind.Sharp => ("айқын", "резкий", "sharp"),
            ClaimKind.WellExposed => ("экспозициясы дұрыс", "хорошо экспонирован", "well exposed"),
            ClaimKind.SharpAndWellExposed =>
                ("айқын, экспозициясы дұрыс", "резкий и хорошо экспонирован", "sharp and well exposed"),
            ClaimKind.FirstOfThem => ("бұл – біріншісі", "это первый из них", "this is the first of them"),
            ClaimKind.OnlyInHour =>
                ($"{Hours(claim.Number)} аралығындағы жалғыз кадр", $"единственный кадр за {Hours(claim.Number)}",
                    $"the only frame of {Hours(claim.Number)}"),
            _ => ("осы сәттің жалғыз кадры", "единственный кадр этого момента", "the only frame of its moment"),
        };
    }

    /// <summary>The claim after another one that has told the number of frames; null for a claim that never tells it.</summary>
    private static (string Kk, string Ru, string En)? Short(Claim claim) => claim.Kind switch
    {
        ClaimKind.Sharpest => ("ең айқыны", "самый резкий", "the sharpest"),
        ClaimKind.AmongSharpest => ("ең айқындарының бірі", "среди самых резких", "among the sharpest"),
        ClaimKind.HighlightsBest => ("жарық бөліктері ең жақсы сақталғаны", "света сохранены лучше всего", "the best kept highlights"),
        ClaimKind.ShadowsBest => ("көлеңкелері ең жақсы сақталғаны", "тени сохранены лучше всего", "the best kept shadows"),
        ClaimKind.BestExposed => ("экспозициясы ең дұрысы", "лучшая экспозиция", "the best exposed"),
        ClaimKind.LeastNoise => ("шуы ең азы", "меньше всего шума", "the least noisy"),
        ClaimKind.LeastCompressed => ("ең аз сығылғаны", "меньше всего сжат", "the least compressed"),
        ClaimKind.MoreCompressed => ("үздігінен көбірек сығылған", "сжат сильнее лучшего", "more compressed than the best"),
        ClaimKind.Softer => ("үздігінен бұлыңғырлау", "менее резкий, чем лучший", "softer than the best"),
        ClaimKind.MoreBlown => ("жарық бөліктері үздігінен көбірек күйген", "света потеряны сильнее, чем у лучшего", "more blown highlights than the best"),
        ClaimKind.MoreBlocked => ("көлеңкелері үздігінен көбірек қарайған", "тени потеряны сильнее, чем у лучшего", "more blocked shadows than the best"),
        ClaimKind.Darker => ("үздігінен күңгірттеу", "темнее лучшего", "darker than the best"),
        ClaimKind.Lighter => ("үздігінен ашықтау", "светлее лучшего", "lighter than the best"),
        ClaimKind.Noisier => ("шуы үздігінен көбірек", "шума больше, чем у лучшего", "noisier than the best"),
        _ => null,
    };

    private static string Hours(int hour) => $"{hour:00}:00–{hour + 1:00}:00";
}
