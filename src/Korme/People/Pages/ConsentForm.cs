using System.Globalization;

namespace Korme.People.Pages;

/// <summary>A consent as the desk's form has it.</summary>
internal static class ConsentForm
{
    /// <summary>The consent, or the key of what is wrong with the form.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="person">Whose.</param>
    /// <param name="now">With the artist's zone.</param>
    /// <param name="isWork">Whether there is a work of an id.</param>
    /// <param name="isGiven">True: the artist records a yes that was given; false: the person is to be asked.</param>
    public static (Consent? Consent, string? Wrong) Read(IFormCollection form, Person person, DateTimeOffset now, Func<Guid, bool> isWork, bool isGiven)
    {
        var uses = form["use"].Aggregate(Uses.None, (all, word) => all | (Enum.TryParse<Uses>(word, ignoreCase: true, out var use) && Enum.IsDefined(use) ? use : Uses.None));
        if (uses == Uses.None) return (null, "useless");
        DateOnly? until = null;
        if (form["until"].ToString().Trim() is { Length: > 0 } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)) return (null, "day");
            if (last < DateOnly.FromDateTime(now.DateTime)) return (null, "past");
            until = last;
        }
        Guid[] works = form["scope"] == "some" ? [.. form["work"].Select(text => Guid.TryParse(text, out var work) ? work : Guid.Empty).Where(work => work != Guid.Empty).Distinct()] : [];
        if (form["scope"] == "some" && works.Length == 0) return (null, "workless");

        var consent = new Consent
        {
            Id = Guid.CreateVersion7(),
            Person = person.Id,
            Uses = uses,
            ForChild = form["child"] == "yes",
            Until = until,
            Works = works,
            Created = now,
            Secret = ConsentLink.NewSecret(),
        };
        if (!isGiven) return (consent, null);
        if (form["by"].ToString().Trim() is not { Length: > 0 and <= 400 } by) return (null, "unsigned");
        if (!Enum.TryParse<Evidence>(form["how"], ignoreCase: true, out var how) || !Enum.IsDefined(how)) return (null, "unsigned");
        if (consent.ForChild && Words(form, "guardian") is null) return (null, "guardian");
        if (how == Evidence.Witnessed && Words(form, "witness") is null) return (null, "witness");
        var evidence = EvidenceOf(form["evidence"].ToString());
        if (form["evidence"].ToString().Trim().Length > 0 && (evidence is not { } shown || !isWork(shown))) return (null, "evidence");
        return (consent with
        {
            Given = new(how, now, by, Words(form, "guardian"), Words(form, "witness"),
                Evidence: evidence, Text: ConsentWords.Text(consent, person.Name)),
        }, null);
    }

    /// <summary>The work of an id or of a page's address, which ends with it; null: neither.</summary>
    internal static Guid? EvidenceOf(string typed) =>
        typed.Trim().Split('?')[0].TrimEnd('/').Split('/', ' ')[^1] is var last && Guid.TryParse(last, out var work) ? work : null;

    /// <summary>A short text; null when it is blank.</summary>
    internal static string? Words(IFormCollection form, string field) => Words(form[field].ToString());

    /// <summary>A short text; null when it is blank.</summary>
    internal static string? Words(EvidenceForm form, string field) => Words(form[field] ?? "");

    private static string? Words(string said) =>
        said.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 400)] : null;
}
