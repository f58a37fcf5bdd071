using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Archive.Ocfl;

/// <summary>Checks what an inventory says about itself, without looking at the files (OCFL 1.0 and 1.1 §3.5).</summary>
internal static partial class CheckInventory
{
    public static void Run(LooseInventory inventory, string file, List<OcflProblem> problems)
    {
        var is10 = inventory.Specification == "1.0";
        void Say(string code, string what) => problems.Add(new(code, file, what));

        if (inventory.Type is not null && inventory.Specification is null) Say("E038", $"is of the type {inventory.Type}, no inventory of OCFL 1.0 or 1.1");
        if (inventory.DigestAlgorithm is { } algorithm)
        {
            if (algorithm == "sha256") Say("W004", "uses sha256 where sha512 should be");
            else if (algorithm != "sha512") Say("E025", $"uses {algorithm}; only sha512 and sha256 may address content");
        }
        if (inventory.Id is { Length: > 0 } id && !IsUri(id)) Say("W005", $"has the id {id}, no URI");
        if (inventory.ContentDirectory is { } content)
        {
            if (content.Contains('/')) Say("E017", $"has the content folder {content}, with a slash");
            else if (content is "." or "..") Say("E018", $"has the content folder {content}");
            else if (!LooseInventory.IsFolderName(content)) Say(is10 ? "E017" : "E108", "has a content folder that is no folder's name");
        }

        CheckVersionNames.Run(inventory, is10, Say);
        CheckManifest(inventory, is10, Say);
        CheckFixity(inventory, Say);
        var digests = inventory.Manifest.Select(entry => entry.Digest).ToHashSet(StringComparer.Ordinal);
        foreach (var version in inventory.Versions) CheckVersion(version, digests, Say);
    }

    /// <summary>A scheme, a colon, something (RFC 3986 §3.1).</summary>
    private static bool IsUri(string text) => Uri3986().IsMatch(text);

