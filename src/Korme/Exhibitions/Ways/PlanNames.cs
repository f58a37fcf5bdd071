namespace Korme.Exhibitions.Ways;

/// <summary>A name beside a dot.</summary>
/// <param name="X">Where the text begins, or ends.</param>
/// <param name="Y">Its base line.</param>
/// <param name="IsEnd">It ends at <paramref name="X"/>: the dot is to its right.</param>
public sealed record PlanName(string Text, double X, double Y, bool IsEnd);

/// <summary>Writes names beside the dots of a plan where they cover neither dots nor each other; the others stand in the list below.</summary>
public static class PlanNames
{
    /// <summary>Size of the letters, in units of the plan.</summary>
    public const double LetterSize = 21;

    /// <summary>Mean width of a letter of Literata to its size, measured over Kazakh place names, with a little to spare.</summary>
    private const double LetterWidth = 0.56;

    private const double Dot = 26;
    private const int MostLetters = 34;

    /// <summary>Greedy, in the order of the dots; right of the dot first, then left, below, above.</summary>
    /// <param name="dots">With the text that each would like to have; empty: none.</param>
    public static IReadOnlyList<PlanName> Place(IReadOnlyList<(PlanDot Dot, string Text)> dots)
    {
        var taken = dots.Select(each => new Box(each.Dot.X - Dot, each.Dot.Y - Dot, each.Dot.X + Dot, each.Dot.Y + Dot)).ToList();
        var names = new List<PlanName>();
        foreach (var (dot, whole) in dots)
        {
            var text = whole.Length > MostLetters ? whole[..(MostLetters - 1)].TrimEnd() + "…" : whole;
            if (text.Length == 0) continue;
            var width = text.Length * LetterWidth * LetterSize;
            (double X, double Y, bool IsEnd)[] spots =
            [
                (dot.X + Dot + 4, dot.Y + LetterSize / 3, false), (dot.X - Dot - 4, dot.Y + LetterSize / 3, true),
                (dot.X - Dot, dot.Y + Dot + LetterSize, false), (dot.X - Dot, dot.Y - Dot - 6, false),
                (dot.X + Dot, dot.Y + Dot + LetterSize, true), (dot.X + Dot, dot.Y - Dot - 6, true),
            ];
            foreach (var (x, y, isEnd) in spots)
            {
                var box = new Box(isEnd ? x - width : x, y - LetterSize, isEnd ? x : x + width, y + LetterSize / 3);
                if (box.Left < 8 || box.Right > Plan.Width - 8 || box.Top < 8 || box.Bottom > Plan.Height - 8 || taken.Exists(box.Meets)) continue;
                taken.Add(box);
                names.Add(new(text, x, y, isEnd));
                break;
            }
        }
        return names;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
