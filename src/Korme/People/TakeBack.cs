using Korme.Catalogue;
using Korme.Storage;

namespace Korme.People;

/// <summary>A person's own no, said on the private page: no other yes of theirs keeps showing what it is about.</summary>
public static class TakeBack
{
    /// <summary>Takes a consent back, and out of every other that holds the works it is about; all in one change or none.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="changes">Saves.</param>
    /// <param name="no">The consent that is taken back, or was never given.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    public static Task<SavedTogether> Run(Database db, Changes changes, Consent no, DateTimeOffset at, CancellationToken cancel) => changes.SaveAll(
        _ => [.. FindConsents.Of(db, no.Person).Select(each => each.Id == no.Id ? each with { Withdrawn = each.Withdrawn ?? at } : each.Holds ? Without(each, no, at) : each)],
        "withdrawn", null, cancel);

    /// <summary>What is left of a yes after a no: all of it where they are about other uses or other works.</summary>
    public static Consent Without(Consent yes, Consent no, DateTimeOffset at)
    {
        if ((yes.Uses & no.Uses) == Uses.None) return yes;
        if (no.Works.Count == 0 && yes.Works.Count == 0) return yes with { Withdrawn = at };
        var denied = (no.Works.Count > 0 ? no.Works : yes.Works).Where(work => no.Covers(work) && yes.Covers(work)).ToList();
        if (denied.Count == 0) return yes;
        return yes.Works.Count > 0 && !yes.Works.Except(denied).Any(yes.Covers) ? yes with { Withdrawn = at } : yes with { Except = [.. yes.Except, .. denied] };
    }
}
