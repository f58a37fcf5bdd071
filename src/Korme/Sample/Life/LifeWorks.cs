using System.Globalization;
using Korme.Catalogue;
using Korme.Sample.Life.Drawn;

namespace Korme.Sample.Life;

/// <summary>Makes the works of the few hundred texts: of a wall its sketches, panels and photographs; of a dance its score and its evenings.</summary>
internal static class LifeWorks
{
    /// <summary>How many there are.</summary>
    public const int All = 300;

    private const string Attribution = "https://creativecommons.org/licenses/by-nc/4.0/", InCopyright = "http://rightsstatements.org/vocab/InC/1.0/", Free = "https://creativecommons.org/publicdomain/zero/1.0/";

    private static readonly LanguageText ShownPhoto = LifeWords.Of("Бір шамның жарығында билеп тұрған адам, артында боялған қабырға", "Танцующая фигура в свете одной лампы, за ней расписанная стена", "A dancer in the light of a single lamp, a painted wall behind");

    /// <summary>The works, those that matter most first.</summary>
    /// <param name="life">The texts.</param>
    /// <param name="count">How many at most; whole walls and dances are taken while they fit.</param>
    /// <param name="seed">Another number is another hand.</param>
    public static IReadOnlyList<LifeWork> Of(LifeText life, int count, int seed)
    {
        var easel = new Easel(seed);
        List<(bool Core, List<LifeWork> Works)> groups =
        [
            .. life.Walls.Select(wall => (wall.Core, Wall(wall, easel))),
            .. life.Portraits.Select(portrait => (portrait.Core, new List<LifeWork> { Portrait(portrait, easel) })),
            .. life.Dances.Select(dance => (dance.Core, Dance(dance, life, easel))),
            .. life.Sheets.Select(sheet => (false, new List<LifeWork> { Sheet(sheet, easel) })),
        ];
        var chosen = new List<LifeWork>();
        foreach (var (_, works) in groups.OrderByDescending(group => group.Core))
            if (chosen.Count + works.Count <= count) chosen.AddRange(works);
        var there = chosen.Select(work => work.Id).ToHashSet(StringComparer.Ordinal);
        return [.. chosen.Select(work => work with { Relations = [.. work.Relations.Where(relation => there.Contains(relation.Work))] })];
    }

