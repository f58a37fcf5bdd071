using System.Globalization;
using Korme.Catalogue;
using Korme.People;

namespace Korme.Desk;

/// <summary>Makers as a form has them: <c>maker.0.kk</c>, <c>maker.0.role</c>… An empty name takes a maker away, one more line adds one.</summary>
public static class MakersForm
{
    private const int Most = 100;

    /// <summary>The field of a maker's name in a language, or of the role.</summary>
    public static string Field(string prefix, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{prefix}maker.{index}.{what}");

    /// <summary>The makers with what the form says; as they are when it has none.</summary>
    public static IReadOnlyList<Maker> Apply(IReadOnlyList<Maker> now, IFormCollection form, string prefix)
    {
        var makers = new List<Maker>();
        var isAsked = false;
        for (var index = 0; index < Most; index++)
        {
            var before = index < now.Count ? now[index] : null;
            var name = before?.Name ?? LanguageText.None;
            var given = EditForm.Given(form, Field(prefix, index, "")[..^1], name);
            var role = Field(prefix, index, "role");
            if (given.Count == 0 && !form.ContainsKey(role) && before is null) break;
            isAsked |= given.Count > 0 || form.ContainsKey(role);
            // Who has a record is called what the record says: the form has no name of theirs.
            var after = new Maker(before?.Person is null ? name.With(given) : name, form.ContainsKey(role) ? RoleWords.From(form[role].ToString()) : before?.Role ?? "", before?.Person);
            if (!after.Name.IsEmpty) makers.Add(after);
        }
        return isAsked && !makers.SequenceEqual(now) ? makers : now;
    }
}
