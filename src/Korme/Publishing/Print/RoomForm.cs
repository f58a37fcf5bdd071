using System.Globalization;
using Korme.Exhibitions;

namespace Korme.Publishing.Print;

/// <summary>A line of the form that asks for the walls.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Length">As typed: <c>540</c>, <c>5,4 m</c>.</param>
/// <param name="Trouble">What is wrong with the length.</param>
public sealed record WallLine(string Name, string Length, WallLength.Trouble Trouble = WallLength.Trouble.None);

/// <summary>The walls of the room as typed. Lines without a length and a name are left out; whoever wants none empties them.</summary>
/// <param name="EyeHeight">As typed.</param>
/// <param name="IsEyeHeightWrong">It is no height between <see cref="LowestEye"/> and <see cref="HighestEye"/>.</param>
/// <param name="Walls">Every line that says anything.</param>
public sealed record RoomForm(string EyeHeight, bool IsEyeHeightWrong, IReadOnlyList<WallLine> Walls)
{
    /// <summary>What is taken at all, in centimetres: for children, and for very tall rooms.</summary>
    public const double LowestEye = 80, HighestEye = 250;

    /// <summary>No room has more.</summary>
    public const int MostWalls = 40;

    private const double UsualEye = 150;
    private const int LongestName = 80;

    /// <summary>The form as it is saved.</summary>
    public static RoomForm Of(Room? room) => new(
        Text(room?.EyeHeightCentimetres ?? UsualEye), false,
        [.. (room?.Walls ?? []).Select(wall => new WallLine(wall.Name, Text(wall.LengthCentimetres)))]);

    /// <summary>The form as it was sent: fields <c>eye</c>, <c>name</c> and <c>length</c>, the last two once a line.</summary>
    public static RoomForm Of(IFormCollection form)
    {
        var (names, lengths) = (form["name"], form["length"]);
        var lines = new List<WallLine>();
        for (var i = 0; i < Math.Min(lengths.Count, MostWalls); i++)
        {
            var (name, length) = ((i < names.Count ? names[i] ?? "" : "").Trim(), (lengths[i] ?? "").Trim());
            if (name.Length == 0 && length.Length == 0) continue;
            lines.Add(new(name[..Math.Min(name.Length, LongestName)], length, WallLength.Parse(length).Trouble));
        }
        var eye = form["eye"].ToString().Trim();
        return new(eye, WallLength.Parse(eye) is not { Centimetres: >= LowestEye and <= HighestEye }, lines);
    }

    /// <summary>True when it can be saved.</summary>
    public bool IsRight => !IsEyeHeightWrong && Walls.All(wall => wall.Trouble == WallLength.Trouble.None);

    /// <summary>The room; null: no walls.</summary>
    /// <param name="nameOf">What a wall is called that nobody named: by its number.</param>
    public Room? ToRoom(Func<int, string> nameOf) => Walls.Count == 0 ? null : new(
        WallLength.Parse(EyeHeight).Centimetres,
        [.. Walls.Select((wall, index) => new RoomWall(wall.Name.Length > 0 ? wall.Name : nameOf(index + 1), WallLength.Parse(wall.Length).Centimetres))]);

    private static string Text(double centimetres) => centimetres.ToString("0.##", CultureInfo.InvariantCulture);
}
