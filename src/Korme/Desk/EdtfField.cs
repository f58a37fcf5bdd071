using System.Globalization;
using Korme.Catalogue;
using Korme.Web;

namespace Korme.Desk;

/// <summary>A date in a form: EDTF, or the reason why it is none.</summary>
public static class EdtfField
{
    /// <summary>The date of a field; empty takes it away.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="field">Its name.</param>
    /// <param name="now">What is saved, kept when the form doesn't have the field or has something that is no date.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Gets the reason.</param>
    public static string? Read(IFormCollection form, string field, string? now, Texts texts, Dictionary<string, string> errors)
    {
        if (!form.ContainsKey(field)) return now;
        var typed = form[field].ToString().Trim();
        if (typed.Length == 0) return null;
        if (Edtf.IsValid(typed)) return typed;
        // What was wrong before this form is not this form's fault: a record of another program may have it.
        if (typed == now) return now;
        errors[field] = Reason(typed, texts);
        return now;
    }

    /// <summary>What is wrong with it and what to write: "2024-02-30 … that month has 29 days".</summary>
    public static string Reason(string typed, Texts texts)
    {
        var shown = typed.Length > 40 ? typed[..40] + "…" : typed;
        if (typed.Split('-') is [{ Length: 4 } year, { Length: 2 } month, { Length: 2 }]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1 and <= 9999
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
            && Edtf.IsValid($"{year}-{month}"))
            return texts.Format("edtf.days", shown, Dates.InWords($"{year}-{month}", texts.Language), DateTime.DaysInMonth(y, m));
        return texts.Format("edtf.none", shown);
    }
}
