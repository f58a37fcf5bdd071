namespace Korme.Colours;

/// <summary>A colour that a picture is made of.</summary>
/// <param name="Colour"><c>#rrggbb</c>, sRGB.</param>
/// <param name="Share">How much of the picture it stands for, 0 to 1; those of one picture make 1 together, but for rounding.</param>
public sealed record PaletteColour(string Colour, double Share);
