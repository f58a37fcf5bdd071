using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Lifetime;
using Korme.Web;

namespace Korme.Publishing.Print;

/// <summary>A piece of a label in one language.</summary>
/// <param name="Language">Of the words.</param>
/// <param name="Maker">Null where the block before said it already.</param>
/// <param name="Title">With real quotation marks.</param>
/// <param name="Date">The year, or what is known of it; null where it was said already.</param>
/// <param name="Lines">Medium with dimensions, place, credit.</param>
/// <param name="Story">Its beginning as harmless HTML; null: none.</param>
/// <param name="StoryPlain">The same for measuring; empty: none.</param>
public sealed record LabelBlock(string Language, string? Maker, string Title, string? Date, IReadOnlyList<string> Lines, string? Story, string StoryPlain);

/// <summary>What a label says, laid out for a card.</summary>
/// <param name="Number">In the order of the walk.</param>
/// <param name="Hung">The work.</param>
/// <param name="Blocks">The first one in the leading language.</param>
/// <param name="Percent">Size of the letters: 100 is 20 and 16 points.</param>
/// <param name="IsStoryShort">The story goes on where the code leads.</param>
/// <param name="IsStoryLeft">There is a story, and the card has no room for it.</param>
/// <param name="IsCut">Not even the names fit: they end in an ellipsis.</param>
public sealed record LabelText(
    int Number, HungWork Hung, IReadOnlyList<LabelBlock> Blocks, int Percent, bool IsStoryShort, bool IsStoryLeft, bool IsCut)
{
    /// <summary>Of maker and title, in points, at 100 %.</summary>
    public const double HeadPoints = 20;

    /// <summary>Of the rest, in points, at 100 %.</summary>
    public const double RestPoints = 16;

    /// <summary>The sizes the style sheet knows, in per cent.</summary>
    public static readonly IReadOnlyList<int> Percents = [100, 90, 80, 70, 60, 50, 45];

    private const double CodeMillimetres = 40;

    /// <summary>The label as it fits the card: first with as much of the story as the rules allow, then less of it, then smaller letters.</summary>
    public static LabelText Of(int number, HungWork hung, SheetOptions options, LabelSize card)
    {
        var hasCode = options.HasCodes && card.HasRoomForCode;
        var wantsStory = options.HasStories && card.HasRoomForCode && !hung.Work.Story.IsEmpty;
        if (wantsStory)
            foreach (var words in (ReadOnlySpan<int>)[LabelRules.MostWords, 55, 40])
                foreach (var percent in (ReadOnlySpan<int>)[100, 90, 80])
                    if (BlocksOf(hung.Work, options.Languages, words, out var isShort) is var told && Fits(told, card, percent, hasCode))
                        return new(number, hung, told, percent, isShort, false, false);
        for (var most = 300; most >= 20; most = most * 2 / 3)
        {
            var blocks = BlocksOf(hung.Work, options.Languages, 0, out _, most);
            foreach (var percent in Percents)
                if (Fits(blocks, card, percent, hasCode) || (most <= 30 && percent == Percents[^1]))
                    return new(number, hung, blocks, percent, false, wantsStory, most < 300);
        }
        throw new InvalidOperationException("the shortest label is always taken");
    }

    /// <summary>The labels of an exhibition: one size of letters for all but those that say much more than the others.</summary>
    public static IReadOnlyList<LabelText> OfAll(IReadOnlyList<HungWork> works, SheetOptions options, LabelSize card)
    {
        var labels = works.Select((hung, index) => Of(index + 1, hung, options, card)).ToList();
        if (labels.Count == 0) return labels;
        var common = labels.Select(label => label.Percent).Order().ElementAt(labels.Count / 8);
        return [.. labels.Select(label => label.Percent > common ? label with { Percent = common } : label)];
    }

    /// <summary>What a work is called, with who made it, in each language: what is the same in two is said once.</summary>
    public static IReadOnlyList<LabelBlock> BlocksOf(Work work, IReadOnlyList<string> languages, int storyWords, out bool isShort, int mostLetters = 300)
    {
        isShort = false;
        var blocks = new List<LabelBlock>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            var maker = string.Join(", ", work.Makers.Select(maker => In(maker.Name, language, blocks.Count == 0)).OfType<string>());
            var title = In(work.Title, language, blocks.Count == 0) ?? (blocks.Count == 0 ? Texts.In(language)["untitled"] : null);
            var medium = string.Join(", ", ((string?[])[
                In(work.Medium, language, blocks.Count == 0),
                blocks.Count == 0 ? Typography.Size(work.Dimensions, language) : null,
                blocks.Count == 0 && work.Edition is { } edition ? Texts.In(language).Format("edition.of", edition) : null]).OfType<string>().Where(part => said.Add(part)));
            var lines = ((string?[])[medium, ConditionWords.Now(work, language), work.Place is { } place ? In(place.Name, language, blocks.Count == 0) : null, In(work.Credit, language, blocks.Count == 0)])
                .Where(line => !string.IsNullOrEmpty(line) && (line == medium || said.Add(line))).Select(line => Shorten(line!, mostLetters)).ToList();
            string? story = null;
            var plain = "";
            if (storyWords > 0 && (blocks.Count == 0 ? work.Story.For(language) : work.Story.In(language) is { } own ? new Spoken(language, own) : null) is { } spoken && said.Add(spoken.Text))
            {
                var (html, isWhole) = Markdown.Opening(spoken.Text, spoken.Language, storyWords, 3);
                (story, isShort) = ($"<div lang=\"{Attribute(spoken.Language)}\" dir=\"auto\">{html}</div>", isShort || !isWhole);
                plain = Markdown.ToPlain(spoken.Text, 4000);
                if (!isWhole) plain = string.Join(' ', plain.Split(' ').Take((int)(storyWords * 1.2)));
            }
            var date = blocks.Count == 0 && work.Date is { } edtf ? Dates.Year(edtf, language) : null;
            var newMaker = maker.Length > 0 && said.Add(maker) ? Shorten(maker, mostLetters) : null;
            var newTitle = title is not null && said.Add(title) ? Shorten(title, mostLetters) : null;
            if (blocks.Count > 0 && newTitle is null && newMaker is null && lines.Count == 0 && story is null) continue;
            blocks.Add(new(language, newMaker, newTitle ?? "", date, lines, story, plain));
        }
        return blocks;
    }

    private static bool Fits(IReadOnlyList<LabelBlock> blocks, LabelSize card, int percent, bool hasCode)
    {
        var scale = percent / 100.0;
        var width = card.WidthMillimetres - 2.0 * card.PaddingMillimetres - (hasCode && !card.IsCodeBelow ? CodeMillimetres : 0);
        var room = card.HeightMillimetres - 2.0 * card.PaddingMillimetres - (hasCode && card.IsCodeBelow ? CodeMillimetres : 0);
        var height = 0.0;
        foreach (var (block, index) in blocks.Select((block, index) => (block, index)))
        {
            var head = index == 0 ? HeadPoints : RestPoints;
            if (index > 0) height += 0.5 * RestPoints * scale * LetterWidth.MillimetresPerPoint;
            if (index == 0 && block.Maker is not null) Add(block.Maker, head, 1.2);
            var title = string.Join(", ", ((string?[])[index > 0 ? block.Maker : null, block.Title, block.Date]).Where(part => !string.IsNullOrEmpty(part)));
            if (title.Length > 0) Add(title, head, 1.2);
            foreach (var line in block.Lines) Add(line, RestPoints, 1.3);
            if (block.StoryPlain.Length > 0)
            {
                Add(block.StoryPlain, RestPoints, 1.35);
                height += 0.9 * RestPoints * scale * LetterWidth.MillimetresPerPoint;
            }
        }
        return height <= room;

        void Add(string text, double points, double leading) =>
            height += LetterWidth.Lines(text, width, points * scale) * points * scale * leading * LetterWidth.MillimetresPerPoint;
    }

    private static string? In(LanguageText text, string language, bool isLeading) =>
        isLeading ? text.For(language) is { } any ? Typography.Set(any.Text, any.Language) : null
        : text.In(language) is { } own ? Typography.Set(own, language) : null;

    /// <summary>At most so many letters, cut at a word with an ellipsis.</summary>
    internal static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = text.LastIndexOf(' ', most - 1);
        var cut = text[..(end > most / 2 ? end : most - 1)];
        if (char.IsHighSurrogate(cut[^1])) cut = cut[..^1];
        return cut.TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    private static string Attribute(string language) => language == LanguageText.Undetermined ? "" : System.Net.WebUtility.HtmlEncode(language);
}
