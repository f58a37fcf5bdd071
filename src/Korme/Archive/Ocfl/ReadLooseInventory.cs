using System.Text.Json;
using System.Text.Unicode;

namespace Korme.Archive.Ocfl;

/// <summary>Reads an inventory's JSON as far as it goes, and says where it isn't what the specification asks for (OCFL 1.1 §3.5).</summary>
/// <remarks>Hostile bytes end as problems: deep nesting, wrong types, keys twice, text that is no UTF-8, lone surrogates.</remarks>
internal sealed class ReadLooseInventory
{
    /// <summary>More than any inventory needs (a million files in one object); larger ones are refused unread.</summary>
    public const long MaxBytes = 256_000_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    private readonly string file;
    private readonly List<OcflProblem> problems;
    private readonly LooseInventory read = new();
    private bool is10;

    private ReadLooseInventory(string file, List<OcflProblem> problems) => (this.file, this.problems) = (file, problems);

    /// <summary>Null when nothing of it can be used.</summary>
    /// <param name="bytes">The file's.</param>
    /// <param name="file">Named in problems.</param>
    /// <param name="problems">What is wrong goes here.</param>
    public static LooseInventory? Run(byte[] bytes, string file, List<OcflProblem> problems)
    {
        if (!Utf8.IsValid(bytes))
        {
            problems.Add(new("E033", file, "is not UTF-8, as JSON must be"));
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new ReadLooseInventory(file, problems).Read(document.RootElement);
            problems.Add(new("E033", file, "is no JSON object"));
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException) // the latter: a lone surrogate in a text
        {
            problems.Add(new("E033", file, $"is no JSON that can be read: {trouble.Message}"));
        }
        return null;
    }

    private void Say(string code, string what) => problems.Add(new(code, file, what));

    private LooseInventory Read(JsonElement root)
    {
        is10 = root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "https://ocfl.io/1.0/spec/#inventory";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Say("E033", $"has the key {property.Name} twice");
            switch (property.Name)
            {
                case "id":
                    read.Id = Text(property.Value, "E037", "id");
                    if (read.Id is "") Say("E037", "has an empty id");
                    break;
                case "type": read.Type = Text(property.Value, "E038", "type"); break;
                case "digestAlgorithm": read.DigestAlgorithm = Text(property.Value, "E025", "digestAlgorithm"); break;
                case "head": read.Head = Text(property.Value, "E040", "head"); break;
                case "contentDirectory": read.ContentDirectory = Text(property.Value, "E017", "contentDirectory"); break;
                case "manifest": ReadManifest(property.Value); break;
                case "versions": ReadVersions(property.Value); break;
                case "fixity": ReadFixity(property.Value); break;
                default: SayUnknown(property.Name); break;
            }
        }
        foreach (var key in (ReadOnlySpan<string>)["id", "type", "digestAlgorithm", "head"])
            if (!seen.Contains(key)) Say("E036", $"has no {key}");
        if (!seen.Contains("manifest")) Say("E041", "has no manifest");
        if (!seen.Contains("versions")) Say("E043", "has no versions");
        return read;
    }

    private void SayUnknown(string key)
    {
        if (key.Equals("versions", StringComparison.OrdinalIgnoreCase)) Say("E044", $"has its versions under the key {key}");
        else if (key.Equals("fixity", StringComparison.OrdinalIgnoreCase)) Say("E055", $"has its fixity under the key {key}");
        else Say("E102", $"has the key {key}, which the specification doesn't know");
    }

    private string? Text(JsonElement value, string code, string key)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Say(code, $"has a {key} that is no text");
        return null;
    }

    private void ReadManifest(JsonElement manifest)
    {
        if (manifest.ValueKind == JsonValueKind.Object) ReadDigests(manifest, read.Manifest, "the manifest", "E092", "E098");
        else Say(is10 ? "E041" : "E106", "has a manifest that is no JSON object");
    }

    private void ReadFixity(JsonElement fixity)
    {
        if (fixity.ValueKind != JsonValueKind.Object)
        {
            Say(is10 ? "E056" : "E111", "has a fixity that is no JSON object");
            return;
        }
        foreach (var block in fixity.EnumerateObject())
        {
            var digests = new List<DigestPaths>();
            if (block.Value.ValueKind == JsonValueKind.Object) ReadDigests(block.Value, digests, $"the fixity of {block.Name}", "E057", "E057");
            else Say("E057", $"has a fixity of {block.Name} that is no JSON object");
            read.Fixity.Add((block.Name, digests));
        }
    }

    private void ReadVersions(JsonElement versions)
    {
        if (versions.ValueKind != JsonValueKind.Object)
        {
            Say("E045", "has versions that are no JSON object");
            return;
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in versions.EnumerateObject())
        {
            if (!names.Add(block.Name)) Say("E033", $"has the version {block.Name} twice");
            else if (block.Value.ValueKind == JsonValueKind.Object) read.Versions.Add(ReadVersion(block.Name, block.Value));
            else
            {
                Say("E047", $"has a {block.Name} that is no JSON object");
                read.Versions.Add(new(block.Name));
            }
        }
    }

    private LooseVersion ReadVersion(string name, JsonElement block)
    {
        var version = new LooseVersion(name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in block.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Say("E033", $"has the key {property.Name} of {name} twice");
            switch (property.Name)
            {
                case "created": version.Created = Text(property.Value, "E049", $"time of {name}"); break;
                case "message": version.Message = Text(property.Value, "E094", $"message of {name}"); break;
                case "user": ReadUser(version, property.Value); break;
                case "state" when property.Value.ValueKind == JsonValueKind.Object:
                    ReadDigests(property.Value, version.State, $"the state of {name}", "E051", "E051");
                    break;
                case "state": Say("E050", $"has a state of {name} that is no JSON object"); break;
                default: Say("E102", $"has the key {property.Name} in {name}, which the specification doesn't know"); break;
            }
        }
        if (!seen.Contains("created")) Say("E048", $"has a {name} without created");
        if (!seen.Contains("state")) Say("E048", $"has a {name} without state");
        return version;
    }

    private void ReadUser(LooseVersion version, JsonElement user)
    {
        version.HasUser = true;
        if (user.ValueKind != JsonValueKind.Object)
        {
            Say("E054", $"has a user of {version.Name} that is no JSON object");
            return;
        }
        foreach (var property in user.EnumerateObject())
        {
            if (property.Name == "name") version.UserName = Text(property.Value, "E054", $"user's name in {version.Name}");
            else if (property.Name == "address") version.UserAddress = Text(property.Value, "W009", $"user's address in {version.Name}");
            else Say("E102", $"has the key {property.Name} in the user of {version.Name}, which the specification doesn't know");
        }
        if (string.IsNullOrEmpty(version.UserName)) Say("E054", $"has a user without a name in {version.Name}");
    }

    private void ReadDigests(JsonElement block, List<DigestPaths> digests, string what, string noList, string noText)
    {
        foreach (var entry in block.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Array)
            {
                Say(noList, $"has no list of paths for {entry.Name} in {what}");
                continue;
            }
            var paths = new List<string>(entry.Value.GetArrayLength());
            foreach (var path in entry.Value.EnumerateArray())
            {
                if (path.ValueKind == JsonValueKind.String) paths.Add(path.GetString()!);
                else Say(noText, $"has a path that is no text in {what}");
            }
            digests.Add(new(entry.Name, [.. paths]));
        }
    }
}