    private static List<LifeWork> Wall(WallText wall, Easel easel)
    {
        var seed = easel.For(wall.Id);
        var aspect = Aspect(wall.Dimensions);
        var makers = wall.Makers.Select(maker => (maker, maker == "arystan" ? "musician" : "painter")).ToList();
        var lost = wall.Condition is [.., { Kind: ConditionKind.PaintedOver or ConditionKind.Destroyed }];
        WallPhotograph Shot(string name, WallState state) => new(wall.Comp, wall.Palette, wall.Setting, aspect, seed, easel.For(wall.Id + name), state, name.Length == 0 && wall.Light is { } light ? light : LightOf(name, easel.For(name + wall.Id)));
        LifeWork Photo(string id, string sort, string date, LanguageText title, LanguageText alt, WallPhotograph shot) => new()
        {
            Id = id,
            Sort = sort,
            Kind = WorkKind.Photograph,
            Date = date,
            Title = title,
            Alt = alt,
            Medium = LifeWords.Medium("photo"),
            Rights = Attribution,
            Place = wall.Place,
            Makers = [("nazym", "photographer")],
            Subjects = wall.Subjects,
            Relations = [(RelationKind.PhotographOf, wall.Id)],
            IsLost = lost,
            Paint = shot.Paint,
        };

        var works = new List<LifeWork>();
        var states = wall.Condition.Where(change => change.Photo).ToList();
        var main = new LifeWork
        {
            Id = wall.Id,
            Sort = "wall",
            Kind = WorkKind.Mural,
            Date = wall.Date,
            Title = wall.Title,
            Story = wall.Story,
            Place = wall.Place,
            Makers = makers,
            Subjects = wall.Subjects,
            Alt = LifeWords.Alt(LifeWords.Setting(wall.Setting), wall.Seen),
            Medium = LifeWords.Medium(wall.Medium),
            Dimensions = wall.Dimensions,
            Rights = wall.Makers.Count > 1 ? InCopyright : Attribution,
            IsLost = lost,
            Paint = Shot("", WallState.Fresh).Paint,
            Credit = wall.Place is "bishkek" or "tbilisi" ? LifeWords.Of("Қонаққа шақырған қалаға рахмет", "С благодарностью городу, который позвал в гости", "With thanks to the city that invited us") : LanguageText.None,
            Relations =
            [
                .. wall.Sketches.Select((_, i) => (RelationKind.DrawnFrom, $"{wall.Id}-sketch-{i + 1}")), .. wall.From.Select(from => (RelationKind.DrawnFrom, from)),
                .. wall.VersionOf is { } other ? [(RelationKind.VersionOf, other)] : Array.Empty<(RelationKind, string)>(),
            ],
            Condition =
            [
                .. wall.Condition.Any(change => change.Kind == ConditionKind.Made) ? Array.Empty<(ConditionText, string?)>() : [(new ConditionText(ConditionKind.Made, wall.Date, LanguageText.None), null)],
                .. wall.Condition.Select(change => (change, change.Photo ? StateId(wall, change) : null)),
            ],
        };
        works.Add(main);
        foreach (var (i, sort) in wall.Sketches.Index())
        {
            var sheet = new SheetPictureOf(easel.For($"{wall.Id}-sketch-{i}"));
            works.Add(new()
            {
                Id = $"{wall.Id}-sketch-{i + 1}",
                Sort = "sketch",
                Kind = WorkKind.Sketch,
                Date = Before(wall.Date, wall.Sketches.Count - i, seed + (uint)i),
                Title = LifeWords.About(wall.Title, LifeWords.Sketch(sort)),
                Alt = LifeWords.Alt(LifeWords.Medium(sort), wall.Seen),
                Medium = LifeWords.Medium(sort),
                Dimensions = aspect < 0.9f ? "25 × 19 cm" : aspect > 2 ? "16 × 30 cm" : "22.5 × 30 cm",
                Rights = InCopyright,
                Place = "studio",
                Makers = [(wall.Makers[i % Math.Min(wall.Makers.Count, 2)] is var hand && hand == "arystan" ? "nazym" : hand, "artist")],
                Subjects = wall.Comp == "portrait" ? wall.Subjects : [],
                IsLost = lost,
                Paint = scale => sheet.Of(wall, sort, aspect, seed, scale),
            });
        }
        foreach (var change in states)
            works.Add(Photo(StateId(wall, change), "state", change.Date, LifeWords.About(wall.Title, StateTitle(change.Kind)), LifeWords.Alt(LifeWords.Setting(wall.Setting), StateSeen(change.Kind)), Shot(StateId(wall, change), StateOf(change.Kind))) with { Story = change.Note });
        for (var part = 0; part < wall.Parts; part++)
        {
            var own = new WallPhotograph(wall.Comp, wall.Palette, "factory", 0.86f, easel.For($"{wall.Id} {part}"), easel.For($"{wall.Id}-{part}"), WallState.Fresh, WallLight.Day);
            works.Add(main with
            {
                Id = $"{wall.Id}-{part + 1}",
                Sort = "panel",
                Title = wall.PartTitles[part],
                Story = LanguageText.None,
                Dimensions = "6 × 5.2 m",
                Condition = [],
                Relations = [(RelationKind.PartOf, wall.Id)],
                Makers = part == 3 ? makers : [makers[part % makers.Count]],
                Paint = own.Paint,
            });
        }
        var (making, later) = ((int)(seed % (uint)LifeWords.Making.Count), (int)(seed / 16 % (uint)LifeWords.Later.Count));
        works.Add(Photo(wall.Id + "-making", "making", wall.Date.Split('/')[0].TrimEnd('~'), LifeWords.About(wall.Title, LifeWords.Making[making]), LifeWords.Alt(LifeWords.Of("Мінбе, тор және алғашқы бояу", "Леса, разметка и первые краски", "Scaffolding, a grid and the first paint"), wall.Seen), Shot("making", WallState.Making)));
        works.Add(Photo(wall.Id + "-later", "later", After(wall.Date, later), LifeWords.About(wall.Title, LifeWords.Later[later]), LifeWords.Alt(LifeWords.Setting(wall.Setting), wall.Seen), Shot("later", WallState.Fresh) with { Light = LaterLight(later) }));
        return works;
    }

