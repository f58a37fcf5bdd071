using System.Text.Json.Nodes;
using Korme.Archive.Ocfl;

namespace Korme.Tests.Archive;

/// <summary>A minimal object of two versions, and for every code a way to make it one that has the code.</summary>
internal static class DamagedObjects
{
    private static readonly string Digest1 = Studio.Sha512("one"), Digest2 = Studio.Sha512("two");

    /// <summary>Code → what is done to the object's folder.</summary>
    public static readonly Dictionary<string, Action<string>> OfObject = new()
    {
        ["E001"] = folder => Write(folder, "extra.txt", "extra"),
        ["E002"] = folder => Write(folder, "ocfl_object_1.1", "ocfl_object_1.1\n"),
        ["E003"] = folder => File.Delete(Path.Combine(folder, "0=ocfl_object_1.1")),
        ["E004"] = folder => Rename(folder, "0=ocfl_object_1.1", "0=ocfl_object_one"),
        ["E005"] = folder => Rename(folder, "0=ocfl_object_1.1", "1=ocfl_object_1.1"),
        ["E006"] = folder => Rename(folder, "0=ocfl_object_1.1", "0=ocfl_thing_1.1"),
        ["E007"] = folder => Write(folder, "0=ocfl_object_1.1", "ocfl_object_1.1"),
        ["E008"] = folder => Edit(folder, json => json["versions"] = new JsonObject()),
        ["E009"] = folder => Edit(folder, json => json["versions"]!.AsObject().Remove("v1")),
        ["E010"] = folder => Edit(folder, json => Versions(json)["v4"] = Versions(json)["v2"]!.DeepClone()),
        ["E011"] = folder => Edit(folder, json => Named(json, "v01", "v10")),
        ["E012"] = folder => Edit(folder, json => Named(json, "v1", "v02")),
        ["E013"] = folder => Edit(folder, json => Named(json, "v01", "v10")),
        ["E014"] = folder => Edit(folder, json => Keep(json, Digest1, "v01/content/a.txt")),
        ["E015"] = folder => Write(folder, "v1/extra.txt", "extra"),
        ["E016"] = folder => Edit(folder, json => { json["contentDirectory"] = "content"; Keep(json, Digest1, "v1/a.txt"); }),
        ["E017"] = folder => Edit(folder, json => json["contentDirectory"] = "a/b"),
        ["E018"] = folder => Edit(folder, json => json["contentDirectory"] = ".."),
        ["E019"] = folder => Edit(folder, json => json["contentDirectory"] = "content"),
        ["E020"] = folder => { Edit(folder, json => json["contentDirectory"] = "content"); EditOld(folder, json => json["contentDirectory"] = "stuff"); },
        ["E021"] = folder => Edit(folder, json => Keep(json, Digest1, "v1/other/a.txt")),
        ["E023"] = folder => Write(folder, "v2/content/extra.txt", "extra"),
        ["E024"] = folder => Directory.CreateDirectory(Path.Combine(folder, "v1", "content", "empty")),
        ["E025"] = folder => Edit(folder, json => json["digestAlgorithm"] = "md5"),
        ["E029"] = folder => Edit(folder, json => Fixity(json, "sha1", "zz")),
        ["E030"] = folder => Edit(folder, json => Fixity(json, "sha256", "zz")),
        ["E031"] = folder => Edit(folder, json => Fixity(json, "sha512", "zz")),
        ["E032"] = folder => Edit(folder, json => Fixity(json, "blake2b-512", "zz")),
        ["E033"] = folder => Write(folder, "inventory.json", "{"),
        ["E034"] = folder => Rename(folder, "inventory.json", "Inventory.json"),
        ["E035"] = folder => Edit(folder, json => Keep(json, Digest1, @"v1\content\a.txt")),
        ["E036"] = folder => Edit(folder, json => json.Remove("head")),
        ["E037"] = folder => Edit(folder, json => json["id"] = ""),
        ["E038"] = folder => Edit(folder, json => json["type"] = "https://ocfl.io/1.0/spec/#inventory"),
        ["E039"] = folder => Edit(folder, json => json["digestAlgorithm"] = "sha256"),
        ["E040"] = folder => Edit(folder, json => json["head"] = "v1"),
        ["E041"] = folder => Edit(folder, json => json.Remove("manifest")),
        ["E042"] = folder => Edit(folder, json => Keep(json, Digest1, "content/a.txt")),
        ["E043"] = folder => Edit(folder, json => json.Remove("versions")),
        ["E044"] = folder => Edit(folder, json => { json["Versions"] = Versions(json).DeepClone(); json.Remove("versions"); }),
        ["E045"] = folder => Edit(folder, json => json["versions"] = new JsonArray()),
        ["E046"] = folder => Directory.CreateDirectory(Path.Combine(folder, "v3")),
        ["E047"] = folder => Edit(folder, json => Versions(json)["v1"] = "the first"),
        ["E048"] = folder => Edit(folder, json => Version(json).Remove("created")),
        ["E049"] = folder => Edit(folder, json => Version(json)["created"] = "2026-11-20T09:00+05:00"),
        ["E050"] = folder => Edit(folder, json => State(json)[new string('0', 128)] = new JsonArray("z.txt")),
        ["E051"] = folder => Edit(folder, json => State(json)[Digest2] = "b/c.txt"),
        ["E052"] = folder => Edit(folder, json => State(json)[Digest2] = new JsonArray("b/../c.txt")),
        ["E053"] = folder => Edit(folder, json => State(json)[Digest2] = new JsonArray("/b/c.txt")),
        ["E054"] = folder => Edit(folder, json => Version(json)["user"] = new JsonObject { ["address"] = "mailto:test@example.org" }),
        ["E055"] = folder => Edit(folder, json => { json["Fixity"] = json["fixity"]!.DeepClone(); json.Remove("fixity"); }),
        ["E056"] = folder => Edit(folder, json => json["fixity"]!["rot13"] = new JsonObject()),
        ["E057"] = folder => Edit(folder, json => json["fixity"]!["sha1"] = new JsonArray()),
        ["E058"] = folder => File.Delete(Path.Combine(folder, "inventory.json.sha512")),
        ["E059"] = folder => Rename(folder, "inventory.json.sha512", "inventory.json.sha256"),
        ["E060"] = folder => Write(folder, "inventory.json.sha512", new string('0', 128) + " inventory.json\n"),
        ["E061"] = folder => Write(folder, "inventory.json.sha512", "inventory.json"),
        ["E063"] = folder => File.Delete(Path.Combine(folder, "inventory.json")),
        ["E064"] = folder => WriteInventory(Path.Combine(folder, "v2"), Read(folder).ToJsonString()),
        ["E066"] = folder => EditOld(folder, json => Versions(json)["v1"]!["state"]![Digest1] = new JsonArray("renamed.txt")),
        ["E067"] = folder => Write(folder, "extensions/file.txt", "a file"),
        ["E082"] = folder => Write(folder, "inner/0=ocfl_object_1.1", "ocfl_object_1.1\n"),
        ["E090"] = folder => File.CreateSymbolicLink(Path.Combine(folder, "v1", "content", "link"), "a.txt"),
        ["E092"] = folder => Write(folder, "v1/content/a.txt", "eno"),
        ["E093"] = folder => Edit(folder, json => Fixity(json, "sha1", new string('0', 40))),
        ["E094"] = folder => Edit(folder, json => Version(json)["message"] = 5),
        ["E095"] = folder => Edit(folder, json => State(json)[Digest2] = new JsonArray("a.txt/c.txt")),
        ["E096"] = folder => Edit(folder, json => json["manifest"]![Digest1.ToUpperInvariant()] = new JsonArray("v1/content/b/c.txt")),
        ["E097"] = folder => Edit(folder, json =>
        {
            Fixity(json, "sha1", new string('a', 40));
            json["fixity"]!["sha1"]![new string('A', 40)] = new JsonArray("v1/content/a.txt");
        }),
        ["E098"] = folder => Edit(folder, json => Keep(json, Digest1, "")),
        ["E099"] = folder => Edit(folder, json => Keep(json, Digest1, "v1/content/../content/a.txt")),
        ["E100"] = folder => Edit(folder, json => Keep(json, Digest1, "/v1/content/a.txt")),
        ["E101"] = folder => Edit(folder, json => Keep(json, Digest1, "v1/content/b/c.txt/d")),
        ["E102"] = folder => Edit(folder, json => json["colour"] = "red"),
        ["E103"] = folder =>
        {
            Rename(folder, "0=ocfl_object_1.1", "0=ocfl_object_1.0");
            Write(folder, "0=ocfl_object_1.0", "ocfl_object_1.0\n");
            Edit(folder, json => json["type"] = "https://ocfl.io/1.0/spec/#inventory");
        },
        ["E104"] = folder => Edit(folder, json => Named(json, "v1", "2")),
        ["E105"] = folder => Edit(folder, json => Named(json, "v1", "v2.0")),
        ["E106"] = folder => Edit(folder, json => json["manifest"] = new JsonArray()),
        ["E107"] = folder => { Write(folder, "v2/content/unused", "unused"); Edit(folder, json => Keep(json, Studio.Sha512("unused"), "v2/content/unused")); },
        ["E108"] = folder => Edit(folder, json => json["contentDirectory"] = ""),
        ["E110"] = folder => EditOld(folder, json => json["id"] = "urn:example:2"),
        ["E111"] = folder => Edit(folder, json => json["fixity"] = new JsonArray()),
        ["W001"] = folder => Edit(folder, json => Named(json, "v01", "v02")),
        ["W002"] = folder => Write(folder, "v1/notes/note.txt", "a note"),
        ["W003"] = folder => File.Delete(Path.Combine(folder, "v2", "content", "a.txt")),
        ["W004"] = folder => Edit(folder, json => json["digestAlgorithm"] = "sha256"),
        ["W005"] = folder => Edit(folder, json => json["id"] = "example 1"),
        ["W007"] = folder => Edit(folder, json => Version(json).Remove("message")),
        ["W008"] = folder => Edit(folder, json => Version(json)["user"]!.AsObject().Remove("address")),
        ["W009"] = folder => Edit(folder, json => Version(json)["user"]!["address"] = "somebody"),
        ["W010"] = folder => { File.Delete(Path.Combine(folder, "v1", "inventory.json")); File.Delete(Path.Combine(folder, "v1", "inventory.json.sha512")); },
        ["W011"] = folder => EditOld(folder, json => Versions(json)["v1"]!["message"] = "told differently"),
        ["W013"] = folder => Directory.CreateDirectory(Path.Combine(folder, "extensions", "9999-nobody-knows")),
    };

