using System.Text.Json;
using Korme.Catalogue;
using Korme.Tests.Delivery;

namespace Korme.Tests.Lifetime;

/// <summary>What museums' programs read of a work's life: Linked Art and the manifest.</summary>
public sealed class LinkedLifeTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task A_wall_with_its_sketch_its_changes_and_its_end()
    {
        var sketch = await site.Hang(300, 200);
        var hidden = await site.Take(300, 200);
        var wall = await site.Hang(320, 200, work => work with
        {
            Edition = "3/10",
            Relations = [new(RelationKind.DrawnFrom, sketch.Id), new(RelationKind.PartOf, hidden.Id)],
            Condition =
            [
                new(ConditionKind.Made, "2014", LanguageText.None, []), new(ConditionKind.PaintedOver, "2024-05?", LanguageText.Of("By the city", "en"), [hidden.Id]),
                new(ConditionKind.Destroyed, "2025-02-03T10:00", LanguageText.None, []),
            ],
        });

        var text = await site.Client.GetStringAsync($"/linked-art/works/{wall.Id:D}");
        var manifest = await site.Client.GetStringAsync($"/iiif/presentation/3/works/{wall.Id:D}/manifest");

        var json = JsonDocument.Parse(text).RootElement;
        Assert.EndsWith($"/linked-art/works/{sketch.Id:D}", json.GetProperty("produced_by").GetProperty("influenced_by")[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Modification", json.GetProperty("modified_by")[0].GetProperty("type").GetString());
        Assert.Equal("2025-02-03", json.GetProperty("destroyed_by").GetProperty("timespan").GetProperty("identified_by")[0].GetProperty("content").GetString());
        Assert.Contains("By the city", text, StringComparison.Ordinal);
        Assert.Contains("3/10", text, StringComparison.Ordinal);
        foreach (var told in (string[])[text, manifest])
        {
            Assert.DoesNotContain(hidden.Id.ToString("D"), told, StringComparison.Ordinal);
            Assert.DoesNotContain("T10:00", told, StringComparison.Ordinal);
        }
        Assert.Contains("destroyed 2025", manifest, StringComparison.Ordinal);
        Assert.Contains("3/10", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photograph_shows_what_it_is_of_and_what_is_withdrawn_is_not_named()
    {
        var wall = await site.Hang(300, 200);
        var photograph = await site.Hang(300, 220, work => work with { Relations = [new(RelationKind.PhotographOf, wall.Id)] });
        var before = await site.Client.GetStringAsync($"/linked-art/works/{photograph.Id:D}");

        await site.Withdraw(wall);
        var after = await site.Client.GetStringAsync($"/linked-art/works/{photograph.Id:D}");

        Assert.EndsWith(wall.Id.ToString("D"), JsonDocument.Parse(before).RootElement.GetProperty("shows")[0].GetProperty("represents")[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(wall.Id.ToString("D"), after, StringComparison.Ordinal);
    }
}