    private static LifeWork Portrait(PortraitText portrait, Easel easel)
    {
        var seed = easel.For((portrait.Subjects is [var first, ..] ? first : portrait.Id) + portrait.Sort);
        var palette = Palettes[(int)(seed % (uint)Palettes.Length)];
        var isPhoto = portrait.Sort == "photo";
        var head = portrait.Subjects is [var seen, ..] ? seen switch { "rasul" or "orazbek" or "smena" => "portrait-hat", "timur" or "4b" or "dana" or "nana" => "portrait-hair", _ => "portrait" } : portrait.Id.StartsWith("p-vera", StringComparison.Ordinal) ? "portrait-hair" : "portrait";
        return new()
        {
            Id = portrait.Id,
            Sort = "portrait",
            Kind = isPhoto ? WorkKind.Photograph : WorkKind.Sketch,
            Date = portrait.Date,
            Title = portrait.Title,
            Story = portrait.Story ?? LanguageText.None,
            Alt = isPhoto ? LifeWords.Of("Көзін жұмған адамның портреті, артында анық емес түрлі түсті дақтар", "Портрет человека с закрытыми глазами, за ним размытые цветные пятна", "A portrait of somebody with closed eyes before a blur of colours")
                : LifeWords.Of("Қарындашпен салынған портрет, көзі жұмулы", "Карандашный портрет, глаза закрыты", "A portrait in pencil, the eyes closed"),
            Medium = LifeWords.Medium(isPhoto ? "photo" : "pencil"),
            Dimensions = isPhoto ? null : "22.5 × 30 cm",
            Rights = InCopyright,
            Place = portrait.Place,
            Makers = [("nazym", isPhoto ? "photographer" : "artist")],
            Subjects = portrait.Subjects ?? [],
            IsErased = portrait.Erased,
            IsWithdrawn = portrait.Id == "p-press",
            Paint = isPhoto ? scale => PersonPicture.Photograph(palette, head, seed, easel.For(portrait.Id), scale) : scale => new SheetPicture(seed, scale).Pencil(head, palette, 1.25f, seed, squared: false),
        };
    }

    private static List<LifeWork> Dance(DanceText dance, LifeText life, Easel easel)
    {
        var seed = easel.For(dance.Id);
        var makers = dance.Makers.Select(maker => (maker, maker == "arystan" ? "musician" : maker == "nazym" ? "dancer" : "performer")).ToList();
        var works = new List<LifeWork>
        {
            new()
            {
                Id = dance.Id, Sort = "score", Kind = WorkKind.Sketch, Date = dance.Date, Title = dance.Title, Story = dance.Story, Medium = LifeWords.Medium("score"), Dimensions = "21 × 29.7 cm", Rights = InCopyright,
                Alt = LifeWords.Of("Би жазбасы: он екі фигура екі қатарда, аяқ жолы мен сандар", "Запись танца: двенадцать фигур в два ряда, путь стопы и счёт", "The score of a dance: twelve figures in two rows, the way of the feet and the counts"),
                Place = "studio", Makers = [("nazym", "choreographer"), .. makers.Skip(1)], Paint = scale => new SheetPicture(seed, scale).Score(dance.Palette, seed),
            },
        };
        foreach (var (i, shown) in dance.Shown.Index())
        {
            var wall = life.Walls.FirstOrDefault(wall => wall.Place == shown.Place);
            var photo = new StagePhotograph(wall?.Comp ?? "horns", wall?.Palette ?? dance.Palette, seed, easel.For(dance.Id + i), dance.Makers.Contains("arystan"));
            var isPhoto = shown.Sort == "photo";
            works.Add(new()
            {
                Id = $"{dance.Id}-{i + 1}",
                Sort = "dance",
                Kind = isPhoto ? WorkKind.Photograph : WorkKind.Recording,
                Date = shown.Date,
                Title = shown.Title,
                Alt = isPhoto ? LifeWords.Alt(ShownPhoto, dance.Title) : LanguageText.None,
                Medium = LifeWords.Medium(isPhoto ? "photo" : "sound"),
                Rights = Attribution,
                Place = shown.Place,
                Makers = isPhoto ? makers : [("arystan", "musician")],
                Relations = [(RelationKind.PerformanceOf, dance.Id), .. MadeWith(dance, i)],
                Paint = isPhoto ? photo.Paint : null,
                Sound = isPhoto ? null : () => QobyzSound.Wave(easel.For(dance.Id + i)),
            });
        }
        return works;
    }