    /// <summary>Code → what is done to a storage root's folder, in which one object lies where the layout puts it.</summary>
    public static readonly Dictionary<string, Action<string>> OfRoot = new()
    {
        ["E069"] = root => File.Delete(Path.Combine(root, "0=ocfl_1.1")),
        ["E070"] = root => Write(root, "ocfl_layout.json", """{"extension":"0003-hash-and-id-n-tuple-storage-layout"}"""),
        ["E071"] = root => Write(root, "ocfl_layout.json", """{"extension":"9999-nobody-knows","description":"?"}"""),
        ["E072"] = root => Write(root, Place(root)[..3] + "/lost/file.txt", "a file"),
        ["E073"] = root => Directory.CreateDirectory(Path.Combine(root, "abc", "def")),
        ["E075"] = root => Write(root, "ocfl_1.1", "ocfl_1.1\n"),
        ["E076"] = root => Write(root, "0=ocfl_1.0", "ocfl_1.0\n"),
        ["E077"] = root => Rename(root, "0=ocfl_1.1", "0=ocfl_one"),
        ["E078"] = root => Rename(root, "0=ocfl_1.1", "1=ocfl_1.1"),
        ["E079"] = root => Rename(root, "0=ocfl_1.1", "0=oxford_1.1"),
        ["E080"] = root => Write(root, "0=ocfl_1.1", "ocfl_1.1"),
        ["E081"] = root => { Rename(root, "0=ocfl_1.1", "0=ocfl_1.0"); Write(root, "0=ocfl_1.0", "ocfl_1.0\n"); },
        ["E083"] = root => Directory.Move(Path.Combine(root, Place(root)), Path.Combine(root, "wrong")),
        ["E084"] = root => Write(root, Place(root)[..3] + "/file.txt", "a file"),
        ["E085"] = root => Write(root, Place(root)[..3] + "/lost/file.txt", "a file"),
        ["E086"] = root => { Rename(root, "0=ocfl_1.1", "0=ocfl_1.0"); Write(root, "0=ocfl_1.0", "ocfl_1.0\n"); Write(root, "extensions/file.txt", "a file"); },
        ["E088"] = root => Write(root, "notes/file.txt", "a file"),
        ["E112"] = root => Write(root, "extensions/file.txt", "a file"),
        ["W014"] = root => { File.Delete(Path.Combine(root, "ocfl_layout.json")); Make(Path.Combine(root, "x", "y"), "urn:example:2"); },
        ["W015"] = root => Make(Path.Combine(root, "top"), "urn:example:2"),
        ["W016"] = root => Directory.CreateDirectory(Path.Combine(root, "extensions", "9999-nobody-knows")),
    };

