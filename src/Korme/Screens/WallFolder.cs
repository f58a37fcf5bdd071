using System.Text.Encodings.Web;
using System.Text.Json;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Screens;

/// <summary>The walls of this machine: <c>screens/NAME.json</c> in the home, one file each.</summary>
/// <remarks>Written beside, forced to the disk and renamed: a power cut leaves the old one or the new one. May be used from several threads.</remarks>
public sealed class WallFolder(string folder)
{
    /// <summary>More walls than an artist meets; a page that writes on and on is stopped.</summary>
    public const int MostWalls = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock writing = new();

    /// <summary>The file's name that a wall's title gives: <c>Үй → ui</c>; never a path.</summary>
    public static string NameOf(string title) => Slug.From(title) is var name && name != Slug.From(null) ? name : ScreenAddresses.FirstWall;

    /// <summary>Name and title of every wall, by name.</summary>
    public IReadOnlyList<(string Name, string Title)> List()
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => NameOf(name) == name)
            .Order(StringComparer.Ordinal).Take(MostWalls).Select(name => (name, Read(name).Wall.Title is { Length: > 0 } title ? title : name))];
    }

    /// <summary>A wall as it was saved; a new one, the whole screen, when there is none.</summary>
    /// <returns>And what was wrong with its file, when it can't be used as it is; the file is left alone until the wall is saved again.</returns>
    public (Wall Wall, string? Trouble) Read(string name)
    {
        var file = PathOf(name);
        try
        {
            if (!File.Exists(file)) return (new() { Title = name }, null);
            var wall = JsonSerializer.Deserialize<Wall>(File.ReadAllBytes(file), Json) ?? new();
            return CheckWall.Trouble(wall) is { } wrong ? (new() { Title = name }, $"{file}: {wrong}") : (wall, null);
        }
        catch (Exception trouble) when (trouble is JsonException or IOException or UnauthorizedAccessException)
        {
            return (new() { Title = name }, $"{file} can't be read: {trouble.Message}");
        }
    }

    /// <summary>Keeps a wall.</summary>
    /// <exception cref="IOException">The disk is full or fails: what was there is there still.</exception>
    public void Save(string name, Wall wall)
    {
        var file = PathOf(name);
        lock (writing)
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(file) && Directory.EnumerateFiles(folder, "*.json").Count() >= MostWalls)
                throw new IOException($"There are {MostWalls} walls already. Remove one that is not needed any more.");
            Durable.WriteFile(file + ".part", JsonSerializer.SerializeToUtf8Bytes(wall, Json));
            File.Move(file + ".part", file, overwrite: true);
            Durable.SyncFolder(folder);
        }
    }

    /// <summary>Forgets a wall; one that isn't there is forgotten already.</summary>
    public void Remove(string name)
    {
        lock (writing) if (Directory.Exists(folder)) File.Delete(PathOf(name));
    }

    private string PathOf(string name) => NameOf(name) == name ? Path.Combine(folder, name + ".json") : throw new ArgumentException("not a wall's name", nameof(name));
}