    /// <summary>A recording and the photograph of the same evening were made with one another.</summary>
    private static IEnumerable<(RelationKind, string)> MadeWith(DanceText dance, int index) =>
        dance.Shown[index].Sort == "sound" ? dance.Shown.Index().Where(other => other.Index != index && other.Item.Date == dance.Shown[index].Date).Select(other => (RelationKind.MadeWith, $"{dance.Id}-{other.Index + 1}")) : [];

    private static LifeWork Sheet(SheetText sheet, Easel easel)
    {
        var seed = easel.For(sheet.Id);
        var number = sheet.Edition is { } edition ? int.Parse(edition.Split('/')[0], CultureInfo.InvariantCulture) : 1;
        return new()
        {
            Id = sheet.Id,
            Sort = sheet.Sort,
            Date = sheet.Date,
            Title = sheet.Title,
            Story = sheet.Story ?? LanguageText.None,
            Edition = sheet.Edition,
            Medium = LifeWords.Medium(sheet.Sort),
            Kind = sheet.Sort switch { "notebook" => WorkKind.Sketch, "cloth" => WorkKind.Textile, _ => WorkKind.Painting },
            Alt = LifeWords.Alt(LifeWords.Medium(sheet.Sort), sheet.Title),
            Rights = sheet.Sort == "notebook" && string.CompareOrdinal(sheet.Date, "2014") < 0 ? Free : InCopyright,
            Dimensions = sheet.Sort switch { "notebook" => "20.5 × 15 cm", "print" => "25 × 21 cm", "cloth" => "92 × 120 cm", _ => "19 × 26 cm" },
            Place = sheet.Sort == "notebook" ? null : "studio",
            Makers = [.. (sheet.Makers ?? ["nazym"]).Select(maker => (maker, "artist"))],
            Credit = sheet.Sort == "cloth" && sheet.Makers is not null ? LifeWords.Of("Сәуле Нұрмұханның жинағы", "Собрание Сауле Нурмухан", "Collection of Saule Nurmukhan") : LanguageText.None,
            Paint = scale => sheet.Sort switch
            {
                "notebook" => new SheetPicture(seed, scale).Notebook(sheet.Motif!),
                "print" => new SheetPicture(seed, scale).Print(sheet.Motif!, sheet.Palette!, number, sheet.Edition!.Contains("/5", StringComparison.Ordinal) ? 5 : 10),
                "cloth" => new SheetPicture(seed, scale).Cloth(sheet.Motif!, sheet.Palette!),
                _ => new SheetPicture(seed, scale).Gouache(sheet.Comp!, sheet.Palette!),
            },
        };
    }

    private static readonly string[] Palettes = ["madder", "indigo", "ochre", "pine", "apricot", "plum"];

    private static string StateId(WallText wall, ConditionText change) => $"{wall.Id}-{change.Date.Split('/')[0].TrimEnd('?', '~', '%')}";

