using System.Globalization;
using Korme.Exhibitions;

namespace Korme.Publishing.Print;

/// <summary>Walls in an address, for a plan of a room that nobody saved: <c>wall=540,left of the door&amp;eye=150</c>.</summary>
public static class RoomQuery
{
    /// <summary>As <see cref="Read"/> reads it.</summary>
    public static string Write(Room room) => string.Create(CultureInfo.InvariantCulture, $"eye={room.EyeHeightCentimetres}")
        + string.Concat(room.Walls.Select(wall => string.Create(CultureInfo.InvariantCulture, $"&wall={wall.LengthCentimetres},{Uri.EscapeDataString(wall.Name)}")));

    /// <summary>The room of an address; null where it names none, or one that makes no sense.</summary>
    public static Room? Read(IQueryCollection query)
    {
        var walls = new List<RoomWall>();
        foreach (var wall in query["wall"])
        {
            if (wall?.Split(',', 2) is not [var length, var name] || !Number(length, out var centimetres) || WallLength.Check(centimetres) != WallLength.Trouble.None) return null;
            walls.Add(new(name, centimetres));
        }
        return walls.Count is > 0 and <= RoomForm.MostWalls && Number(query["eye"], out var eye) && eye is >= RoomForm.LowestEye and <= RoomForm.HighestEye ? new(eye, walls) : null;
    }

    private static bool Number(string? text, out double number) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
