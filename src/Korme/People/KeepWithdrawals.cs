using Korme.Archive;
using Korme.Storage;

namespace Korme.People;

/// <summary>A no outlives an older archive: what the catalogue before a rebuild knows to be withdrawn is withdrawn after it too.</summary>
/// <remarks>A consent is never given back: whoever agrees again gives a new one. So a record that says less than the catalogue did is an older one, from a backup.</remarks>
internal static class KeepWithdrawals
{
    /// <summary>Writes the withdrawn consents that the rebuilt catalogue has as given, or hasn't at all, and takes out of others the works that were taken out of them.</summary>
    /// <returns>How many.</returns>
    public static Task<int> Run(Database old, Database rebuilt, CancellationToken cancel)
    {
        var known = Consents(rebuilt).ToDictionary(consent => consent.Id);
        var kept = Consents(old).Select(before => Kept(before, known.GetValueOrDefault(before.Id))).OfType<Consent>().ToList();
        return kept.Count == 0 ? Task.FromResult(0) : rebuilt.WriteJournaled((_, transaction) =>
        {
            foreach (var consent in kept) IndexPeople.Write(transaction, consent);
            return kept.Count;
        }, cancel);
    }

    /// <summary>What must be written; null: nothing, the archive knows every no.</summary>
    private static Consent? Kept(Consent before, Consent? now)
    {
        if (before.Withdrawn is not null) return now?.Withdrawn is null ? before : null;
        return now is { Withdrawn: null } && before.Except.Except(now.Except).ToList() is { Count: > 0 } denied ? now with { Except = [.. now.Except, .. denied] } : null;
    }

    private static List<Consent> Consents(Database db) => db.Read(connection => connection.Rows("select record from consent", row => RecordJson.ToConsent(row.GetString(0))));
}
