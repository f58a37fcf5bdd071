namespace Korme.Colours;

/// <summary>The few colours that a picture is made of: k-means in OKLab. The same pixels give the same colours on any machine.</summary>
/// <remarks>
/// Pixels are counted in 32 768 boxes of sRGB first, so that a picture costs a millisecond. The first centre is the commonest box, each
/// further one the box that weighs most by how far it lies from the centres there are (k-means++ of Arthur and Vassilvitskii, 2007,
/// without its dice). Centres that look alike become one.
/// </remarks>
public static class MakePalette
{
    /// <summary>At most so many colours.</summary>
    public const int Most = 6;

    private const int Rounds = 24;

    /// <summary>Colours nearer than this are one: three times the just noticeable difference.</summary>
    private const double Alike = 0.06;

    /// <summary>What stands for less of a picture is an accident; a small strong accent stands for more.</summary>
    private const double LeastShare = 0.01;

    /// <summary>Distances count, not areas: the root of a box's pixels, so that a red door in a grey wall is seen.</summary>
    private static double Weight(int pixels) => Math.Sqrt(pixels);

    /// <summary>The colours, the one with the largest share first.</summary>
    /// <param name="rgb">RGB, 8 bit, sRGB, at least one pixel; a small picture of 256 pixels' longest side is enough.</param>
    /// <exception cref="ArgumentException">There is no pixel.</exception>
    public static IReadOnlyList<PaletteColour> Of(ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length < 3) throw new ArgumentException("there is no pixel", nameof(rgb));
        var boxes = Count(rgb);
        var centres = First(boxes);
        var nearest = new int[boxes.Count];
        for (var round = 0; round < Rounds && Assign(boxes, centres, nearest); round++) centres = Means(boxes, centres, nearest);
        Assign(boxes, centres, nearest);

        var pixels = new long[centres.Length];
        for (var box = 0; box < boxes.Count; box++) pixels[nearest[box]] += boxes[box].Pixels;
        double all = pixels.Sum();
        return [.. Joined(centres, pixels)
            .Select(colour => new PaletteColour(colour.Centre.ToHex(), Math.Round(colour.Pixels / all, 3)))
            .Where((colour, index) => index == 0 || colour.Share >= LeastShare)];
    }

    private static List<(OkLab Colour, int Pixels)> Count(ReadOnlySpan<byte> rgb)
    {
        var pixels = new int[32 * 32 * 32];
        var sums = new long[pixels.Length * 3];
        for (var at = 0; at + 2 < rgb.Length; at += 3)
        {
            var box = (rgb[at] >> 3 << 10) | (rgb[at + 1] >> 3 << 5) | rgb[at + 2] >> 3;
            pixels[box]++;
            sums[box * 3] += rgb[at];
            sums[box * 3 + 1] += rgb[at + 1];
            sums[box * 3 + 2] += rgb[at + 2];
        }
        var boxes = new List<(OkLab, int)>();
        for (var box = 0; box < pixels.Length; box++)
            if (pixels[box] is > 0 and var count)
                boxes.Add((OkLab.OfSrgb(Mean(sums[box * 3], count), Mean(sums[box * 3 + 1], count), Mean(sums[box * 3 + 2], count)), count));
        return boxes;
    }

    private static byte Mean(long sum, int count) => (byte)((sum + count / 2) / count);

    private static OkLab[] First(List<(OkLab Colour, int Pixels)> boxes)
    {
        var centres = new List<OkLab> { boxes.MaxBy(box => box.Pixels).Colour };
        var far = boxes.Select(box => box.Colour.SquaredTo(centres[0])).ToArray();
        while (centres.Count < Most)
        {
            var (best, weight) = (-1, 0.0);
            for (var box = 0; box < far.Length; box++)
                if (far[box] * Weight(boxes[box].Pixels) > weight) (best, weight) = (box, far[box] * Weight(boxes[box].Pixels));
            if (best < 0) break;
            centres.Add(boxes[best].Colour);
            for (var box = 0; box < far.Length; box++) far[box] = Math.Min(far[box], boxes[box].Colour.SquaredTo(boxes[best].Colour));
        }
        return [.. centres];
    }

    /// <returns>False when nothing changed.</returns>
    private static bool Assign(List<(OkLab Colour, int Pixels)> boxes, OkLab[] centres, int[] nearest)
    {
        var changed = false;
        for (var box = 0; box < boxes.Count; box++)
        {
            var (best, least) = (0, double.MaxValue);
            for (var centre = 0; centre < centres.Length; centre++)
                if (boxes[box].Colour.SquaredTo(centres[centre]) is var far && far < least) (best, least) = (centre, far);
            changed |= nearest[box] != best;
            nearest[box] = best;
        }
        return changed;
    }

    private static OkLab[] Means(List<(OkLab Colour, int Pixels)> boxes, OkLab[] centres, int[] nearest)
    {
        var sums = new (double L, double A, double B, double Weight)[centres.Length];
        for (var box = 0; box < boxes.Count; box++)
        {
            var (colour, weight) = (boxes[box].Colour, Weight(boxes[box].Pixels));
            ref var sum = ref sums[nearest[box]];
            sum = (sum.L + colour.L * weight, sum.A + colour.A * weight, sum.B + colour.B * weight, sum.Weight + weight);
        }
        return [.. centres.Select((centre, index) => sums[index] is { Weight: > 0 } sum ? new OkLab(sum.L / sum.Weight, sum.A / sum.Weight, sum.B / sum.Weight) : centre)];
    }

    private static List<(OkLab Centre, long Pixels)> Joined(OkLab[] centres, long[] pixels)
    {
        var joined = new List<(OkLab Centre, long Pixels)>();
        foreach (var (centre, count) in centres.Zip(pixels).Where(each => each.Second > 0).OrderByDescending(each => each.Second).ThenBy(each => each.First.L))
        {
            var alike = joined.FindIndex(other => other.Centre.DistanceTo(centre) < Alike);
            if (alike < 0) joined.Add((centre, count));
            else joined[alike] = (joined[alike].Centre, joined[alike].Pixels + count);
        }
        return [.. joined.OrderByDescending(each => each.Pixels).ThenBy(each => each.Centre.L)];
    }
}
