using Korme.Catalogue;
using Korme.Sidecars;
using Korme.Tests.Archive;
using Korme.Tests.Import;

namespace Korme.Tests.Sidecars;

/// <summary>A home and a folder with sidecars of its works, written and read as the command does.</summary>
internal sealed class SidecarFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Studio Studio { get; } = new();

    public string PathOf(string name) => Path.Combine(folder.Root, name);

    public string Write(string name, byte[] bytes) => folder.Write(name, bytes);

    /// <summary>A work in the archive; <paramref name="name"/> tells it from others.</summary>
    public Task<Work> Take(string name, Func<Work, Work>? change = null) =>
        Studio.Take(name, work => (change ?? (same => same))(work with { Title = LanguageText.None, Story = LanguageText.None }));

    /// <summary>Changes a work at the desk.</summary>
    public async Task<Work> Change(Work work, Func<Work, Work> change)
    {
        var changed = change(Now(work));
        Assert.IsType<Saved.Kept>(await (await Studio.Changes()).Save(changed, "marked", null, CancellationToken.None));
        return changed;
    }

    public Work Now(Work work) => FindWork.ById(Studio.Database, work.Id)!;

    public async Task<SidecarOutcome> WriteOne(Work work, string path, bool isOurs = false, bool isDryRun = false)
    {
        var outcomes = new List<SidecarOutcome>();
        await new WriteSidecars(Studio.Database, Studio.Archive, TimeProvider.System, isOurs, isDryRun).Run([(Now(work), path)], outcomes.Add, CancellationToken.None);
        return Assert.Single(outcomes);
    }

    public async Task<SidecarOutcome> ReadOne(Work work, string path, bool isTheirs = false, bool isDryRun = false)
    {
        var outcomes = new List<SidecarOutcome>();
        await new ReadSidecars(Studio.Database, Studio.Archive, await Studio.Changes(), isTheirs, isDryRun).Run([(Now(work), path)], outcomes.Add, CancellationToken.None);
        return Assert.Single(outcomes);
    }

    /// <summary>What another program does: replaces some text.</summary>
    public static void Edit(string path, string old, string now)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Studio.Dispose();
        folder.Dispose();
    }
}
