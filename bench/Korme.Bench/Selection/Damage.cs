namespace Korme.Bench.Selection;

/// <summary>What was done to a frame. Lengths and noise as seen on the picture at 1,024 px, whatever size it is made at.</summary>
/// <param name="DefocusPixels">Radius of the disc; 0: in focus.</param>
/// <param name="BlurPixels">Sigma of a Gaussian; 0: none.</param>
/// <param name="MotionPixels">Length of the line the camera moved on.</param>
/// <param name="Noise">Standard deviation of each band, in levels of 255.</param>
/// <param name="Stops">Too much (above 0) or too little light.</param>
/// <param name="Quality">Of the JPEG file, as libjpeg counts it.</param>
internal sealed record Damage(
    double DefocusPixels = 0, double BlurPixels = 0, double MotionPixels = 0, double Noise = 0, double Stops = 0, int Quality = Damage.GoodQuality)
{
    public const int GoodQuality = 93;

    public static readonly Damage None = new();

    /// <summary>The causes a true reason may name.</summary>
    public IEnumerable<string> Causes
    {
        get
        {
            if (DefocusPixels > 0 || BlurPixels > 0 || MotionPixels > 0) yield return "softness";
            if (Noise > 0) yield return "noise";
            if (Stops > 0) yield return "too light";
            if (Stops < 0) yield return "too dark";
            if (Quality < GoodQuality) yield return "compression";
        }
    }

    /// <summary>Worse in one thing and in none better, so that everybody would put the other frame first.</summary>
    public bool IsWorseThan(Damage other) => Amounts.Zip(other.Amounts).All(pair => pair.First >= pair.Second)
        && Amounts.Zip(other.Amounts).Any(pair => pair.First > pair.Second);

    public Raster Apply(Raster picture, uint seed)
    {
        var scale = Math.Max(picture.Width, picture.Height) / 1024.0;
        if (DefocusPixels > 0) picture = picture.Defocused(DefocusPixels * scale);
        if (BlurPixels > 0) picture = picture.Blurred(BlurPixels * scale);
        if (MotionPixels > 0) picture = picture.Moved(MotionPixels * scale, seed % 180 * Math.PI / 180);
        if (Stops != 0) picture = picture.Exposed(Stops);
        return Noise > 0 ? picture.Noisy(Noise * scale, seed) : picture;
    }

    private double[] Amounts =>
        [DefocusPixels, BlurPixels, MotionPixels, Noise, Math.Max(0, Stops), Math.Max(0, -Stops), Math.Max(0, GoodQuality - Quality)];
}
