using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>What was done with a selection and can be undone, and what was undone and can be done again: told from its steps alone.</summary>
/// <remarks>So it survives a reload, a crash and a second window. A catalogue that is lost takes the steps with it; the versions are in the archive.</remarks>
/// <param name="Before">The selection before the last thing done; null: it is as it was proposed.</param>
/// <param name="Done">What that last thing was, a word.</param>
/// <param name="After">The selection with the last undone thing done again; null: nothing was undone.</param>
/// <param name="Undone">What that undone thing was.</param>
public sealed record UndoSelection(KeptSelection? Before, string? Done, KeptSelection? After, string? Undone)
{
    /// <summary>The word that the steps have for going back.</summary>
    public const string Undo = "undone";

    /// <summary>The word that the steps have for going forth again.</summary>
    public const string Redo = "redone";

    /// <summary>Of a selection as it is now.</summary>
    public static UndoSelection Of(Database db, KeptSelection now) => Of(
    [
        .. db.Read(connection => connection.Rows(
            """
            select at, what, record
            from selection_step
            where id > @from and id < @to
            order by id
            """,
            row => new RecordStep<KeptSelection>(
                null, DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetString(1), RecordJson.ToSelection(row.GetString(2))),
            ("@from", CatalogueText.Of(now.Id) + "/"), ("@to", CatalogueText.Of(now.Id) + "0"))),
        // A power cut may take the last step, and not the change: the journal has that.
        new(null, now.Created, "restored", now),
    ]);

    /// <summary>Follows steps, oldest first.</summary>
    internal static UndoSelection Of(IReadOnlyList<RecordStep<KeptSelection>> steps)
    {
        Stack<RecordStep<KeptSelection>> done = [], undone = [];
        foreach (var step in steps)
        {
            // A step back whose state isn't the one before is a change like any other.
            if (step.What == Undo && done.Count > 1 && IsSame(done.ElementAt(1), step)) undone.Push(done.Pop());
            else if (step.What == Redo && undone.Count > 0 && IsSame(undone.Peek(), step)) done.Push(undone.Pop());
            else if (done.Count == 0 || !IsSame(done.Peek(), step))
            {
                done.Push(step);
                undone.Clear();
            }
        }
        return new(done.Count > 1 ? done.ElementAt(1).Record : null, done.Count > 1 ? done.Peek().What : null,
            undone.Count > 0 ? undone.Peek().Record : null, undone.Count > 0 ? undone.Peek().What : null);
    }

    // That an exhibition was made of it is nothing that could be undone here.
    private static bool IsSame(RecordStep<KeptSelection> one, RecordStep<KeptSelection> other) =>
        RecordJson.Of(one.Record with { Exhibition = null }) == RecordJson.Of(other.Record with { Exhibition = null });
}
