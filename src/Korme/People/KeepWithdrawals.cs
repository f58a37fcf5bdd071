using Korme.Archive;
using Korme.Storage;

namespace Korme.People;

/// <summary>A no outlives an older archive: what the catalogue before a rebuild knows to be withdrawn is withdrawn after it too.</summary>
/// <remarks>A consent is never given back: whoever agrees again gives a new one. So a record that says less than the catalogue did is an older one, from a backup.</remarks>
internal static class KeepWithdrawals
{
    /// <summary>Writes the withdrawn consents that the rebuilt catalogue has as given, or hasn't at all.</summary>
    /// <returns>How many.</returns>
    public static Task<int> Run(Database old, Database rebuilt, CancellationToken cancel)
    {
        var withdrawn = Withdrawn(old);
        var known = Withdrawn(rebuilt).Select(consent => consent.Id).ToHashSet();
        var kept = withdrawn.Where(consent => !known.Contains(consent.Id)).ToList();
        return kept.Count == 0 ? Task.FromResult(0) : rebuilt.WriteJournaled((_, transaction) =>
        {
            foreach (var consent in kept) IndexPeople.Write(transaction, consent);
            return kept.Count;
        }, cancel);
    }

    private static List<Consent> Withdrawn(Database db) => db.Read(connection => connection.Rows(
        "select record from consent where holds = 0", row => RecordJson.ToConsent(row.GetString(0)))).Where(consent => consent.Withdrawn is not null).ToList();
}
