using System.Net;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Places;
using Korme.Tests.Editing;

namespace Korme.Tests.Places;

/// <summary>Places as the artist makes them and visitors find them, through the pages, without scripts.</summary>
public sealed class PlacePagesTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync() => desk = await EditingDesk.Open(ExhibitionStatus.Open);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_place_is_made_described_and_undone()
    {
        var id = await Make("Көк базар");

        using var saved = await Save(id, ("at", "43°15'43\"N 76°57'11\"E"), ("precision", "Exact"), ("city.kk", "Алматы"));
        var page = await Page(id);
        var there = Now(id);
        using var undone = await desk.PostTo(At(id), EditingDesk.FormOf(page), isScript: false, ("do", "undo"));
        var back = Now(id);
        using var redone = await desk.PostTo(At(id), EditingDesk.FormOf(await Page(id)), isScript: false, ("do", "redo"));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal((43.261944, 76.953056, PlacePrecision.Exact, "Алматы"), (there.Latitude, there.Longitude, there.Precision, there.City.In("kk")));
        Assert.Equal((null, PlacePrecision.Street, true), (back.Latitude, back.Precision, back.City.IsEmpty));
        Assert.Equal(43.261944, Now(id).Latitude);
    }

    [Theory]
    [InlineData("76.9531, 43.2620", "43.262, 76.9531")]
    [InlineData("43.262, 276.95", "between −180 and 180")]
    [InlineData("behind the bazaar", "43.2620, 76.9531")]
    public async Task Coordinates_that_are_no_place_are_refused_with_the_reason_and_stay_typed(string typed, string reason)
    {
        var id = await Make("Көк базар");

        using var answer = await Save(id, ("at", typed), ("name.ru", "Зелёный базар"));
        var page = await EditingDesk.Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("Зелёный базар", page, StringComparison.Ordinal);
        Assert.Null(Now(id).Name.In("ru"));
    }

    [Fact]
    public async Task The_preview_says_what_visitors_would_see_and_saves_nothing()
    {
        var id = await Make("Көк базар");

        using var answer = await desk.PostTo($"/desk/places/{id:D}/preview?lang=en", EditingDesk.FormOf(await Page(id)), isScript: false, ("street.en", "Zhibek Zholy"), ("city.en", "Almaty"), ("at", "76.9, 43.2"));
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Zhibek Zholy, Almaty", told, StringComparison.Ordinal);
        Assert.Contains("swapped", told, StringComparison.Ordinal);
        Assert.True(Now(id).Street.IsEmpty);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_and_nothing_is_lost()
    {
        var id = await Make("Көк базар");
        var (hers, his) = (EditingDesk.FormOf(await Page(id)), EditingDesk.FormOf(await Page(id)));
        using var first = await desk.PostTo(At(id), hers, isScript: false, ("do", "save"), ("city.kk", "Алматы"));

        using var second = await desk.PostTo(At(id), his, isScript: false, ("do", "save"), ("city.kk", "Астана"));
        var page = await EditingDesk.Text(second);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("value=\"Астана\"", page, StringComparison.Ordinal);
        Assert.Contains("Алматы", page, StringComparison.Ordinal);
        Assert.Equal("Алматы", Now(id).City.In("kk"));
    }

    [Fact]
    public async Task A_works_place_is_made_from_what_its_file_says_and_is_then_the_places_to_show()
    {
        var work = desk.Works[0];
        await (await desk.Studio.Changes()).Save(work with { Place = new(LanguageText.Of("Behind the garages", "en"), 43.26, 76.95) }, "edited", null, CancellationToken.None);

        using var unknown = await Choose(work.Id, "choose", "Көк базар");
        using var made = await Choose(work.Id, "new", "Көк базар");
        var place = Assert.Single(FindPlaces.All(desk.Studio.Database)).Place;
        using var second = await Choose(desk.Works[1].Id, "choose", "КӨК БАЗАР");
        var shown = FindExhibition.BySlug(desk.Studio.Database, desk.Slug)!.Works[0].Work.Place!;
        using var left = await Choose(work.Id, "leave");

        Assert.Contains("said=place-unknown", unknown.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((43.26, 76.95, PlacePrecision.Street), (place.Latitude, place.Longitude, place.Precision));
        Assert.True(shown.Name.IsEmpty);
        Assert.Equal(place.Id, FindWork.ById(desk.Studio.Database, desk.Works[1].Id)!.Place!.Record);
        Assert.Equal(("Behind the garages", null), (FindWork.ById(desk.Studio.Database, work.Id)!.Place!.Name.In("en"), FindWork.ById(desk.Studio.Database, work.Id)!.Place!.Record));
    }

    [Fact]
    public async Task Several_works_are_put_in_one_place_at_once_and_visitors_find_them_there()
    {
        var id = await Make("Көк базар");
        using var saved = await Save(id, ("at", "43.262, 76.9531"), ("precision", "Exact"), ("city.kk", "Алматы"), ("story.kk", "Мұнда таңертең **алма** сатады."));

        using var put = await desk.PostTo(At(id), EditingDesk.FormOf(await Page(id)), isScript: false, [("do", "put"), .. desk.Works.Select(work => ("w", work.Id.ToString("D")))]);
        var list = await Text("/kk/places");
        var page = await Text($"/kk/places/{id:D}");

        Assert.Equal(5, FindPlaces.WorksOf(desk.Studio.Database, id).Count);
        Assert.Contains($"/kk/places/{id:D}", list, StringComparison.Ordinal);
        Assert.Contains("43.262, 76.9531", page, StringComparison.Ordinal);
        Assert.Contains("<strong>алма</strong>", page, StringComparison.Ordinal);
        Assert.All(desk.Works, work => Assert.Contains($"/works/{work.Id:D}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hidden_place_has_no_page_and_two_that_look_the_same_have_one()
    {
        List<Guid> ids = [await Make("Бір есік"), await Make("Екінші есік"), await Make("Құпия аула")];
        foreach (var (id, precision) in ids.Zip(["City", "City", "Hidden"]))
            using (await Save(id, ("at", "43.262, 76.9531"), ("precision", precision), ("city.kk", "Алматы"))) { }
        foreach (var (id, work) in ids.Zip(desk.Works)) using (await desk.PostTo(At(id), EditingDesk.FormOf(await Page(id)), isScript: false, ("do", "put"), ("w", work.Id.ToString("D")))) { }

        using var hidden = await desk.Get($"/kk/places/{ids[2]:D}");
        using var second = await desk.Get($"/kk/places/{ids.Take(2).Order().Last():D}");
        var list = await Text("/kk/places");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Found), (hidden.StatusCode, second.StatusCode));
        Assert.DoesNotContain("есік", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Құпия", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_records_are_suggested_compared_made_one_made_two_again_told_apart_and_binned_at_the_desk()
    {
        var (keep, other) = (await Make("Көк базар"), await Make("Kok bazar"));
        using var saved = await Save(other, ("at", "43.262, 76.9531"), ("precision", "City"), ("city.kk", "Алматы"));
        using var put = await desk.PostTo(At(other), EditingDesk.FormOf(await Page(other)), isScript: false, ("do", "put"), ("w", desk.Works[0].Id.ToString("D")));
        var suggested = await desk.PageOf("/desk/places?lang=en");
        var compared = await desk.PageOf($"/desk/places/{keep:D}/merge?with={other:D}&lang=en");

        using var merged = await Merge(keep, other, "merge");
        using var old = await desk.Get($"/desk/places/{other:D}?lang=en");
        using var visited = await desk.Get($"/kk/places/{other:D}");
        var page = await Page(keep);
        using var inUse = await desk.PostTo(At(keep), EditingDesk.FormOf(page), isScript: false, ("do", "bin"));
        using var parted = await Merge(keep, other, "part");
        using var apart = await Merge(keep, other, "apart");
        using var binned = await desk.PostTo(At(keep), EditingDesk.FormOf(await Page(keep)), isScript: false, ("do", "bin"));
        var left = FindPlaces.All(desk.Studio.Database).Select(listed => listed.Place.Id).ToList();
        using var unbinned = await desk.PostTo(At(keep), EditingDesk.FormOf(await Page(keep)), isScript: false, ("do", "unbin"));

        Assert.Contains($"/desk/places/{keep:D}/merge?with={other:D}", suggested, StringComparison.Ordinal);
        Assert.Contains("visitors will know no more than “By the city”", compared, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.PermanentRedirect), (old.StatusCode, visited.StatusCode));
        Assert.All((HttpResponseMessage[])[merged, old, visited], answer => Assert.Contains(keep.ToString(), answer.Headers.Location!.OriginalString, StringComparison.Ordinal));
        Assert.Contains("Make two of them again", page, StringComparison.Ordinal);
        Assert.Equal(["in-use", "parted", "apart", "binned", "unbinned"], ((HttpResponseMessage[])[inUse, parted, apart, binned, unbinned]).Select(answer => answer.Headers.Location!.OriginalString.Split("said=")[1]));
        Assert.Equal([other], left);
        Assert.Equal((2, 0), (FindPlaces.All(desk.Studio.Database).Count, FindDoublePlaces.All(desk.Studio.Database).Count));
    }

    [Fact]
    public async Task Long_names_in_any_script_are_taken_and_longer_ones_refused()
    {
        var id = await Make("א" + new string('ب', 398) + "Ж");

        using var longer = await Save(id, ("name.kk", new string('ң', 401)));
        using var apostrophe = await Save(id, ("name.en", "O'Brien's \"<b>yard</b>\""));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (longer.StatusCode, apostrophe.StatusCode));
        Assert.DoesNotContain("<b>yard", await desk.PageOf(At(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_works_the_public_page_says_so_and_a_form_from_elsewhere_changes_nothing()
    {
        var id = await Make("Көк базар");

        using var answer = await desk.PostTo(At(id), new(new('0', 64), "1"), isScript: false, ("do", "save"), ("city.kk", "Алматы"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(Now(id).City.IsEmpty);
        Assert.Contains("Nothing is said of the places", await Text("/en/places"), StringComparison.Ordinal);
    }

    private static string At(Guid id) => $"/desk/places/{id:D}?lang=en";

    private Place Now(Guid id) => FindPlaces.ById(desk.Studio.Database, id)!;

    private Task<string> Page(Guid id) => desk.PageOf(At(id));

    private async Task<string> Text(string path)
    {
        using var answer = await desk.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await EditingDesk.Text(answer);
    }

    private async Task<Guid> Make(string name)
    {
        using var answer = await desk.PostTo("/desk/places?lang=en", EditingDesk.FormOf(await desk.PageOf("/desk/places?lang=en")), isScript: false, ("name", name));
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1].Split('?')[0]);
    }

    private async Task<HttpResponseMessage> Save(Guid id, params (string, string)[] fields) =>
        await desk.PostTo(At(id), EditingDesk.FormOf(await Page(id)), isScript: false, [("do", "save"), .. fields]);

    private async Task<HttpResponseMessage> Merge(Guid keep, Guid other, string act) =>
        await desk.PostTo($"/desk/places/{keep:D}/merge?lang=en", EditingDesk.FormOf(await Page(keep)), isScript: false, ("do", act), ("other", other.ToString("D")));

    private async Task<HttpResponseMessage> Choose(Guid work, string act, string name = "") =>
        await desk.PostTo($"/desk/works/{work:D}/place?lang=en", EditingDesk.FormOf(await desk.PageOf($"/desk/works/{work:D}?lang=en")), isScript: false, ("do", act), ("place-name", name));
}
