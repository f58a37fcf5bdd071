using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Korme.Sidecars;
using Korme.Tests.Import;

namespace Korme.Tests.Sidecars;

/// <summary>Sidecars and changes that nobody thought of.</summary>
public sealed class AnySidecarTests
{
    private static readonly string[] Foreign =
    [
        "<crs:Tint>+3</crs:Tint>", "<crs:Curve>\n <rdf:Seq>\n  <rdf:li>0, 0</rdf:li>\n </rdf:Seq>\n</crs:Curve>", "<!-- кейін қарау -->", "<?other program?>",
        "<crs:Look rdf:parseType=\"Resource\"><crs:Name>Soft &amp; \"warm\"</crs:Name></crs:Look>", "<crs:Note xml:lang=\"kk\">таң</crs:Note>",
        "<crs:Raw><![CDATA[<not a tag>]]></crs:Raw>", "<crs:Empty/>",
    ];

    private static readonly string[] Known =
    [
        "<xmp:Rating>3</xmp:Rating>", "<xmp:Label>Жёлтый</xmp:Label>", "<dc:subject><rdf:Bag><rdf:li>алма</rdf:li><rdf:li>b&amp;c</rdf:li></rdf:Bag></dc:subject>",
        "<dc:title>\r\n <rdf:Alt>\r\n  <rdf:li xml:lang='x-default'>T</rdf:li>\r\n  <rdf:li xml:lang='ru-RU'>Т</rdf:li>\r\n </rdf:Alt>\r\n</dc:title>",
        "<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>", "<dc:description>plain, no list</dc:description>",
        "<digiKam:PickLabel>0</digiKam:PickLabel>", "<dc:rights><rdf:Alt><rdf:li xml:lang=\"en\">© A</rdf:li></rdf:Alt></dc:rights>",
    ];

    private static readonly (string Key, string Value)[] Facts =
    [
        ("mark", "picked"), ("mark", "rejected"), ("rating", "5"), ("label", "red"), ("title (und)", "new <title>"), ("title (ru)", "Заголовок"), ("title (kk)", "Атауы"),
        ("description (und)", "two\nlines"), ("keyword (алма)", "алма"), ("keyword (new)", "new"), ("creators", "B\nA"), ("creators", "A\nB\nC"), ("rights", "CC0"),
    ];

    private static readonly Gen<(string[] Pieces, string[] Kept)> Sidecars =
        from foreign in Gen.Elements(Foreign).ListOf()
        from known in Gen.SubListOf(Known)
        from attributes in Gen.SubListOf(" crs:Exposure='+0.5'", "\n   photoshop:City=\"Алматы\"", "\r\n\txmp:CreateDate = \"2026-11-20\"")
        from order in Gen.Shuffle(foreign.Distinct().Concat(known).ToArray())
        from space in Gen.Elements("", "\n", "\r\n   ", " ", "\n\n\t")
        from isSplit in Gen.Elements(true, false)
        select Pieces(order, [.. foreign.Distinct()], [.. attributes], space, isSplit);

    private static readonly Gen<List<(string Key, string? Value)>> Changes =
        from facts in Gen.SubListOf(Facts)
        from isRemoved in Gen.Elements(false, false, true).ListOf(Facts.Length)
        select facts.DistinctBy(fact => fact.Key).Select((fact, index) => (fact.Key, isRemoved[index] ? null : (string?)fact.Value)).ToList();