    private static WallState StateOf(ConditionKind kind) => kind switch { ConditionKind.PaintedOver => WallState.PaintedOver, ConditionKind.Restored => WallState.Restored, ConditionKind.Destroyed => WallState.Destroyed, _ => WallState.Altered };

    private static LanguageText StateTitle(ConditionKind kind) => kind switch
    {
        ConditionKind.PaintedOver => LifeWords.Of("боялғаннан кейін", "после закраски", "after it was painted over"),
        ConditionKind.Destroyed => LifeWords.Of("орны", "место", "where it was"),
        ConditionKind.Restored => LifeWords.Of("жаңартылғаннан кейін", "после обновления", "restored"),
        _ => LifeWords.Of("өзгерген түрі", "с переменами", "as it has changed"),
    };

    private static LanguageText StateSeen(ConditionKind kind) => kind switch
    {
        ConditionKind.PaintedOver => LifeWords.Of("сурет сұр бояудың астында, жер-жерден көрінеді", "рисунок под серой краской, местами просвечивает", "the picture under grey paint, showing through in places"),
        ConditionKind.Destroyed => LifeWords.Of("қабырғадан қалған шет, кірпіш үйіндісі, дуал", "остаток края, груда кирпича, забор", "a remaining edge, a heap of bricks, a fence"),
        ConditionKind.Restored => LifeWords.Of("сурет қайтадан айқын", "рисунок снова ясный", "the picture clear again"),
        _ => LifeWords.Of("суретте жамау мен жаңа терезе", "на рисунке заплаты и новое окно", "patches and a new window in the picture"),
    };

    private static WallLight LightOf(string name, uint seed) => name.Length == 0 ? (seed / 8 % 7) switch { 0 => WallLight.Dawn, 1 => WallLight.Evening, _ => WallLight.Day } : (seed % 5) switch { 0 => WallLight.Rain, 1 => WallLight.Dawn, 2 => WallLight.Snow, _ => WallLight.Day };

    private static WallLight LaterLight(int later) => later switch { 0 or 7 => WallLight.Evening, 1 or 8 => WallLight.Snow, 3 => WallLight.Dawn, 4 => WallLight.Rain, _ => WallLight.Day };

    /// <summary>Width by height of “14 × 9 m”, which is height × width as on a label.</summary>
    private static float Aspect(string dimensions)
    {
        var numbers = dimensions.Replace(" m", "", StringComparison.Ordinal).Split('×', StringSplitOptions.TrimEntries).Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return Math.Clamp(numbers[1] / numbers[0], 0.62f, 3.4f);
    }

    /// <summary>Some months before a wall was begun; now and then not quite certain.</summary>
    private static string Before(string wall, int months, uint seed)
    {
        if (wall.Length < 7 || wall[4] != '-') return wall[..4] + "~";
        var first = new DateOnly(int.Parse(wall.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(wall.AsSpan(5, 2), CultureInfo.InvariantCulture), 1).AddMonths(-months);
        return first.ToString("yyyy-MM", CultureInfo.InvariantCulture) + (seed % 9) switch { 0 => "?", 1 => "~", _ => "" };
    }

    private static string After(string wall, int later)
    {
        var year = Math.Min(2026, int.Parse(wall.AsSpan(0, 4), CultureInfo.InvariantCulture) + (later is 8 or 3 ? 1 : 0));
        return later switch { 1 => $"{Math.Min(year, 2025)}-12", 6 => $"{year}-23", 8 => $"{year}-01", 4 => $"{year}-10", 0 => $"{year}-10~", _ => $"{year}" };
    }

    /// <summary>A sketch of a wall, whichever sort.</summary>
    private readonly record struct SheetPictureOf(uint Seed)
    {
        public Drawing.Bitmap Of(WallText wall, string sort, float aspect, uint wallSeed, float scale)
        {
            var sheet = new SheetPicture(Seed, scale);
            return sort == "colour" ? sheet.Colours(wall.Comp, wall.Palette, aspect, wallSeed) : sheet.Pencil(wall.Comp, wall.Palette, aspect, wallSeed, sort == "grid");
        }
    }
}
