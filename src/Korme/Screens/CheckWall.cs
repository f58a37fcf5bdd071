namespace Korme.Screens;

/// <summary>Says what is wrong with a wall that a form or a file describes.</summary>
public static class CheckWall
{
    private const int MostSurfaces = 12, MostMasks = 24, MostMaskCorners = 24, MostTitleLetters = 80, MostSquares = 200;

    /// <summary>One sentence: what is wrong, with which thing, and what may stand there. Null: nothing.</summary>
    public static string? Trouble(Wall wall)
    {
        // JSON may say null where no property is.
        if (wall is { Title: null } or { Surfaces: null } or { Masks: null } or { Timing: null }
            || wall.Surfaces.Any(surface => surface?.Corners is null || surface.Corners.Contains(null!)) || wall.Masks.Any(mask => mask is null || mask.Contains(null!)))
            return "Something of the wall is missing: its title, surfaces, masks or timing.";
        if (wall.Format != 1) return $"The wall is of format {wall.Format}; this Korme knows 1.";
        if (wall.Title.Length > MostTitleLetters) return $"The wall's name has {wall.Title.Length} letters; {MostTitleLetters} fit.";
        if (wall.WidthCentimetres is { } width && !IsIn(width, 10, 20_000)) return $"The wall's width, {width} cm, can't be: 10 cm to 200 m.";
        if (wall.HeightCentimetres is { } height && !IsIn(height, 10, 20_000)) return $"The wall's height, {height} cm, can't be: 10 cm to 200 m.";
        if (!IsIn(wall.GridCentimetres, 1, 1000)) return $"Squares of {wall.GridCentimetres} cm can't be drawn: 1 cm to 10 m.";
        if (Math.Max(wall.WidthCentimetres ?? 0, wall.HeightCentimetres ?? 0) / wall.GridCentimetres > MostSquares)
            return $"Squares of {wall.GridCentimetres} cm are too many for this wall: at most {MostSquares} in a row. Take larger ones.";
        if (wall.Surfaces.Count is 0 or > MostSurfaces) return $"There are {wall.Surfaces.Count} surfaces: 1 to {MostSurfaces}.";
        if (wall.Masks.Count > MostMasks) return $"There are {wall.Masks.Count} masks: at most {MostMasks}.";
        foreach (var surface in wall.Surfaces)
        {
            if (surface.Ahead is < 0 or > 99) return $"A surface is {surface.Ahead} works ahead: 0 to 99.";
            if (surface.Corners.Count != 4 || !surface.Corners.All(IsCorner)) return "A surface has four corners, each an x and a y between −0.5 and 1.5.";
            if (!IsConvex(surface.Corners)) return "A surface's corners cross each other or lie on one line: pull them apart again.";
        }
        if (wall.Masks.Any(mask => mask.Count is < 3 or > MostMaskCorners || !mask.All(IsCorner)))
            return $"A mask has 3 to {MostMaskCorners} corners, each an x and a y between −0.5 and 1.5.";
        var timing = wall.Timing;
        if (!IsIn(timing.Work, 1, 3600)) return $"A work can't stand for {timing.Work} s: 1 to 3,600.";
        if (!IsIn(timing.Card, 1, 600)) return $"A title card can't stand for {timing.Card} s: 1 to 600.";
        if (!IsIn(timing.Fade, 0, 30)) return $"A fade can't take {timing.Fade} s: 0 to 30.";
        if (!IsIn(timing.Black, 0, 60)) return $"It can't be black for {timing.Black} s between: 0 to 60.";
        return IsIn(wall.Brightness, 0.1, 1) ? null : $"The brightness can't be {wall.Brightness}: 0.1 to 1.";
    }

    private static bool IsCorner(double[] corner) => corner.Length == 2 && corner.All(each => IsIn(each, -0.5, 1.5));

    // False for NaN too.
    private static bool IsIn(double value, double least, double most) => value >= least && value <= most;

    /// <summary>True when the four corners turn one way all around: only then is there a projection of a rectangle onto them.</summary>
    private static bool IsConvex(IReadOnlyList<double[]> corners)
    {
        for (var i = 0; i < 4; i++)
        {
            var (a, b, c) = (corners[i], corners[(i + 1) % 4], corners[(i + 2) % 4]);
            var turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
            if (turn < 1e-6) return false;
        }
        return true;
    }
}
