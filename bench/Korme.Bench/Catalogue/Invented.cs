using System.Globalization;
using Korme.Catalogue;
using Korme.Colours;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Selection;

namespace Korme.Bench.Catalogue;

/// <summary>An invented body of work: words of three languages by Zipf's law, exhibitions of forty works, makers, places, people who are seen and what they allowed.</summary>
/// <remarks>Everything follows from the number of the exhibition: the same ones at every size, made in any order.</remarks>
internal sealed class Invented
{
    public const int WorksEach = 40;

    private const int Vocabulary = 20_000, Makers = 300, Places = 500, Subjects = 3_000, Mediums = 40;

    private static readonly DateOnly Today = new(2026, 11, 21);

    private readonly string[][] words = [Syllables(1, "а е и о ұ ү ы і ө ә", "б д ж з к қ л м н ң п р с т ш ғ"), Syllables(2, "а е и о у ы ю я", "б в г д ж з к л м н п р с т х ч ш"), Syllables(3, "a e i o u", "b c d f g h l m n p r s t v w")];
    private readonly double[] sums;

    public Invented()
    {
        sums = new double[Vocabulary];
        for (var (rank, sum) = (0, 0.0); rank < Vocabulary; rank++) sums[rank] = sum += 1.0 / (rank + 1);
        PeopleRecords = [.. Enumerable.Range(0, Makers + Subjects).Select(Person)];
        PlaceRecords = [.. Enumerable.Range(0, Places).Select(Place)];
        Consents = [.. Enumerable.Range(0, Subjects).Where(number => number % 10 != 0).Select(Consent)];
    }

    public IReadOnlyList<Person> PeopleRecords { get; }

    public IReadOnlyList<Place> PlaceRecords { get; }

    /// <summary>Nine in ten people agreed; some of them until last year, some took it back.</summary>
    public IReadOnlyList<Consent> Consents { get; }

    /// <summary>The words of a language, the commonest first.</summary>
    public IReadOnlyList<string> Words(int language) => words[language];

    /// <summary>A word by its frequency in the texts.</summary>
    public string Word(Random chance, int language)
    {
        var at = Array.BinarySearch(sums, chance.NextDouble() * sums[^1]);
        return words[language][Math.Min(at < 0 ? ~at : at, Vocabulary - 1)];
    }

    /// <summary>An exhibition, its works and what decoding their pictures told.</summary>
    public (Exhibition Exhibition, IReadOnlyList<Work> Works, IReadOnlyList<PictureFacts> Pictures) Of(int number)
    {
        var chance = new Random(number);
        var begun = new DateTimeOffset(1996, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number * 10.5);
        var works = new List<Work>();
        for (var index = 0; index < WorksEach; index++) works.Add(Work(chance, number * WorksEach + index, begun.AddMinutes(index)));
        return (
            new()
            {
                Id = Id(4, number),
                Slug = string.Create(CultureInfo.InvariantCulture, $"exhibition-{number}"),
                Title = Text(chance, 2, 3),
                WallText = Text(chance, 30, 60),
                Status = number % 7 == 0 ? ExhibitionStatus.Open : ExhibitionStatus.Closed,
                Created = begun,
                Sections = [new() { Works = [.. works.Select(work => new Hanging(work.Id))] }],
            },
            works, [.. works.Select(work => Facts(chance, work.Files[0].Sha512))]);
    }

    public static Guid WorkId(int number) => Id(1, number);

    private Work Work(Random chance, int number, DateTimeOffset imported)
    {
        var year = imported.Year;
        var end = chance.Next(12);
        return new()
        {
            Id = WorkId(number),
            Kind = (WorkKind)chance.Next(5),
            Title = Text(chance, 1, 4),
            Story = Text(chance, 15, 40),
            Makers = [.. Enumerable.Range(0, chance.Next(8) == 0 ? 2 : 1).Select(_ => Skewed(chance, Makers)).Distinct().Select(maker => new Maker(PeopleRecords[maker].Name, "painter", PeopleRecords[maker].Id))],
            Place = new(LanguageText.None, Record: PlaceRecords[Skewed(chance, Places)].Id),
            Date = end == 0 ? $"{year - 2}/{year}" : end == 1 ? $"{year}?" : imported.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Medium = LanguageText.Of(words[1][200 + chance.Next(Mediums)], "ru"),
            Dimensions = "120 × 80 cm",
            Condition = chance.Next(7) == 0 ? [new((ConditionKind)(1 + chance.Next(4)), $"{year + 1}", LanguageText.None, [])] : [],
            Subjects = chance.Next(12) == 0 ? [PeopleRecords[Makers + chance.Next(Subjects)].Id] : [],
            Imported = imported,
            Files = [new() { Sha512 = Hex(chance, 128), Bytes = 8_000_000, MediaType = "image/jpeg", Name = string.Create(CultureInfo.InvariantCulture, $"DSC_{number:0000}.jpg"), Path = "original/a.jpg", Role = MediaRole.Picture }],
        };
    }

