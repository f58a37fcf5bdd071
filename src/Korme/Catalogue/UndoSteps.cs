namespace Korme.Catalogue;

/// <summary>What was done with a record and can be undone, and what was undone and can be done again: told from its steps alone.</summary>
/// <remarks>So it survives a reload, a crash and a second window.</remarks>
/// <param name="Before">The record before the last thing done; null: it is as it began.</param>
/// <param name="Done">What that last thing was, a word.</param>
/// <param name="After">The record with the last undone thing done again; null: nothing was undone.</param>
/// <param name="Undone">What that undone thing was.</param>
public sealed record Undoable<T>(T? Before, string? Done, T? After, string? Undone) where T : class;

/// <summary>Follows the steps of a record.</summary>
public static class UndoSteps
{
    /// <summary>The word that the steps have for going back.</summary>
    public const string Undo = "undone";

    /// <summary>The word that the steps have for going forth again.</summary>
    public const string Redo = "redone";

    /// <summary>Follows steps, oldest first.</summary>
    /// <param name="steps">The last one is the record as it is.</param>
    /// <param name="keyOf">Equal for two states between which there is nothing to undo.</param>
    public static Undoable<T> Follow<T>(IReadOnlyList<RecordStep<T>> steps, Func<T, string> keyOf) where T : class
    {
        Stack<(RecordStep<T> Step, string Key)> done = [], undone = [];
        foreach (var step in steps)
        {
            var key = keyOf(step.Record);
            // A step back whose state isn't the one before is a change like any other.
            if (step.What == Undo && done.Count > 1 && done.ElementAt(1).Key == key) undone.Push(done.Pop());
            else if (step.What == Redo && undone.Count > 0 && undone.Peek().Key == key) done.Push(undone.Pop());
            else if (done.Count == 0 || done.Peek().Key != key)
            {
                done.Push((step, key));
                undone.Clear();
            }
        }
        return new(done.Count > 1 ? done.ElementAt(1).Step.Record : null, done.Count > 1 ? done.Peek().Step.What : null,
            undone.Count > 0 ? undone.Peek().Step.Record : null, undone.Count > 0 ? undone.Peek().Step.What : null);
    }
}
