using Korme.Catalogue;
using Korme.Storage;

namespace Korme.People;

/// <summary>Why somebody's yes is missing.</summary>
public enum Lacking
{
    /// <summary>Nobody asked, or no answer came.</summary>
    Nothing,

    /// <summary>There is a yes, for other uses.</summary>
    OtherUse,

    /// <summary>There is a yes, for other works.</summary>
    OtherWork,

    /// <summary>Its last day is over.</summary>
    Ended,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>A person who is seen in a work and hasn't agreed to a use, and why not.</summary>
/// <param name="Work">In which work.</param>
/// <param name="Person">Who.</param>
/// <param name="Why">What there is instead of a yes.</param>
/// <param name="Since">The consent's last day, or the day of the withdrawal; null for the others.</param>
public sealed record Withheld(Guid Work, Guid Person, Lacking Why, DateOnly? Since = null);

/// <summary>Says for the desk which works are held back from a use, and by whose silence or no.</summary>
public static class FindWithheld
{
    /// <summary>For each of these works and each person in it whose yes is missing; none for works that may be used.</summary>
    public static IReadOnlyList<Withheld> Of(Database db, Uses use, IEnumerable<Work> works)
    {
        var today = DateOnly.ParseExact(db.Today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var consents = new Dictionary<Guid, IReadOnlyList<Consent>>();
        return
        [
            .. from work in works
               from person in work.Subjects.Distinct()
               let of = consents.TryGetValue(person, out var known) ? known : consents[person] = FindConsents.Of(db, person)
               where !of.Any(consent => consent.Allows(work.Id, use, today))
               select Why(work.Id, person, use, of, today),
        ];
    }

    /// <summary>The reason of the consent that came nearest to a yes.</summary>
    private static Withheld Why(Guid work, Guid person, Uses use, IReadOnlyList<Consent> consents, DateOnly today)
    {
        var given = consents.Where(consent => consent.Given is not null).ToList();
        bool Covers(Consent consent) => consent.Covers(work);
        if (given.Where(consent => Covers(consent) && consent.Withdrawn is not null).MaxBy(consent => consent.Withdrawn) is { } back)
            return new(work, person, Lacking.Withdrawn, DateOnly.FromDateTime(back.Withdrawn!.Value.DateTime));
        if (given.Where(consent => Covers(consent) && consent.Until < today).MaxBy(consent => consent.Until) is { } ended)
            return new(work, person, Lacking.Ended, ended.Until);
        if (given.Any(consent => Covers(consent) && (consent.Uses & use) != use)) return new(work, person, Lacking.OtherUse);
        return new(work, person, given.Count > 0 ? Lacking.OtherWork : Lacking.Nothing);
    }
}
