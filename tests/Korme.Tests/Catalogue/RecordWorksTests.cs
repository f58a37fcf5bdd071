using Korme.Archive;
using Korme.Catalogue;
using Korme.Tests.Archive;

namespace Korme.Tests.Catalogue;

public sealed class RecordWorksTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_recorded_work_is_found_with_everything_it_has()
    {
        var work = await studio.Take();

        Assert.Equal(RecordJson.Of(work), RecordJson.Of(FindWork.ById(studio.Database, work.Id)!));
    }

    [Fact]
    public void A_work_nobody_took_is_not_found() => Assert.Null(FindWork.ById(studio.Database, Guid.NewGuid()));

    [Fact]
    public async Task Recording_again_replaces_the_work_and_its_files()
    {
        var work = await studio.Take();
        var renamed = work with { Rating = 3, Files = [work.Files[0] with { Path = "original/other.jpg" }] };

        await RecordWorks.Run(studio.Database, [renamed], CancellationToken.None);

        Assert.Equal("original/other.jpg", Assert.Single(FindWork.ById(studio.Database, work.Id)!.Files).Path);
        Assert.Single(FindFile.BySha512(studio.Database, [work.Files[0].Sha512]));
    }

    [Fact]
    public async Task Known_files_are_found_among_thousands_in_one_query()
    {
        var work = await studio.Take("known");
        var asked = Enumerable.Range(0, 40_000).Select(number => Studio.Sha512($"{number}")).Append(work.Files[0].Sha512).ToList();
        var before = studio.Database.QueriesRun;

        var found = FindFile.BySha512(studio.Database, asked);

        Assert.Equal(work.Id, Assert.Single(found).Value);
        Assert.Equal(1, studio.Database.QueriesRun - before);
    }

    [Fact]
    public async Task Pictures_of_many_works_are_found_in_one_query()
    {
        var works = new List<Work>();
        for (var number = 0; number < 5; number++) works.Add(await studio.Take($"picture {number}"));
        works.Add(works[0] with { Id = Guid.NewGuid(), Files = [] });
        var before = studio.Database.QueriesRun;

        var pictures = FindPictures.Of(studio.Database, works);

        Assert.Equal(5, pictures.Count);
        Assert.Equal(works[0].Picture!.Sha512, pictures[works[0].Id].Sha512);
        Assert.Equal(1, studio.Database.QueriesRun - before);
    }
}
