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
    public const string Undo = UndoSteps.Undo;

    /// <summary>The word that the steps have for going forth again.</summary>
    public const string Redo = UndoSteps.Redo;

    /// <summary>Of a selection as it is now.</summary>
    public static UndoSelection Of(Database db, KeptSelection now) =>
        // A power cut may take the last step, and not the change: the journal has that.
        Of([.. RecordSteps.Of(db, now.Id, RecordJson.ToSelection), new(null, now.Created, "restored", now)]);

    /// <summary>Follows steps, oldest first.</summary>
    internal static UndoSelection Of(IReadOnlyList<RecordStep<KeptSelection>> steps)
    {
        // That an exhibition was made of it is nothing that could be undone here.
        var followed = UndoSteps.Follow(steps, selection => RecordJson.Of(selection with { Exhibition = null }));
        return new(followed.Before, followed.Done, followed.After, followed.Undone);
    }
}
