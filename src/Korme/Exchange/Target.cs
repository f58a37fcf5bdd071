using System.Text.RegularExpressions;

namespace Korme.Exchange;

/// <summary>What a column of a file says of a work, a person or a place: <c>title@kk</c>, <c>date</c>, <c>makers=photographer</c>.</summary>
/// <param name="Field">One of <see cref="Fields.Of"/>.</param>
/// <param name="Language">Of a text; null: the mapping's own, or a field without language.</param>
/// <param name="Role">Of the makers in this column; null: the column says none.</param>
internal sealed partial record Target(string Field, string? Language = null, string? Role = null)
{
    public override string ToString() => Field + (Language is null ? "" : "@" + Language) + (Role is null ? "" : "=" + Role);

    /// <summary>Null for what is none.</summary>
    public static Target? Parse(string? text)
    {
        if (text is null || Form().Match(text.Trim()) is not { Success: true } match) return null;
        var field = match.Groups["field"].Value.ToLowerInvariant();
        var language = match.Groups["language"] is { Success: true, Value: var tag } ? tag : null;
        var role = match.Groups["role"] is { Success: true, Value: var named } ? named.Trim() : null;
        if (!(Fields.All.Contains(field) || RecordFields.OfPeople.Contains(field) || RecordFields.OfPlaces.Contains(field)) || (language is not null && !Fields.PerLanguage.Contains(field)) || (role is not null && field != Fields.Makers)) return null;
        return new(field, language, role is "" ? null : role);
    }

    [GeneratedRegex(@"^(?<field>[A-Za-z]+(?:\.[A-Za-z]+)?)(?:@(?<language>[^=@]{1,40}))?(?:=(?<role>.{0,100}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
