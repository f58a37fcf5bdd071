using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Korme.Archive.Ocfl;

/// <summary><c>inventory.json</c> and its digest beside it (OCFL 1.1 §3.7).</summary>
public static class InventoryFile
{
    public const string Name = "inventory.json";
    public const string SidecarName = "inventory.json.sha512";

    // Letters of every script as they are: a person reads this file.
    private static readonly InventoryJson Readable =
        new(new(InventoryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The file's bytes.</summary>
    public static byte[] ToBytes(Inventory inventory) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(inventory, Readable.Inventory), (byte)'\n'];

    /// <summary>Writes both files, which aren't there yet, into a folder; the sidecar last. Syncs nothing.</summary>
    public static void Write(string folder, byte[] inventory)
    {
        NewFile.WriteNew(Path.Combine(folder, Name), inventory);
        NewFile.WriteNew(Path.Combine(folder, SidecarName), Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA512.HashData(inventory))} {Name}\n"));
    }

    /// <summary>Reads an inventory.</summary>
    /// <param name="folder">The object's, or a version's.</param>
    /// <param name="checkDigest">Compare with the sidecar; while a version is being added the two differ for a moment.</param>
    /// <exception cref="OcflException">Missing, damaged, or with paths that lead out of the object.</exception>
    public static Inventory Read(string folder, bool checkDigest = true)
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, Name));
            var inventory = Parse(bytes, folder);
            if (checkDigest && !MatchesSidecar(folder, inventory.DigestAlgorithm, bytes))
                throw new OcflException($"{folder}: inventory.json is not the file that inventory.json.{inventory.DigestAlgorithm} describes.");
            return inventory;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OcflException($"{folder}: {missing.Message}", missing);
        }
    }

    /// <summary>Reads an inventory's bytes; <paramref name="where"/> is named in errors.</summary>
    public static Inventory Parse(ReadOnlySpan<byte> bytes, string where)
    {
        try
        {
            var inventory = JsonSerializer.Deserialize(bytes, InventoryJson.Default.Inventory)
                ?? throw new OcflException($"{where}: the inventory is empty.");
            // A damaged or hostile inventory must not read another folder's files.
            foreach (var path in inventory.Manifest.Values.SelectMany(paths => paths))
                if (!IsSafePath(path)) throw new OcflException($"{where}: the inventory names '{path}', which is not inside the object.");
            return inventory;
        }
        catch (JsonException trouble)
        {
            throw new OcflException($"{where}: inventory.json can't be read: {trouble.Message}", trouble);
        }
    }

    /// <summary>True when the sidecar is there and states the digest of these bytes.</summary>
    public static bool MatchesSidecar(string folder, string algorithm, ReadOnlySpan<byte> inventory)
    {
        var sidecar = Path.Combine(folder, $"{Name}.{algorithm}");
        if (!File.Exists(sidecar)) return false;
        return ParseSidecar(File.ReadAllBytes(sidecar)) is { } digest && Inventory.SameDigest(digest, Digests.Of(algorithm, inventory));
    }

    /// <summary>The digest that a sidecar states; null when it isn't <c>DIGEST inventory.json</c> (OCFL 1.1 §3.7).</summary>
    public static string? ParseSidecar(ReadOnlySpan<byte> sidecar) =>
        Encoding.UTF8.GetString(sidecar).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var digest, Name] ? digest : null;

    /// <summary>Content and logical paths are relative, with <c>/</c>, without <c>.</c>, <c>..</c> or empty elements.</summary>
    public static bool IsSafePath(string path) =>
        path.Length > 0 && !path.Contains('\0') && !(OperatingSystem.IsWindows() && path.AsSpan().ContainsAny('\\', ':'))
        && path.Split('/').All(element => element is not ("" or "." or ".."));
}
