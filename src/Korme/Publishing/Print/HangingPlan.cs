using Korme.Exhibitions;
using Korme.Exhibitions.Pages;

namespace Korme.Publishing.Print;

/// <summary>A work on a wall. Lengths in centimetres, from the wall's left end and from the floor.</summary>
/// <param name="Number">In the order of the walk, from 1.</param>
/// <param name="Hung">The work.</param>
/// <param name="Left">Its left edge, frame included.</param>
/// <param name="Width">Frame included.</param>
/// <param name="Height">Frame included.</param>
/// <param name="Centre">The height of its middle: the eye's, or higher when it would touch the floor.</param>
/// <param name="Nails">One, or two a quarter of the width from either side: from the wall's left end.</param>
/// <param name="NailHeight">From the floor.</param>
/// <param name="GapBefore">To the work before it, or to the wall's left end.</param>
public sealed record PlacedWork(
    int Number, HungWork Hung, double Left, double Width, double Height, double Centre, IReadOnlyList<double> Nails, double NailHeight, double GapBefore)
{
    /// <summary>Its upper edge.</summary>
    public double Top => Centre + Height / 2;

    /// <summary>True when the eye's height would have put it on the floor.</summary>
    public bool IsRaised { get; init; }
}

/// <summary>A wall with what hangs on it.</summary>
/// <param name="Wall">Its name and length.</param>
/// <param name="Gap">Between the works, and from the ends to them, in centimetres.</param>
/// <param name="Works">From left to right.</param>
public sealed record PlannedWall(RoomWall Wall, double Gap, IReadOnlyList<PlacedWork> Works);

/// <summary>A work that found no place. <paramref name="MissingCentimetres"/>: how much longer the wall with the most room would have to be for it.</summary>
public sealed record HomelessWork(int Number, HungWork Hung, double Width, double MissingCentimetres);

/// <summary>Where every work hangs: in the order of the walk, wall after wall, with gaps as alike as they can be.</summary>
/// <param name="EyeHeight">From the floor to the middle of the works, in centimetres.</param>
/// <param name="Walls">All of them, the empty ones too.</param>
/// <param name="Unsized">Works whose size nobody stated, by number: left out.</param>
/// <param name="Homeless">Works that don't fit.</param>
public sealed record HangingPlan(double EyeHeight, IReadOnlyList<PlannedWall> Walls, IReadOnlyList<(int Number, HungWork Hung)> Unsized, IReadOnlyList<HomelessWork> Homeless)
{
    /// <summary>A work wider than this hangs on two nails, in centimetres.</summary>
    public const double TwoNailsFrom = 60;

    /// <summary>No work comes nearer to the floor, in centimetres.</summary>
    public const double LeastAboveFloor = 10;

    /// <summary>Museums hang between these, in centimetres.</summary>
    public const double LowestEye = 145, HighestEye = 155;

    /// <summary>Plans the walls of a room.</summary>
    /// <param name="works">In the order of the walk; those no picture shows hang on no wall unless they have a size.</param>
    /// <param name="room">Walls of lengths that <see cref="WallLength.Check"/> finds nothing wrong with.</param>
    /// <param name="options">Frame, least gap, drop.</param>
    public static HangingPlan Of(IReadOnlyList<HungWork> works, Room room, SheetOptions options)
    {
        var (unsized, sized) = (new List<(int, HungWork)>(), new List<Candidate>());
        foreach (var (hung, index) in works.Select((hung, index) => (hung, index)))
        {
            if (WorkSize.Parse(hung.Work.Dimensions, hung.Picture?.Ratio()) is { } size)
                sized.Add(new(index + 1, hung, size.WidthCentimetres + 2 * options.FrameCentimetres, size.HeightCentimetres + 2 * options.FrameCentimetres));
            else if (hung.Picture is not null) unsized.Add((index + 1, hung));
        }

        var (rows, left) = Fill(sized, room.Walls, options.GapCentimetres);
        var homeless = left.Select(work => new HomelessWork(work.Number, work.Hung, work.Width, room.Walls.Select((wall, index) => Missing(work, wall, rows[index])).Min())).ToList();

        rows = Spread([.. sized.Except(left)], room.Walls, options.GapCentimetres) ?? rows;
        var walls = room.Walls.Select((wall, index) => Place(wall, rows[index], room.EyeHeightCentimetres, options)).ToList();
        return new(room.EyeHeightCentimetres, walls, unsized, homeless);

        // On a bare wall it may touch both ends; beside others it needs a gap on either side.
        double Missing(Candidate work, RoomWall wall, List<Candidate> row) => row.Count == 0 ? work.Width - wall.LengthCentimetres
            : row.Sum(other => other.Width + options.GapCentimetres) + work.Width + 2 * options.GapCentimetres - wall.LengthCentimetres;
    }

