using System.Text;
using Korme.Import;
using Korme.Sidecars;
using Korme.Tests.Import;

namespace Korme.Tests.Sidecars;

public sealed class MergeSidecarTests
{
    /// <summary>Everything a light table can say, in one go.</summary>
    private static readonly Dictionary<string, string> Full = new()
    {
        ["mark"] = "picked",
        ["rating"] = "5",
        ["label"] = "purple",
        ["title (kk)"] = "Алма & \"алмұрт\"",
        ["title (en)"] = "Apples <b>and</b> pears",
        ["description (ru)"] = "Первая строка\nвторая",
        ["keyword (алма)"] = "алма",
        ["creators"] = "Айгерім\nДанияр",
        ["rights"] = "CC BY-NC 4.0",
    };

    public static TheoryData<string> Names => [.. Dialects.All.Select(dialect => dialect.Name)];

    public static TheoryData<string> Real => Material.Folder is null ? ["none"]
        : [.. new[] { "mei/xmp", "immich" }.SelectMany(folder => Directory.EnumerateFiles(Material.Of(folder), "*.xmp")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_takes_every_fact_and_keeps_the_rest(string name) => RequireMerges(Dialects.Of(name));

    [MaterialTheory]
    [MemberData(nameof(Real))]
    public void Files_of_real_programs_take_every_fact_and_keep_the_rest(string path) => RequireMerges(File.ReadAllBytes(path));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_second_merge_of_the_same_changes_no_byte(string name)
    {
        var once = Merge(Dialects.Of(name), Full, [.. Full.Keys]);

        var twice = Merge(once, Full, [.. Full.Keys]);

        Assert.Equal(once, twice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_added_can_be_taken_away_again_and_leaves_what_was_there(string name)
    {
        var before = Dialects.Of(name);
        var facts = Facts(before);
        var merged = Merge(before, Full, [.. Full.Keys]);

        var back = Merge(merged, facts, [.. Full.Keys]);

        Assert.Equal(facts.Where(fact => fact.Key != "title (und)"), Facts(back).Where(fact => fact.Key != "title (und)"));
    }

    [Theory]
    [InlineData("Lightroom", "rating", "4", "xmp:Rating=\"3\"", "xmp:Rating=\"4\"")]
    [InlineData("darktable", "mark", null, "xmp:Rating=\"-1\"", "xmp:Rating=\"0\"")]
    [InlineData("Lightroom", "label", "green", "\"Gelb\"", "\"Grün\"")]
    [InlineData("Lightroom", "title (und)", "A < B", "Apples &amp; pears", "A &lt; B")]
    [InlineData("Lightroom", "keyword (apple)", null, "\n     <rdf:li>apple</rdf:li>", "")]
    [InlineData("Lightroom", "keyword (pear)", "pear", "<rdf:li>bazaar</rdf:li>", "<rdf:li>bazaar</rdf:li>\n     <rdf:li>pear</rdf:li>")]
    [InlineData("Lightroom", "label", null, "\n   xmp:Label=\"Gelb\"", "")]
    [InlineData("digiKam, CR LF", "mark", null, "digiKam:PickLabel=\"3\"", "digiKam:PickLabel=\"0\"")]
    [InlineData("exiftool", "rating", "5", "<xap:Rating>2<", "<xap:Rating>5<")]
    [InlineData("exiftool", "creators", "Айгерім\nДанияр", "<rdf:li>Айгерім</rdf:li>", "<rdf:li>Айгерім</rdf:li>\n    <rdf:li>Данияр</rdf:li>")]
    [InlineData("odd", "label", "blue", "<![CDATA[Red]]>", "Blue")]
    [InlineData("odd", "keyword (one)", null, "<li>one</li>", "")]
    public void One_fact_changes_exactly_its_own_characters(string name, string fact, string? value, string old, string now)
    {
        var before = Dialects.Of(name);
        var wanted = Facts(before);
        if (value is null) wanted.Remove(fact);
        else wanted[fact] = value;

        var after = Merge(before, wanted, [fact]);

        Assert.Equal(Encoding.UTF8.GetString(before).Replace(old, now, StringComparison.Ordinal), Encoding.UTF8.GetString(after));
    }

    [Fact]
    public void Stars_of_a_reject_are_kept_beside_it_and_come_back()
    {
        var facts = Facts(Dialects.Of("Lightroom"));
        facts["mark"] = "rejected";

        var rejected = Merge(Dialects.Of("Lightroom"), facts, ["mark"]);
        var read = Facts(rejected);
        facts.Remove("mark");
        var undecided = Merge(rejected, facts, ["mark"]);

        Assert.Contains("xmp:Rating=\"-1\"", Encoding.UTF8.GetString(rejected), StringComparison.Ordinal);
        Assert.Equal(("rejected", "3"), (read["mark"], read["rating"]));
        Assert.DoesNotContain("korme:rating", Encoding.UTF8.GetString(undecided), StringComparison.Ordinal);
        Assert.Equal("3", Facts(undecided)["rating"]);
    }

    [Fact]
    public void Keywords_come_and_go_in_the_tree_that_digikam_reads_first()
    {
        var facts = new Dictionary<string, string> { ["keyword (алма)"] = "алма" };

        var added = Merge(Dialects.Of("digiKam"), facts, ["keyword (алма)"]);
        var removed = Encoding.UTF8.GetString(Merge(added, facts, ["keyword (базар)"]));

        Assert.Contains("<rdf:li>место/базар</rdf:li>\n     <rdf:li>алма</rdf:li>", Encoding.UTF8.GetString(added), StringComparison.Ordinal);
        Assert.DoesNotContain("место/базар", removed, StringComparison.Ordinal);
        Assert.Equal(2, removed.Split("<rdf:li>алма</rdf:li>").Length - 1);
    }

    [Fact]
    public void A_packet_that_would_take_minutes_to_read_is_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 5_001).Select(number => $" q:a{number}='1'"));
        var bytes = Encoding.UTF8.GetBytes(Dialects.Odd.Replace(" xmlns:q=\"urn:q:\"", " xmlns:q=\"urn:q:\"" + many, StringComparison.Ordinal));

        var refused = Assert.Throws<SidecarRefusedException>(() => Merge(bytes, Full, ["rating"]));

        Assert.Contains("5,000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_sidecar_says_what_there_is_to_say_and_is_read_by_another_reader()
    {
        var bytes = Merge(null, Full, [.. Full.Keys]);

        var xml = new System.Xml.XmlDocument();
        xml.Load(new MemoryStream(bytes));
        Assert.Equal(Full.OrderBy(fact => fact.Key, StringComparer.Ordinal), Facts(bytes));
        Assert.Equal("5", xml.SelectSingleNode("//@*[local-name()='Rating']")!.Value);
    }

    [Fact]
    public void A_default_text_that_repeats_a_language_goes_on_repeating_it()
    {
        var bytes = Merge(null, new Dictionary<string, string> { ["title (en)"] = "Old", ["title (kk)"] = "Ескі" }, ["title (en)", "title (kk)"]);

        var renamed = Merge(bytes, new Dictionary<string, string> { ["title (en)"] = "New" }, ["title (en)"]);
        var without = Merge(renamed, new Dictionary<string, string>(), ["title (en)"]);

        Assert.Equal(2, Encoding.UTF8.GetString(renamed).Split("New").Length - 1);
        Assert.Equal([new("title (kk)", "Ескі")], Facts(without));
        Assert.Equal(2, Encoding.UTF8.GetString(without).Split("Ескі").Length - 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">&b;</x:xmpmeta>")]
    [InlineData("<html><body/></html>")]
    [InlineData("Not XML at all")]
    public void What_cannot_be_read_is_refused_with_a_reason(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + (text.Length == 0 ? "\xFFFE" : ""));

        var refused = Assert.Throws<SidecarRefusedException>(() => Merge(bytes, Full, ["rating"]));

        Assert.Matches("XMP|rdf:RDF", refused.Message);
    }

    [Fact]
    public void A_property_written_twice_is_refused_and_not_guessed()
    {
        var bytes = Encoding.UTF8.GetBytes(Dialects.Lightroom.Replace("xmp:Rating=\"3\"\n", "xmp:Rating=\"3\"\n   ", StringComparison.Ordinal)
            .Replace("<xmpMM:History>", "<xmp:Rating>4</xmp:Rating><xmpMM:History>", StringComparison.Ordinal));

        Assert.Throws<SidecarRefusedException>(() => Merge(bytes, Full, ["rating"]));
    }

    [Fact]
    public void Other_encodings_are_refused_unless_they_keep_to_ascii()
    {
        var declared = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + Dialects.Odd;
        byte[] cyrillic = [.. Encoding.ASCII.GetBytes(declared.Replace("rain", "", StringComparison.Ordinal)), 0xC0];

        var merged = Merge(Encoding.ASCII.GetBytes(declared), new Dictionary<string, string> { ["title (ru)"] = "Яблоки" }, ["title (ru)"]);

        Assert.True(Ascii.IsValid(merged));
        Assert.Equal("Яблоки", Facts(merged)["title (ru)"]);
        Assert.Throws<SidecarRefusedException>(() => Merge(cyrillic, Full, ["rating"]));
    }

    [Fact]
    public void Rdf_in_an_unknown_form_is_written_anew_only_where_nothing_is_lost()
    {
        var odd = Dialects.Odd.Replace("<?keep me?>", "", StringComparison.Ordinal).Replace("<!-- mine -->", "", StringComparison.Ordinal)
            .Replace("<xmp:Label><![CDATA[Red]]></xmp:Label>", "<xmp:Label r:resource=\"Red\"/>", StringComparison.Ordinal);
        var remarked = odd.Replace("<xmp:Label ", "<!-- mine --><xmp:Label ", StringComparison.Ordinal);
        var blue = new Dictionary<string, string> { ["label"] = "blue" };

        var anew = Merge(Encoding.UTF8.GetBytes(odd), blue, ["label"]);

        Assert.Equal("blue", Facts(anew)["label"]);
        Assert.Contains("rain", Encoding.UTF8.GetString(anew), StringComparison.Ordinal);
        Assert.Throws<SidecarRefusedException>(() => Merge(Encoding.UTF8.GetBytes(remarked), blue, ["label"]));
    }

    internal static byte[] Merge(byte[]? existing, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> keys) =>
        MergeSidecar.Run(existing, FactChanges.Of(existing is null ? null : MergeSidecar.Read(existing), facts, keys));

    internal static SortedDictionary<string, string> Facts(byte[] bytes) => SidecarFacts.Of(MergeSidecar.Read(bytes));

    private static void RequireMerges(byte[] before)
    {
        var after = Merge(before, Full, [.. Full.Keys]);

        var (facts, kept) = (Facts(after), Facts(before));
        Assert.All(Full, fact => Assert.Equal(fact.Value, facts[fact.Key]));
        Assert.All(kept.Where(fact => fact.Key.StartsWith("keyword", StringComparison.Ordinal)), fact => Assert.Equal(fact.Value, facts[fact.Key]));
        RequireLines(before, after);
    }

    /// <summary>Every line that says nothing of what changed stands there as it was, in its order.</summary>
    private static void RequireLines(byte[] before, byte[] after)
    {
        string[] touched = ["Rating", "Label", "colorlabels", "dc:title", "dc:creator", "dc:rights", "xml:lang", "rdf:li", "rdf:Alt", "rdf:Seq", "Description", "RDF"];
        var (old, now) = (SidecarText.From(before).Text, SidecarText.From(after).Text);
        var at = 0;
        foreach (var line in old.Split('\n').Where(line => !touched.Any(word => line.Contains(word, StringComparison.Ordinal))))
        {
            at = now.IndexOf(line.TrimEnd('\r', '>'), at, StringComparison.Ordinal);
            Assert.True(at >= 0, line);
            at += line.TrimEnd('\r', '>').Length;
        }
    }
}
