using Korme.Catalogue;
using Korme.Exchange;

namespace Korme.Tests.Exchange;

/// <summary>What other programs export, and what pretends to be that.</summary>
public sealed class ForeignFormatTests : IDisposable
{
    private const string Omeka = """
        [
          {
            "@context": "https://museum.example/api-context", "@id": "https://museum.example/api/items/11", "@type": ["o:Item", "dctype:StillImage"], "o:id": 11, "o:is_public": true,
            "o:title": "Green Bazaar",
            "o:media": [{ "@id": "https://museum.example/api/media/5", "o:id": 5 }],
            "dcterms:title": [
              { "type": "literal", "property_id": 1, "@value": "Green Bazaar", "@language": "en" },
              { "type": "literal", "property_id": 1, "@value": "Көк базар", "@language": "kk" }
            ],
            "dcterms:creator": [
              { "type": "literal", "property_id": 2, "@value": "Айгүл Серік" },
              { "type": "resource", "@id": "https://museum.example/api/items/3", "value_resource_id": 3, "display_title": "Мұрат Қали" }
            ],
            "dcterms:date": [{ "type": "literal", "@value": "ca. 1998" }],
            "dcterms:subject": [{ "type": "uri", "@id": "https://vocab.example/apple", "o:label": "apple" }, { "type": "literal", "@value": "market" }],
            "dcterms:spatial": [{ "type": "literal", "@value": "Алматы", "@language": "kk" }]
          },
          { "@id": "https://museum.example/api/items/12", "@type": "o:Item", "dcterms:title": [{ "type": "literal", "@value": "Untranslated" }] }
        ]
        """;

    private const string Oai = """
        <?xml version="1.0" encoding="UTF-8"?>
        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
          <ListRecords>
            <record><header><identifier>oai:m:1</identifier></header><metadata>
              <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title xml:lang="ru">Тополя</dc:title><dc:creator>Мұрат Қали</dc:creator><dc:date>1998</dc:date><dc:type>PhysicalObject</dc:type><dc:identifier>M-1</dc:identifier>
              </oai_dc:dc></metadata></record>
            <record><header status="deleted"><identifier>oai:m:2</identifier></header></record>
            <record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title>Second</dc:title></oai_dc:dc></metadata></record>
          </ListRecords>
        </OAI-PMH>
        """;

    private readonly ExchangeHome home = new();

    [Fact]
    public async Task Items_of_Omeka_come_with_their_languages_and_their_pictures_are_named()
    {
        var file = await home.Take(Omeka, "items.json");
        var about = await home.Folder.Describe(file, CancellationToken.None);

        await home.Apply(file);

        Assert.Equal((FileSort.OmekaS, MatchBy.Identifier), (file.Sort, file.Match));
        Assert.Equal(["https://museum.example/api/media/5"], about.Media);
        var work = home["Көк базар"];
        Assert.Equal(("Green Bazaar", "1998~", "https://museum.example/api/items/11", WorkKind.Photograph), (work.Title.In("en"), work.Date, work.Identifier, work.Kind));
        Assert.Equal(["Айгүл Серік", "Мұрат Қали"], work.Makers.Select(maker => maker.Name.In("und")));
        Assert.Equal(["apple", "market"], work.Keywords);
        Assert.Equal("Алматы", work.Place!.Name.In("kk"));
        Assert.Equal(new ExchangeCounts(Same: 2), (await home.Try(await home.Take(Omeka, "items.json"))).Counts);
    }

    [Fact]
    public async Task A_harvest_of_Dublin_Core_comes_in_without_its_deleted_records()
    {
        var done = await home.Apply(await home.Take(Oai, "oai.xml"));

        Assert.Equal(new ExchangeCounts(Made: 2), done.Counts);
        Assert.Equal(("Тополя", "M-1", WorkKind.Document), (home["Тополя"].Title.In("ru"), home["Тополя"].Identifier, home["Тополя"].Kind));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "DTD")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>", "DTD")]
    [InlineData("<records><open></records>", "open")]
    [InlineData("<html><body>not a catalogue</body></html>", "no Dublin Core")]
    [InlineData("{\"a\": ", "isn’t JSON")]
    [InlineData("[]", "no items")]
    [InlineData("[1, \"x\", null, {}]", "no items")]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    public async Task What_is_hostile_or_nothing_is_refused_with_the_reason(string text, string why)
    {
        var refused = await Assert.ThrowsAsync<ExchangeRefusedException>(() => home.Take(text, "file"));

        Assert.Contains(why, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(home.Folder.All());
    }

    [Fact]
    public async Task Json_nested_beyond_measure_is_refused() =>
        await Assert.ThrowsAsync<ExchangeRefusedException>(() => home.Take("[" + string.Concat(Enumerable.Repeat("{\"dcterms:title\":[", 200)), "deep.json"));

    public void Dispose() => home.Dispose();
}
