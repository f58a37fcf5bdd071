using Korme.Sample.Drawing;

namespace Korme.Sample;

/// <summary>One picture, or the frames of one burst, and how it is painted.</summary>
/// <param name="Shots">In the order in which the frames come.</param>
/// <param name="Paint">As many pictures as shots, upright, made one by one as they are asked for.</param>
/// <param name="TakesAllCores">It spreads its own work over the cores, and so is painted before the others and alone.</param>
internal sealed record Scene(IReadOnlyList<Shot> Shots, Func<Easel, IEnumerable<Bitmap>> Paint, bool TakesAllCores = false)
{
    public static Scene Of(Shot shot, Func<Easel, Bitmap> paint) => new([shot], easel => [paint(easel)]);
}
