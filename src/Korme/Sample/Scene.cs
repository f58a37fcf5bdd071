using Korme.Sample.Drawing;

namespace Korme.Sample;

/// <summary>One picture, or the frames of one burst, and how it is painted.</summary>
/// <param name="Shots">In the order in which the frames come.</param>
/// <param name="Paint">As many pictures as shots, upright, made one by one as they are asked for.</param>
/// <param name="Cost">How long it takes, about, in milliseconds of one core; only for the order of work.</param>
internal sealed record Scene(IReadOnlyList<Shot> Shots, Func<Easel, IEnumerable<Bitmap>> Paint, int Cost)
{
    public static Scene Of(Shot shot, Func<Easel, Bitmap> paint, int cost = 500) => new([shot], easel => [paint(easel)], cost);
}
