using System.Text;
using System.Text.Json;

namespace Korme.Archive.Ocfl;

/// <summary>Where a storage root says that its objects lie: the layouts that can be computed here (extensions 0002, 0003, 0004).</summary>
/// <param name="Name">The extension's.</param>
/// <param name="PathOf">An object's folder below the root from its id, with <c>/</c>.</param>
internal sealed record StorageLayout(string Name, Func<string, string> PathOf)
{
    private const string Flat = "0002-flat-direct-storage-layout", Hashed = "0004-hashed-n-tuple-storage-layout";

    /// <summary>Null: a layout that can't be computed here, or parameters that are none (then it is said).</summary>
    public static StorageLayout? Of(string root, string name, List<OcflProblem> problems)
    {
        if (name == Flat) return new(name, id => id);
        if (name is not (Hashed or HashNTupleLayout.ExtensionName)) return null;
        var config = Path.Combine(root, "extensions", name, "config.json");
        try
        {
            var json = File.Exists(config) ? File.ReadAllBytes(config) : Encoding.UTF8.GetBytes($$"""{"extensionName":"{{name}}"}""");
            return name == Hashed ? new(name, HashedTuples(json)) : new(name, HashNTupleLayout.FromConfig(json).PathOf);
        }
        catch (Exception trouble) when (trouble is OcflException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            problems.Add(new("E071", config, $"can't be used: {trouble.Message}"));
            return null;
        }
    }

    // OCFL/extensions, docs/0004-hashed-n-tuple-storage-layout.md
    private static Func<string, string> HashedTuples(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var config = document.RootElement;
        var algorithm = config.TryGetProperty("digestAlgorithm", out var text) ? text.GetString()! : "sha256";
        var size = config.TryGetProperty("tupleSize", out var number) ? number.GetInt32() : 3;
        var count = config.TryGetProperty("numberOfTuples", out number) ? number.GetInt32() : 3;
        var isShort = config.TryGetProperty("shortObjectRoot", out var flag) && flag.GetBoolean();
        if (size is < 0 or > 32 || count is < 0 or > 32 || size * count > Digests.Digits(algorithm)) throw new OcflException("its parameters are out of their ranges.");
        return id =>
        {
            var digest = Digests.Of(algorithm, Encoding.UTF8.GetBytes(id));
            var tuples = new StringBuilder();
            for (var tuple = 0; tuple < count; tuple++) tuples.Append(digest, tuple * size, size).Append('/');
            return tuples.ToString() + (isShort && size * count < digest.Length ? digest[(size * count)..] : digest);
        };
    }
}
