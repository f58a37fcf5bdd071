namespace Korme.Delivery.Iiif;

/// <summary>A rectangle of whole pixels inside a picture, counted from its upper left corner.</summary>
public readonly record struct Box(int X, int Y, int WidthPixels, int HeightPixels)
{
    public override string ToString() => FormattableString.Invariant($"{X},{Y},{WidthPixels},{HeightPixels}");
}

/// <summary>Width and height in whole pixels.</summary>
public readonly record struct Extent(int WidthPixels, int HeightPixels)
{
    public long AreaPixels => (long)WidthPixels * HeightPixels;

    public override string ToString() => FormattableString.Invariant($"{WidthPixels},{HeightPixels}");
}