    /// <summary>Makes the object: <c>a.txt</c>, changed in v2, and <c>b/c.txt</c>.</summary>
    public static void Make(string folder, string id = "urn:example:1")
    {
        var note = new VersionNote(new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(5)), "made", "A test", "mailto:test@example.org");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        OcflWriter.StageObject(folder, id, [NewFile.Written("a.txt", "one"u8.ToArray()), NewFile.Written("b/c.txt", "two"u8.ToArray())], note);
        var staged = folder + "-v2";
        OcflWriter.StageVersion(staged, OcflObject.Open(folder).Inventory, ["b/c.txt"], [NewFile.Written("a.txt", "three"u8.ToArray())], note);
        OcflWriter.PublishVersion(staged, folder, _ => { });
        Directory.Delete(staged);
    }

    /// <summary>Makes the storage root with the object in it.</summary>
    public static void MakeRoot(string root)
    {
        OcflRoot.Write(root, new(), "read me");
        Make(Path.Combine(root, Place(root)));
    }

    /// <summary>Changes the newest inventory, at the root and in its version, with sidecars that fit.</summary>
    public static void Edit(string folder, Action<JsonObject> change)
    {
        var json = Read(folder);
        change(json);
        foreach (var place in (string[])[folder, Path.Combine(folder, "v2")]) WriteInventory(place, json.ToJsonString(new() { WriteIndented = true }));
    }

    public static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public static void WriteInventory(string folder, string json)
    {
        File.WriteAllText(Path.Combine(folder, "inventory.json"), json);
        File.WriteAllText(Path.Combine(folder, "inventory.json.sha512"), $"{Studio.Sha512(json)} inventory.json\n");
    }

    private static string Place(string _) => new HashNTupleLayout().PathOf("urn:example:1");

    private static JsonObject Read(string folder) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "inventory.json")))!.AsObject();

    private static void EditOld(string folder, Action<JsonObject> change)
    {
        var json = Read(Path.Combine(folder, "v1"));
        change(json);
        WriteInventory(Path.Combine(folder, "v1"), json.ToJsonString());
    }

    private static JsonObject Versions(JsonObject json) => json["versions"]!.AsObject();

    private static JsonObject Version(JsonObject json) => Versions(json)["v2"]!.AsObject();

    private static JsonObject State(JsonObject json) => Version(json)["state"]!.AsObject();

    private static void Keep(JsonObject json, string digest, string path) => json["manifest"]![digest] = new JsonArray(path);

    private static void Fixity(JsonObject json, string algorithm, string digest) =>
        json["fixity"]![algorithm] = new JsonObject { [digest] = new JsonArray("v1/content/a.txt") };

    private static void Named(JsonObject json, string first, string second)
    {
        var (one, two) = (Versions(json)["v1"]!.DeepClone(), Versions(json)["v2"]!.DeepClone());
        json["versions"] = new JsonObject { [first] = one, [second] = two };
    }

    private static void Rename(string folder, string from, string to) => File.Move(Path.Combine(folder, from), Path.Combine(folder, to));
}
