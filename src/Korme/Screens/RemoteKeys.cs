using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Korme.Storage;

namespace Korme.Screens;

/// <summary>The secret in the link of each exhibition's remote control: 128 random bits, kept so that a restart of the laptop doesn't part it from the telephone.</summary>
/// <remarks>
/// In <c>screens/remote.keys</c> of the home, readable by its owner only. Whoever has the link may see the exhibition on a screen, a
/// draft too, and steer it; nothing else. May be used from several threads.
/// </remarks>
public sealed class RemoteKeys(string folder)
{
    private const int Bytes = 16;

    private readonly Lock gate = new();
    private Dictionary<string, string>? keyBySlug;

    /// <summary>An exhibition's key; made when it is first asked for.</summary>
    public string Of(string slug)
    {
        lock (gate)
        {
            var keys = keyBySlug ??= Read();
            return keys.TryGetValue(slug, out var key) ? key : Set(keys, slug);
        }
    }

    /// <summary>A new key: links from before lead nowhere from now on.</summary>
    public string Renew(string slug)
    {
        lock (gate) return Set(keyBySlug ??= Read(), slug);
    }

    /// <summary>The exhibition that a key opens; null: none. Takes as long for a nearly right key as for any other.</summary>
    public string? SlugOf(string given)
    {
        lock (gate)
        {
            var bytes = Encoding.UTF8.GetBytes(given);
            string? found = null;
            foreach (var (slug, key) in keyBySlug ??= Read())
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), bytes)) found = slug;
            return found;
        }
    }

    private string Set(Dictionary<string, string> keys, string slug)
    {
        keys[slug] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        Directory.CreateDirectory(folder);
        var part = PathOfKeys + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Open(part, options).Dispose();
        Durable.WriteFile(part, JsonSerializer.SerializeToUtf8Bytes(keys));
        File.Move(part, PathOfKeys, overwrite: true);
        Durable.SyncFolder(folder);
        return keys[slug];
    }

    private Dictionary<string, string> Read()
    {
        try
        {
            return File.Exists(PathOfKeys) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(PathOfKeys)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Nobody can use keys that can't be read: new links are made.
            return [];
        }
    }

    private string PathOfKeys => Path.Combine(folder, "remote.keys");
}