    private static void CheckManifest(LooseInventory inventory, bool is10, Action<string, string> say)
    {
        CheckDigests(inventory.Manifest, inventory.DigestAlgorithm ?? "sha512", isContent: true, "the manifest", "E096", say);
        var numbers = inventory.Versions.Select(version => version.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in inventory.Manifest.SelectMany(entry => entry.Paths)) CheckContentPath(path, inventory, numbers, say);
        if (Conflict(inventory.Manifest) is { } conflict) say("E101", $"has the content path {conflict} twice, or inside itself");
        if (is10) return;
        var used = inventory.Versions.SelectMany(version => version.State).Select(entry => entry.Digest).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (digest, _) in inventory.Manifest)
            if (!used.Contains(digest)) say("E107", $"keeps {digest}, which no version has");
    }

    /// <summary>True when a path's elements are names.</summary>
    private static bool CheckElements(string path, Action<string, string> say)
    {
        if (path.Length == 0 || path.Contains('\0')) say("E098", $"has the content path '{path}', which is none");
        else if (path[0] == '/' || path[^1] == '/') say("E100", $"has the content path '{path}', with a slash at an end");
        else if (path.Split('/').Any(element => element is "" or "." or "..")) say("E099", $"has the content path '{path}', with an element that is empty or dots");
        else return true;
        return false;
    }

    private static void CheckContentPath(string path, LooseInventory inventory, HashSet<string> versions, Action<string, string> say)
    {
        if (!CheckElements(path, say)) return;
        if (!path.Contains('/') && path.Contains('\\')) say("E035", $"has the content path '{path}': its elements must be parted by /");
        else
        {
            var elements = path.Split('/', 3);
            if (!versions.Contains(elements[0]))
            {
                var number = Inventory.VersionNumber(elements[0]);
                var isOtherwiseNamed = number is not null && versions.Any(name => Inventory.VersionNumber(name) == number);
                say(isOtherwiseNamed ? "E014" : "E042", $"has the content path '{path}', which begins with no version of the object");
            }
            else if (elements.Length < 3 || elements[1] != inventory.ContentFolder)
                say(inventory.ContentDirectory is null ? "E021" : "E016", $"has the content path '{path}', which is not in the version's folder {inventory.ContentFolder}");
        }
    }

    private static void CheckFixity(LooseInventory inventory, Action<string, string> say)
    {
        var known = inventory.Manifest.SelectMany(entry => entry.Paths).ToHashSet(StringComparer.Ordinal);
        foreach (var (algorithm, digests) in inventory.Fixity)
        {
            if (!Digests.IsNamed(algorithm)) say("E056", $"has a fixity of {algorithm}, which neither the specification nor a registered extension names");
            CheckDigests(digests, algorithm, isContent: false, $"the fixity of {algorithm}", "E097", say);
            foreach (var path in digests.SelectMany(entry => entry.Paths).Where(path => !known.Contains(path)))
            {
                say("E057", $"has '{path}' in the fixity of {algorithm} and not in the manifest");
                CheckElements(path, say);
            }
        }
    }

    private static void CheckDigests(List<DigestPaths> digests, string algorithm, bool isContent, string what, string twice, Action<string, string> say)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (digest, _) in digests)
        {
            if (!seen.Add(digest)) say(twice, $"has the digest {digest} twice in {what}");
            if (Digests.IsWellFormed(algorithm, digest)) continue;
            if (isContent && Digests.IsWellFormed(algorithm == "sha512" ? "sha256" : "sha512", digest)) say("E039", $"has a digest in {what} that is none of its digestAlgorithm {algorithm}");
            else say(CodeOfForm(algorithm), $"has '{digest}' in {what}, which is no {algorithm} in hexadecimal");
        }
    }

    private static string CodeOfForm(string algorithm) => algorithm switch
    {
        "sha1" => "E029",
        "sha256" => "E030",
        "sha512" => "E031",
        "blake2b-512" => "E032",
        _ => "E057",
    };

    private static void CheckVersion(LooseVersion version, HashSet<string> manifest, Action<string, string> say)
    {
        var name = version.Name;
        if (version.Created is { } created && (!Rfc3339().IsMatch(created) || !IsDay(created)))
            say("E049", $"{name} was created '{created}', no RFC 3339 time to the second and with a zone");
        if (version.Message is null || !version.HasUser) say("W007", $"{name} has no {(version.Message is null ? "message" : "user")}");
        if (version.UserName is not null)
        {
            if (version.UserAddress is null) say("W008", $"{name} has a user without an address");
            else if (!IsUri(version.UserAddress)) say("W009", $"{name} has a user whose address is no URI");
        }

        foreach (var (digest, _) in version.State)
            if (!manifest.Contains(digest)) say("E050", $"{name} has {digest}, which is not in the manifest as it is written there");
        foreach (var path in version.State.SelectMany(entry => entry.Paths))
        {
            if (path.StartsWith('/') || path.EndsWith('/')) say("E053", $"{name} has the logical path '{path}', with a slash at an end");
            else if (path.Split('/').Any(element => element is "" or "." or "..")) say("E052", $"{name} has the logical path '{path}', with an element that is empty or dots");
        }
        if (Conflict(version.State) is { } conflict) say("E095", $"{name} has the logical path {conflict} twice, or inside itself");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+\-.]*:.+\z", RegexOptions.Singleline)]
    private static partial Regex Uri3986();

    // The day and the time exist; :60 is a leap second (RFC 3339 §5.6).
    private static bool IsDay(string time) =>
        DateTime.TryParseExact(time[..19].Replace(":60", ":59", StringComparison.Ordinal).ToUpperInvariant(), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // "a" conflicts with "a" and with "a/b"; sorted by their elements, what conflicts is side by side.
    private static string? Conflict(List<DigestPaths> digests)
    {
        var sorted = digests.SelectMany(entry => entry.Paths).Select(path => path + "/").Order(StringComparer.Ordinal).ToList();
        for (var at = 1; at < sorted.Count; at++)
            if (sorted[at].StartsWith(sorted[at - 1], StringComparison.Ordinal)) return sorted[at - 1].TrimEnd('/');
        return null;
    }
}