    private static PictureFacts Facts(Random chance, string sha512) => new()
    {
        Sha512 = sha512,
        Recipe = DerivativePaths.Recipe,
        WidthPixels = 6000,
        HeightPixels = 4000,
        Sizes = [.. DerivativePaths.Boxes.Select(box => new PictureSize(box, box, box * 2 / 3))],
        Colour = "#" + Hex(chance, 6),
        Palette = [.. Enumerable.Range(0, 6).Select(index => new PaletteColour("#" + Hex(chance, 6), (6 - index) / 21.0))],
        Measures = new()
        {
            Version = Measures.Current,
            Detail = 0.4,
            Noise = 2,
            HighlightsClipped = 0,
            ShadowsClipped = 0,
            Exposure = 0,
            Hash = Hex(chance, 64),
            Grid = Convert.ToBase64String(Enumerable.Range(0, 192).Select(_ => (byte)chance.Next(256)).ToArray()),
            Sketch = Convert.ToBase64String(Enumerable.Range(0, 512).Select(_ => (byte)chance.Next(256)).ToArray()),
        },
    };

    private Person Person(int number) => new() { Id = Id(2, number), Name = Text(new(number + 1_000_000), 2, 2), Created = DateTimeOffset.UnixEpoch };

    private Place Place(int number)
    {
        var chance = new Random(number + 2_000_000);
        return new() { Id = Id(3, number), Street = Text(chance, 1, 2), City = LanguageText.Of(words[1][number % 30], "ru"), Precision = number % 10 == 0 ? PlacePrecision.Hidden : PlacePrecision.Street, Created = DateTimeOffset.UnixEpoch };
    }

    private Consent Consent(int number) => new()
    {
        Id = Id(5, number),
        Person = PeopleRecords[Makers + number].Id,
        Uses = Uses.Web | Uses.Show,
        Until = number % 10 == 1 ? Today.AddYears(-1) : null,
        Withdrawn = number % 10 == 2 ? DateTimeOffset.UnixEpoch : null,
        Given = new(Evidence.Paper, DateTimeOffset.UnixEpoch, "A"),
        Created = DateTimeOffset.UnixEpoch,
    };

    private LanguageText Text(Random chance, int fewest, int most) => new(((string Tag, int Language)[])[("kk", 0), ("ru", 1), ("en", 2)] is var languages
        ? languages.Select(language => KeyValuePair.Create(language.Tag, string.Join(' ', Enumerable.Range(0, chance.Next(fewest, most + 1)).Select(_ => Word(chance, language.Language))))) : []);

    /// <summary>The first ones far more often than the last.</summary>
    private static int Skewed(Random chance, int count) => (int)(count * Math.Pow(chance.NextDouble(), 3));

    private static Guid Id(int sort, int number) => new($"01{sort:x2}{number >> 16:x4}-{number & 0xffff:x4}-7000-8000-{number:x12}");

    private static string Hex(Random chance, int digits) => Convert.ToHexStringLower(Bytes(chance, digits / 2));

    private static byte[] Bytes(Random chance, int count)
    {
        var bytes = new byte[count];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static string[] Syllables(int seed, string vowels, string consonants)
    {
        var (chance, found) = (new Random(seed), new HashSet<string>(StringComparer.Ordinal));
        var (open, closed) = (vowels.Split(' '), consonants.Split(' '));
        var list = new List<string>();
        while (list.Count < Vocabulary)
        {
            var word = string.Concat(Enumerable.Range(0, 1 + chance.Next(4)).Select(_ => closed[chance.Next(closed.Length)] + open[chance.Next(open.Length)])) + (chance.Next(2) == 0 ? closed[chance.Next(closed.Length)] : "");
            if (word.Length > 2 && found.Add(word)) list.Add(word);
        }
        return [.. list];
    }
}
