using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Lifetime;

/// <summary>Something that happened to a work, as a form has it: <c>kind</c>, <c>date</c>, <c>note.kk</c>… and a <c>picture</c> for each work that shows it.</summary>
internal static class ConditionForm
{
    public const int LongestNote = 2000;
    private const int MostPictures = 40;

    /// <summary>What the form says.</summary>
    /// <param name="now">As it is saved; null: it is new.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Fields that can't be taken, and why.</param>
    public static ConditionChange Read(ConditionChange? now, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        if (!Enum.TryParse<ConditionKind>(form["kind"], out var kind) || !Enum.IsDefined(kind)) errors["kind"] = texts["condition.wrong.kind"];
        var before = now?.Note ?? LanguageText.None;
        var note = before.With(EditForm.Given(form, "note", before));
        if (note.Any(each => each.Value.Length > LongestNote)) errors["note"] = texts.Format("places.wrong.long", LongestNote);
        var date = EdtfField.Read(form, "date", now?.Date, texts, errors);
        return new(kind, date, note, [.. form["picture"].Select(each => Guid.TryParse(each, out var work) ? work : Guid.Empty).Where(work => work != Guid.Empty).Distinct().Take(MostPictures)]);
    }
}
