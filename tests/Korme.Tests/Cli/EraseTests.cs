using System.Text.RegularExpressions;

namespace Korme.Tests.Cli;

/// <summary>A person's right, in a running site and at the command line.</summary>
public sealed partial class EraseTests : IAsyncLifetime, IDisposable
{
    private readonly KormeProgram korme = new();
    private string work = "";

    public async Task InitializeAsync()
    {
        TestPictures.Jpeg(korme.PathOf("face.jpg"), seed: 1, 900, 700);
        TestPictures.Jpeg(korme.PathOf("apples.jpg"), seed: 2);
        Assert.Equal(0, (await korme.Exhibit("--title", "Morning")).ExitCode);
        work = (await korme.Run("history", "face.jpg", "--json")).Json.GetProperty("work").GetString()!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task An_import_says_of_erased_bytes_when_they_were_erased_and_takes_the_rest()
    {
        await korme.Run("erase", "face.jpg", "--yes");
        File.Move(korme.PathOf("face.jpg"), korme.PathOf("another name.jpg"));

        var answer = await korme.Run("import", korme.Photographs, "--json");

        Assert.Equal((1, 0, 1), (answer.ExitCode, answer.Imported, answer.Duplicates));
        Assert.Equal(["another name.jpg"], answer.Failed);
        Assert.Contains("another name.jpg: erased on ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_erased_at_the_desk_answers_410_in_every_form_at_once_and_after_a_start()
    {
        string[] addresses =
        [
            $"/en/exhibitions/morning/works/{work}", $"/kk/exhibitions/morning/works/{work}", $"/desk/works/{work}", $"/iiif/image/3/{work}/info.json",
            $"/iiif/image/3/{work}/full/max/0/default.jpg", $"/iiif/image/3/{work}/full/512,/0/default.jpg", $"/iiif/image/3/{work}/0,0,512,512/256,/0/default.jpg",
            $"/iiif/presentation/3/works/{work}/manifest",
        ];
        await using (var site = await RunningSite.Serve(korme))
        {
            foreach (var address in addresses) Assert.Equal((address, 200), (address, await site.Status(address)));
            var page = await site.Text($"/desk/works/{work}/erase?lang=en");

            Assert.Equal(400, await Erase(site, page, sure: ""));
            Assert.Equal(200, await site.Status(addresses[0]));
            Assert.Equal(303, await Erase(site, page, sure: "yes"));

            foreach (var address in addresses) Assert.Equal((address, 410), (address, await site.Status(address)));
            Assert.Equal(410, await Erase(site, page, sure: "yes"));
        }

        await using var again = await RunningSite.Serve(korme);
        foreach (var address in addresses) Assert.Equal((address, 410), (address, await again.Status(address)));
        Assert.DoesNotContain(work, await again.Text("/en/exhibitions/morning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_can_neither_be_edited_nor_restored_nor_erased_again()
    {
        await korme.Run("erase", work, "--yes");

        foreach (var arguments in (string[][])[["edit", work, "--title", "en=Back"], ["restore", work, "--version", "1"], ["erase", work, "--yes"], ["bin", work]])
        {
            var answer = await korme.Run(arguments);
            Assert.Equal(3, answer.ExitCode);
            Assert.Contains("was erased already", answer.Errors, StringComparison.Ordinal);
        }
    }

    private async Task<int> Erase(RunningSite site, string page, string sure)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = Token().Match(page).Groups[1].Value,
            ["based"] = Based().Match(page).Groups[1].Value,
            ["sure"] = sure,
        });
        using var answer = await site.Client.PostAsync($"/desk/works/{work}/erase?lang=en", form);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