    /// <summary>Wall after wall, each filled while a gap of this much stays on both sides of every work; what fits on no wall that is left is left over.</summary>
    private static (List<List<Candidate>> Rows, List<Candidate> Left) Fill(List<Candidate> works, IReadOnlyList<RoomWall> walls, double gap)
    {
        var rows = walls.Select(_ => new List<Candidate>()).ToList();
        var left = new List<Candidate>();
        var (wall, used) = (0, gap);
        foreach (var work in works)
        {
            var next = wall;
            while (next < walls.Count && !Fits(next, next == wall ? used : gap)) next++;
            if (next == walls.Count) { left.Add(work); continue; }
            if (next != wall) (wall, used) = (next, gap);
            rows[wall].Add(work);
            used += work.Width + gap;

            // A work as long as the wall itself may touch both ends.
            bool Fits(int on, double taken) => taken + work.Width + gap <= walls[on].LengthCentimetres + 1e-9
                || (rows[on].Count == 0 && work.Width <= walls[on].LengthCentimetres);
        }
        return (rows, left);
    }

    /// <summary>The same works in the same order with gaps as alike as they can be on all walls; null when they don't all fit.</summary>
    /// <remarks>
    /// All gaps together are as long as the walls less the works, however these are parted; so they are most alike where the sum of
    /// their squares is least. Dynamic programming over walls and works: best[n] is that sum for the first n works on the walls so far.
    /// </remarks>
    private static List<List<Candidate>>? Spread(List<Candidate> works, IReadOnlyList<RoomWall> walls, double least)
    {
        var best = new double[works.Count + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;
        var starts = new List<int[]>();
        foreach (var wall in walls)
        {
            var (next, start) = (new double[works.Count + 1], new int[works.Count + 1]);
            for (var to = 0; to <= works.Count; to++)
            {
                (next[to], start[to]) = (best[to] + wall.LengthCentimetres * wall.LengthCentimetres, to);
                var width = 0.0;
                for (var from = to - 1; from >= 0; from--)
                {
                    width += works[from].Width;
                    var (free, gaps) = (wall.LengthCentimetres - width, to - from + 1);
                    if (free < -1e-9 || (free + 1e-9 < least * gaps && gaps > 2)) break;
                    var sum = best[from] + free * free / gaps;
                    if (sum < next[to]) (next[to], start[to]) = (sum, from);
                }
            }
            best = next;
            starts.Add(start);
        }
        if (double.IsInfinity(best[works.Count])) return null;
        var rows = new List<List<Candidate>>();
        for (var (wall, to) = (walls.Count - 1, works.Count); wall >= 0; to = starts[wall--][to]) rows.Insert(0, works[starts[wall][to]..to]);
        return rows;
    }

    private static PlannedWall Place(RoomWall wall, List<Candidate> row, double eyeHeight, SheetOptions options)
    {
        var gap = Math.Max(0, (wall.LengthCentimetres - row.Sum(work => work.Width)) / (row.Count + 1));
        var placed = new List<PlacedWork>();
        var left = gap;
        foreach (var work in row)
        {
            var centre = Math.Max(eyeHeight, LeastAboveFloor + work.Height / 2);
            IReadOnlyList<double> nails = work.Width > TwoNailsFrom ? [left + work.Width / 4, left + work.Width * 3 / 4] : [left + work.Width / 2];
            var drop = Math.Min(options.DropCentimetres, work.Height);
            placed.Add(new(work.Number, work.Hung, left, work.Width, work.Height, centre, nails, centre + work.Height / 2 - drop, gap) { IsRaised = centre > eyeHeight });
            left += work.Width + gap;
        }
        return new(wall, gap, placed);
    }

    private sealed record Candidate(int Number, HungWork Hung, double Width, double Height);
}
