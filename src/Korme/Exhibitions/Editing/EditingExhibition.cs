using Korme.Catalogue;
using Korme.Desk;

namespace Korme.Exhibitions.Editing;

/// <summary>An exhibition being edited.</summary>
/// <param name="Current">As it is saved.</param>
/// <param name="Typed">As the form shows it.</param>
/// <param name="State">Why it is shown.</param>
public sealed record EditingExhibition(Exhibition Current, Exhibition Typed, EditState State = EditState.Open)
{
    /// <summary>Fields that were not taken: what was typed in them, and why not.</summary>
    public IReadOnlyDictionary<string, (string Typed, string Reason)> Refused { get; init; } = new Dictionary<string, (string, string)>();

    /// <summary>Texts that have no place on the page any more: the sections are others by now.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    public long Token => Changes.TokenOf(Current);

    /// <summary>The reasons with what was typed.</summary>
    public static IReadOnlyDictionary<string, (string Typed, string Reason)> RefusedOf(IFormCollection form, IReadOnlyDictionary<string, string> errors) =>
        errors.ToDictionary(error => error.Key, error => (form[error.Key].ToString(), error.Value));
}

/// <summary>What the head of each page of the editor shows.</summary>
/// <param name="Visit">Whose page.</param>
/// <param name="Exhibition">As it is saved.</param>
/// <param name="Undo">What can be undone.</param>
/// <param name="Token">Of the forms.</param>
/// <param name="Said">A sentence: what has just happened; null: nothing.</param>
/// <param name="Trouble">A sentence: why nothing was saved; null: it was.</param>
public sealed record EditFrame(Web.Visit Visit, Exhibition Exhibition, Undoable<string> Undo, string Token, string? Said = null, string? Trouble = null)
{
    internal static EditFrame Of(EditDesk desk, Exhibition exhibition, string? trouble = null) => new(
        desk.Visit, exhibition, desk.UndoOf(exhibition), desk.Token.For(desk.Http),
        trouble is null && desk.Said is { } said ? Deeds.Sentence(said, desk.Texts) : null, trouble);
}
