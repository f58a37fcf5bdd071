using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Writes selections, and what the ranking forgets, into the index.</summary>
internal static class IndexSelections
{
    /// <summary>Some 30 kB each for a selection of 24.</summary>
    private const int MostSteps = 100;

    public static void Write(DbTransaction transaction, KeptSelection selection) => transaction.Run(
        """
        insert into selection (id, created, record)
        values (@id, @created, @record)
        on conflict (id) do update set
          created = excluded.created,
          record = excluded.record
        """,
        ("@id", CatalogueText.Of(selection.Id)),
        ("@created", CatalogueText.Of(selection.Created)),
        ("@record", RecordJson.Of(selection)));

    /// <summary>Remembers what was done, for undoing it: the newest <see cref="MostSteps"/> of each selection.</summary>
    public static void WriteStep(DbTransaction transaction, KeptSelection selection, string what, DateTimeOffset at)
    {
        var id = CatalogueText.Of(selection.Id);
        var last = transaction.Row("select max(id) from selection_step where id > @from and id < @to", row => row.Text(0), ("@from", id + "/"), ("@to", id + "0"));
        var number = last is null ? 1 : int.Parse(last.AsSpan(id.Length + 1), CultureInfo.InvariantCulture) + 1;
        transaction.Run(
            """
            insert into selection_step (id, at, what, record)
            values (@id, @at, @what, @record)
            """,
            ("@id", StepId(id, number)), ("@at", CatalogueText.Of(at)), ("@what", what), ("@record", RecordJson.Of(selection)));
        transaction.Run("delete from selection_step where id > @from and id <= @oldest", ("@from", id + "/"), ("@oldest", StepId(id, number - MostSteps)));
    }

    private static string StepId(string selection, int number) => string.Create(CultureInfo.InvariantCulture, $"{selection}/{Math.Max(0, number):00000000}");

    public static void Write(DbTransaction transaction, ForgottenDecisions forgotten)
    {
        transaction.Run(
            """
            insert into taste (id, record)
            values (@id, @record)
            on conflict (id) do update set
              record = excluded.record
            """,
            ("@id", CatalogueText.Of(ForgottenDecisions.TheOne)),
            ("@record", RecordJson.Of(forgotten)));
        // What was learned before says no longer what it would say now.
        transaction.Run("delete from learned_taste");
    }
}
