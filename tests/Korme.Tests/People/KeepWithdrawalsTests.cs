using Korme.Catalogue;
using Korme.People;
using Korme.Storage;

namespace Korme.Tests.People;

/// <summary>A rebuild from an older archive gives nobody's yes back.</summary>
public sealed class KeepWithdrawalsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-withdrawals-");
    private readonly Database old, rebuilt;
    private readonly Consent yes = new() { Id = Guid.CreateVersion7(), Person = Guid.CreateVersion7(), Uses = Uses.Web, Created = DateTimeOffset.UnixEpoch, Given = new(Evidence.Paper, DateTimeOffset.UnixEpoch, "A") };

    public KeepWithdrawalsTests() => (old, rebuilt) = (Database.Open(Path.Combine(folder.FullName, "old.db")), Database.Open(Path.Combine(folder.FullName, "rebuilt.db")));

    public void Dispose()
    {
        old.Dispose();
        rebuilt.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_stays_so()
    {
        await Keep(old, yes with { Withdrawn = DateTimeOffset.UnixEpoch });
        await Keep(rebuilt, yes);

        var kept = await KeepWithdrawals.Run(old, rebuilt, CancellationToken.None);

        Assert.Equal(1, kept);
        Assert.False(FindConsents.ById(rebuilt, yes.Id)!.Holds);
    }

    [Fact]
    public async Task A_work_that_was_taken_out_of_a_yes_stays_out()
    {
        var (before, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Keep(old, yes with { Except = [before, later] });
        await Keep(rebuilt, yes with { Except = [before] });

        var kept = await KeepWithdrawals.Run(old, rebuilt, CancellationToken.None);

        var after = FindConsents.ById(rebuilt, yes.Id)!;
        Assert.Equal((1, true), (kept, after.Holds));
        Assert.Equal([before, later], after.Except);
    }

    [Fact]
    public async Task What_the_archive_knows_is_not_written_again()
    {
        await Keep(old, yes with { Except = [yes.Person] });
        await Keep(rebuilt, yes with { Except = [yes.Person], Withdrawn = DateTimeOffset.UnixEpoch });

        Assert.Equal(0, await KeepWithdrawals.Run(old, rebuilt, CancellationToken.None));
        Assert.False(FindConsents.ById(rebuilt, yes.Id)!.Holds);
    }

    private static Task<bool> Keep(Database database, Consent consent) => database.Write((_, transaction) =>
    {
        IndexRecords.Write(transaction, [consent]);
        return true;
    }, CancellationToken.None);
}
