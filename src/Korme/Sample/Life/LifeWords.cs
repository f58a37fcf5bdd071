using Korme.Catalogue;

namespace Korme.Sample.Life;

/// <summary>The words that the labels of the body of work share, in three languages.</summary>
internal static class LifeWords
{
    /// <summary>While a wall was being made, by which the photographs of that time are called.</summary>
    public static readonly IReadOnlyList<LanguageText> Making =
    [
        Of("алғашқы қабат", "первый слой", "the first coat"), Of("тор сызылған күн", "день разметки", "the day of the grid"), Of("үшінші күн", "третий день", "the third day"),
        Of("жаңбыр алдында", "перед дождём", "before the rain"), Of("мінбе түскенше", "пока стоят леса", "while the scaffolding is up"), Of("жартысы", "половина", "half of it"),
        Of("түскі үзіліс", "обеденный перерыв", "lunch break"), Of("соңғы сызыққа дейін", "до последней линии", "before the last line"), Of("түс сынау", "проба цвета", "trying the colours"),
    ];

    /// <summary>How it was seen later.</summary>
    public static readonly IReadOnlyList<LanguageText> Later =
    [
        Of("кешкі жарықта", "вечером", "in the evening"), Of("алғашқы қарда", "в первый снег", "in the first snow"), Of("көшенің арғы бетінен", "с той стороны улицы", "from across the street"),
        Of("таңғы алтыда", "в шесть утра", "at six in the morning"), Of("жаңбырда", "под дождём", "in the rain"), Of("өткіншілермен", "с прохожими", "with passers-by"),
        Of("сол күз", "той осенью", "that autumn"), Of("шам жанғанда", "когда зажглись фонари", "when the lamps came on"), Of("қаңтар", "январь", "January"),
    ];

    public static LanguageText Of(string kk, string ru, string en) => new([new("kk", kk), new("ru", ru), new("en", en)]);

    /// <summary>A title that names another work: “Two banks”, in the rain.</summary>
    public static LanguageText About(LanguageText work, LanguageText what) => new(what.Select(text =>
        KeyValuePair.Create(text.Key, text.Key == "en" ? $"“{work.For("en")!.Value.Text}”, {text.Value}" : $"«{work.For(text.Key)!.Value.Text}», {text.Value}")));

    /// <summary>A sentence of an alternative text: what kind of picture, and what is to be seen.</summary>
    public static LanguageText Alt(LanguageText kind, LanguageText seen) => new(kind.Select(text => KeyValuePair.Create(text.Key, $"{text.Value}: {seen.For(text.Key)!.Value.Text}.")));

    public static LanguageText Sketch(string sort) => sort switch
    {
        "pencil" => Of("нобай", "набросок", "sketch"),
        "colour" => Of("түс зерттеуі", "цветовой этюд", "colour study"),
        _ => Of("торлы сызба", "чертёж по клеткам", "squared drawing"),
    };

    public static LanguageText Setting(string setting) => setting switch
    {
        "gable" => Of("Тұрғын үйдің бүйір қабырғасы", "Торец жилого дома", "The end wall of a block of flats"),
        "yard" => Of("Ауладағы қабырға", "Стена во дворе", "A wall in a yard"),
        "garage" => Of("Гараж қақпасы", "Ворота гаража", "The gate of a garage"),
        "underpass" => Of("Жерасты өткелінің қабырғасы", "Стена подземного перехода", "The wall of an underpass"),
        "fence" => Of("Көше бойындағы дуал", "Забор вдоль улицы", "A fence along a street"),
        "school" => Of("Мектеп ауласындағы қабырға", "Стена школьного двора", "A wall in a school yard"),
        "river" => Of("Өзеннің бетон жағасы", "Бетонный берег реки", "The concrete bank of a river"),
        "tower" => Of("Дөңгелек су мұнарасы", "Круглая водонапорная башня", "A round water tower"),
        _ => Of("Өндіріс ғимаратының қабырғасы", "Стена цеха", "The wall of a works"),
    };

    public static LanguageText Medium(string word) => word switch
    {
        "facade" => Of("Фасад бояуы, сылақ", "Фасадная краска, штукатурка", "Façade paint on render"),
        "spray" => Of("Аэрозоль бояу", "Аэрозольная краска", "Spray paint"),
        "silicate" => Of("Силикат бояу, кірпіш", "Силикатная краска, кирпич", "Silicate paint on brick"),
        "acrylic" => Of("Акрил, бетон", "Акрил, бетон", "Acrylic on concrete"),
        "casein" => Of("Казеин-май темперасы, сылақ", "Казеиново-масляная темпера, штукатурка", "Casein-oil tempera on render"),
        "pencil" => Of("Қағаз, қарындаш", "Бумага, карандаш", "Pencil on paper"),
        "colour" => Of("Қағаз, гуашь, акварель", "Бумага, гуашь, акварель", "Gouache and watercolour on paper"),
        "grid" => Of("Қағаз, қарындаш, сызғыш", "Бумага, карандаш, линейка", "Pencil and ruler on paper"),
        "notebook" => Of("Дәптер беті, қарындаш, тушь", "Лист тетради, карандаш, тушь", "Notebook page, pencil and ink"),
        "print" => Of("Линогравюра, мақта қағаз", "Линогравюра, хлопковая бумага", "Linocut on cotton paper"),
        "cloth" => Of("Киіз, қой жүні, қол тігіс", "Войлок, овечья шерсть, ручной шов", "Felt, sheep’s wool, sewn by hand"),
        "gouache" => Of("Қағаз, гуашь", "Бумага, гуашь", "Gouache on paper"),
        "score" => Of("Қағаз, қарындаш, тушь", "Бумага, карандаш, тушь", "Pencil and ink on paper"),
        "sound" => Of("Дыбыс жазбасы", "Звукозапись", "Sound recording"),
        _ => Of("Сандық фотосурет", "Цифровая фотография", "Digital photograph"),
    };
}
