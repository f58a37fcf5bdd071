using Korme.Catalogue;
using Korme.Selections;

namespace Korme.Tests.LightTable;

/// <summary>The light table of a home whose pictures an earlier version measured.</summary>
public sealed class MeasuringTests : IAsyncLifetime
{
    private LightDesk desk = null!;

    public async Task InitializeAsync() => desk = await LightDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_table_is_there_while_pictures_are_measured_anew_and_says_so()
    {
        await desk.TakeBurstAndSingle();
        var selection = ProposeSelection.New(desk.Studio.Database, import: null, 2, LanguageText.None, LearnTaste.Weights(desk.Studio.Database), TimeProvider.System);
        await (await desk.Studio.Changes()).Save(selection, "proposed", null, CancellationToken.None);
        using var writer = new ManualResetEventSlim();
        var writing = Task.Run(() => desk.Studio.Database.Write((_, _) => { writer.Wait(); return 0; }, CancellationToken.None));
        var measuring = Task.Run(() => desk.Measures.Run(CancellationToken.None));
        while (desk.Measures.Left != 1) await Task.Yield();

        var meanwhile = await desk.Table();
        var page = await desk.Http.GetStringAsync(desk.Path("?lang=en"));
        var proposed = await desk.Http.GetStringAsync($"/desk/selections/{selection.Id}?lang=en");
        var hasWaited = await desk.Measures.WaitFor(TimeSpan.Zero, CancellationToken.None);
        writer.Set();
        await Task.WhenAll(writing, measuring);
        var after = await desk.Table();
        var settled = await desk.Http.GetStringAsync($"/desk/selections/{selection.Id}?lang=en");

        Assert.Equal((6, 1), (meanwhile.GetProperty("frames").GetArrayLength(), meanwhile.GetProperty("measuring").GetInt32()));
        Assert.StartsWith("1 photograph is still being measured anew", meanwhile.GetProperty("progress").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 photograph is still being measured anew", page, StringComparison.Ordinal);
        Assert.Contains("What is proposed rests on the earlier measures", proposed, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier measures", settled, StringComparison.Ordinal);
        Assert.False(hasWaited);
        Assert.Equal(0, after.GetProperty("measuring").GetInt32());
        Assert.False(after.TryGetProperty("progress", out _));
    }
}