    [Fact]
    public void Everything_that_was_not_to_change_stands_there_byte_for_byte_in_its_order() =>
        Prop.ForAll(Sidecars.Zip(Changes).ToArbitrary(), each =>
        {
            var ((pieces, kept), changes) = each;
            var before = Encoding.UTF8.GetBytes(string.Concat(pieces));

            var (after, facts, wanted) = Merge(before, changes);

            var (text, at) = (Encoding.UTF8.GetString(after), 0);
            foreach (var piece in kept)
            {
                at = text.IndexOf(piece, at, StringComparison.Ordinal);
                if (at < 0) return false;
                at += piece.Length;
            }
            return changes.TrueForAll(change => facts.GetValueOrDefault(change.Key) == wanted.GetValueOrDefault(change.Key));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_second_merge_never_changes_a_byte() =>
        Prop.ForAll(Sidecars.Zip(Changes).ToArbitrary(), each =>
        {
            var once = Merge(Encoding.UTF8.GetBytes(string.Concat(each.Item1.Pieces)), each.Item2);

            return once.Bytes.AsSpan().SequenceEqual(MergeSidecarTests.Merge(once.Bytes, once.Wanted, [.. each.Item2.Select(change => change.Key)]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>400 damaged copies of each dialect, and of the real files where they are: merged without loss, or refused. Nothing else is thrown.</summary>
    [Fact]
    public void Damaged_sidecars_are_merged_without_loss_or_refused()
    {
        var random = new Random(20261121);
        var files = Dialects.All.Select(dialect => dialect.Bytes)
            .Concat(Material.Folder is null ? [] : Directory.EnumerateFiles(Material.Of("mei/xmp"), "*.xmp").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)).ToList();
        var merged = 0;
        foreach (var file in files)
        {
            for (var round = 0; round < 400; round++)
            {
                var bytes = Damage(file, random);
                try
                {
                    var before = MergeSidecar.Read(bytes);
                    var after = MergeSidecarTests.Merge(bytes, new Dictionary<string, string> { ["rating"] = "5", ["keyword (x)"] = "x" }, ["rating", "keyword (x)"]);
                    var kept = before.Nodes().Where(node => !node.Path.StartsWith("xmp:Rating", StringComparison.Ordinal) && !node.Path.StartsWith("dc:subject", StringComparison.Ordinal)
                        && !node.Path.StartsWith("korme:", StringComparison.Ordinal));
                    Assert.Empty(kept.Except(MergeSidecar.Read(after).Nodes()));
                    merged++;
                }
                catch (SidecarRefusedException)
                {
                    // named, and left as it is
                }
            }
        }
        Assert.True(merged > files.Count * 20, $"only {merged} of {files.Count * 400} could be read at all");
    }

    private static (string[] Pieces, string[] Kept) Pieces(string[] order, string[] foreign, string[] attributes, string space, bool isSplit)
    {
        const string Head = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\n <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
        const string Open = "\n  <rdf:Description rdf:about=''\n   xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:crs='http://ns.adobe.com/camera-raw-settings/1.0/'"
            + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:digiKam='http://www.digikam.org/ns/1.0/'";
        const string Close = "</rdf:Description>", Tail = "\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end='w'?>\n   ";
        var pieces = new List<string> { Head, Open };
        pieces.AddRange(attributes);
        pieces.Add(">");
        foreach (var (index, piece) in order.Index())
        {
            if (isSplit && index == order.Length / 2) pieces.AddRange([Close, Open, ">"]);
            pieces.Add(space);
            pieces.Add(piece);
        }
        pieces.AddRange([space, Close, Tail]);
        return ([.. pieces], [Head, Open, .. attributes, .. order.Where(foreign.Contains), Close, Tail]);
    }

    private static (byte[] Bytes, SortedDictionary<string, string> Facts, SortedDictionary<string, string> Wanted) Merge(byte[] before, List<(string Key, string? Value)> changes)
    {
        var wanted = MergeSidecarTests.Facts(before);
        foreach (var (key, value) in changes)
        {
            if (value is null) wanted.Remove(key);
            else wanted[key] = value;
        }
        var after = MergeSidecarTests.Merge(before, wanted, [.. changes.Select(change => change.Key)]);
        return (after, MergeSidecarTests.Facts(after), wanted);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var blow = random.Next(1, 4); blow > 0; blow--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 30), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                default: bytes[at] = (byte)"<>&\"'/= :#"[random.Next(10)]; break;
            }
        }
        return [.. bytes];
    }
}
