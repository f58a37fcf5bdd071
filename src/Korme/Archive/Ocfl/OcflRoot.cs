using System.Text;
using System.Text.Json;

namespace Korme.Archive.Ocfl;

/// <summary>An OCFL 1.1 storage root: a folder of objects, each where the layout puts it (OCFL 1.1 §4).</summary>
public sealed class OcflRoot
{
    private OcflRoot(string folder, HashNTupleLayout layout) => (Folder, Layout) = (folder, layout);

    /// <summary>The root's folder.</summary>
    public string Folder { get; }
    public HashNTupleLayout Layout { get; }

    /// <summary>Writes an empty storage root into a folder, which must not exist yet. Syncs nothing.</summary>
    /// <param name="folder">Made by this.</param>
    /// <param name="layout">Where objects will lie.</param>
    /// <param name="readMe">A <c>README.md</c> for whoever finds the folder; other files are allowed in a root (§4.1).</param>
    public static void Write(string folder, HashNTupleLayout layout, string readMe)
    {
        foreach (var (path, bytes) in FilesOf(layout, readMe))
        {
            var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    /// <summary>The files of an empty storage root, by their paths below it; the declaration last.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> FilesOf(HashNTupleLayout layout, string readMe) =>
    [
        ($"extensions/{HashNTupleLayout.ExtensionName}/config.json", layout.ToConfig()),
        ("ocfl_layout.json", Encoding.UTF8.GetBytes(
            $$"""
            {
              "extension": "{{HashNTupleLayout.ExtensionName}}",
              "description": "An object lies at {{layout.NumberOfTuples}} folders of {{layout.TupleSize}} digits of the {{layout.DigestAlgorithm}} of its id, then a folder named by the percent-encoded id."
            }

            """)),
        ("README.md", Encoding.UTF8.GetBytes(readMe)),
        (Namaste.FileName(Namaste.Root), Namaste.Text(Namaste.Root)),
    ];

    /// <summary>Opens a storage root of this version and layout.</summary>
    /// <exception cref="OcflException">No root, another version of OCFL, or another layout: it is left alone.</exception>
    public static OcflRoot Open(string folder)
    {
        var declared = Namaste.Declared(folder, "ocfl_").ToList();
        if (declared is not [var version])
            throw new OcflException($"{folder} is no OCFL storage root: it has {(declared.Count == 0 ? "no" : "more than one")} version declaration (0=ocfl_…).");
        if (version != Namaste.Root)
            throw new OcflException($"{folder} is an OCFL storage root of version {version[5..]}; this program knows 1.1. It is left alone.");

        var layoutFile = Path.Combine(folder, "ocfl_layout.json");
        var config = Path.Combine(folder, "extensions", HashNTupleLayout.ExtensionName, "config.json");
        if (!File.Exists(layoutFile) || LayoutName(layoutFile) != HashNTupleLayout.ExtensionName)
            throw new OcflException($"{folder} is a storage root of another layout than {HashNTupleLayout.ExtensionName}. It is left alone.");
        return new(folder, File.Exists(config) ? HashNTupleLayout.FromConfig(File.ReadAllBytes(config)) : new());
    }

    /// <summary>The absolute path where the object with this id lies, whether it is there or not.</summary>
    public string FolderOf(string id) => Path.Combine(Folder, Layout.PathOf(id).Replace('/', Path.DirectorySeparatorChar));

    /// <summary>True when the object is there.</summary>
    public bool Has(string id) => File.Exists(Path.Combine(FolderOf(id), Namaste.FileName(Namaste.Object)));

    /// <summary>Every object's folder, in the order of their paths: read from the disk as it goes, nothing held in memory.</summary>
    public IEnumerable<string> ObjectFolders() => Branches().SelectMany(ObjectsUnder);

    /// <summary>The folders directly in the root, in order. Digests spread objects evenly over them: so many done are so much of the whole.</summary>
    public IEnumerable<string> Branches() =>
        Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal).Where(inner => Path.GetFileName(inner) != "extensions");

    /// <summary>The objects' folders in and below one folder of the root, in order.</summary>
    public static IEnumerable<string> ObjectsUnder(string folder)
    {
        if (Namaste.Declared(folder, "ocfl_object_").Any()) return [folder];
        return Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(ObjectsUnder);
    }

    private static string? LayoutName(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.TryGetProperty("extension", out var name) ? name.GetString() : null;
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            throw new OcflException($"{file} can't be read: {trouble.Message}", trouble);
        }
    }
}
