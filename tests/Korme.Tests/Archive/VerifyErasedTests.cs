using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Derivatives;

namespace Korme.Tests.Archive;

/// <summary>What was erased is whole as a tombstone, and no healing brings it back.</summary>
public sealed class VerifyErasedTests : IDisposable
{
    private const string Secret = "a face that wants to be gone";
    private readonly Studio studio = new();
    private readonly Import.TemporaryFolder beside = new();

    public void Dispose()
    {
        studio.Dispose();
        beside.Dispose();
    }

    [Fact]
    public async Task A_tombstone_is_whole()
    {
        var work = await studio.Take(Secret);
        await Erase(work);

        var report = await Verify(new() { IsDeep = true });

        Assert.Equal((true, 0, 1), (report.IsWhole, report.Warnings, report.Objects));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erased_work_whose_tombstone_is_lost_does_not_come_back_from_an_older_copy(bool folderStays)
    {
        var work = await studio.Take(Secret);
        TakeCopy();
        await Erase(work);
        Directory.Delete(ObjectOf(work), recursive: true);
        if (folderStays) File.WriteAllText(Path.Combine(Directory.CreateDirectory(ObjectOf(work)).FullName, "0=ocfl_object_1.1"), "ocfl_object_1.1\n");

        var report = await Verify(new() { RepairFrom = beside.Root });

        Assert.False(report.IsWhole);
        Assert.Contains(report.Problems, problem => problem.ToDo.Contains("stay erased", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(studio.Home.Archive, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_a_record_says_were_erased_and_that_are_there_are_named()
    {
        var work = await studio.Take(Secret);
        await studio.Archive.Revise(work with { Erased = DateTimeOffset.UnixEpoch, ErasedFiles = [work.Files[0].Sha512] }, CancellationToken.None);

        var report = await Verify(new());

        var problem = Assert.Single(report.Problems);
        Assert.Equal("record", problem.Kind);
        Assert.Contains("DSC_0101.jpg was erased", problem.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_takes_what_a_repair_put_aside_of_the_work_too()
    {
        var work = await studio.Take(Secret);
        TakeCopy();
        File.AppendAllText(studio.Archive.PathOf(work.Id, work.Files[0].Path), ", changed");
        var healed = await Verify(new() { RepairFrom = beside.Root });
        var keptBefore = Directory.EnumerateFiles(healed.SetAside!, "*", SearchOption.AllDirectories).Count();

        await Erase(work);

        Assert.Equal(1, keptBefore);
        Assert.Empty(Directory.EnumerateFiles(healed.SetAside!, "*", SearchOption.AllDirectories));
    }

    private async Task Erase(Work work) => await EraseWork.Run(
        studio.Database, studio.Archive, await studio.Changes(), new DerivativePaths(studio.Home.DerivativesFolder), TimeProvider.System,
        EraseWork.Plan(studio.Database, studio.Archive, work.Id, []), CancellationToken.None);

    private string ObjectOf(Work work) => Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{work.Id}"));

    private void TakeCopy()
    {
        foreach (var file in Directory.EnumerateFiles(studio.Home.Archive, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(beside.Root, Path.GetRelativePath(studio.Home.Archive, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private Task<VerifyReport> Verify(VerifyOptions options) =>
        VerifyArchive.Run(studio.Home, studio.Database, options, new(TimeProvider.System), TimeProvider.System, CancellationToken.None);
}
