using System.Data.Common;
using System.Globalization;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>What was done with a record, step by step, in the index: for undoing it also after the steps settled into one version of the archive.</summary>
/// <remarks>A catalogue that is lost takes the steps with it; the versions are in the archive.</remarks>
internal static class RecordSteps
{
    /// <summary>What is being typed, saved while it is: one step as long as it goes on.</summary>
    public const string Typed = "typed";

    /// <summary>Some 30 kB each for a selection of 24.</summary>
    private const int MostSteps = 100;

    /// <summary>The most that the steps of one record may take, in characters: a hundred of an exhibition of 2,000 works would be 70 MB.</summary>
    private const int MostCharacters = 8_000_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Its steps, oldest first.</summary>
    public static IReadOnlyList<RecordStep<T>> Of<T>(Database db, Guid id, Func<string, T> read) => db.Read(connection => connection.Rows(
        """
        select at, what, record
        from record_step
        where id > @from and id < @to
        order by id
        """,
        row => new RecordStep<T>(null, DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetString(1), read(row.GetString(2))),
        ("@from", CatalogueText.Of(id) + "/"), ("@to", CatalogueText.Of(id) + "0")));

    /// <summary>Remembers what a record was before its first step, when it was there already: an exhibition of an older Korme, a rebuilt catalogue.</summary>
    public static void WriteFirst(DbTransaction transaction, Guid id, string? record, DateTimeOffset at)
    {
        if (record is not null && Last(transaction, CatalogueText.Of(id)) is null) Write(transaction, id, record, "was", at);
    }

    /// <summary>Remembers a step: the newest <see cref="MostSteps"/> of each record are kept.</summary>
    public static void Write(DbTransaction transaction, Guid of, string record, string what, DateTimeOffset at)
    {
        var id = CatalogueText.Of(of);
        var last = Last(transaction, id);
        if (what == Typed && last is { What: Typed } && at - last.At < Pause)
        {
            transaction.Run("update record_step set at = @at, record = @record where id = @id", ("@at", CatalogueText.Of(at)), ("@record", record), ("@id", last.Id));
            return;
        }
        var number = last is null ? 1 : int.Parse(last.Id.AsSpan(id.Length + 1), CultureInfo.InvariantCulture) + 1;
        transaction.Run(
            """
            insert into record_step (id, at, what, record)
            values (@id, @at, @what, @record)
            """,
            ("@id", StepId(id, number)), ("@at", CatalogueText.Of(at)), ("@what", what), ("@record", record));
        var kept = Math.Clamp(MostCharacters / Math.Max(1, record.Length), 10, MostSteps);
        transaction.Run("delete from record_step where id > @from and id <= @oldest", ("@from", id + "/"), ("@oldest", StepId(id, number - kept)));
    }

    private static LastStep? Last(DbTransaction transaction, string id) => transaction.Row(
        """
        select id, at, what
        from record_step
        where id > @from and id < @to
        order by id desc
        limit 1
        """,
        row => new LastStep(row.GetString(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetString(2)),
        ("@from", id + "/"), ("@to", id + "0"));

    private static string StepId(string record, int number) => string.Create(CultureInfo.InvariantCulture, $"{record}/{Math.Max(0, number):00000000}");

    private sealed record LastStep(string Id, DateTimeOffset At, string What);
}
