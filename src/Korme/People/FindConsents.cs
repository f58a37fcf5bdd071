using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.People;

/// <summary>Finds consents: of a person, by the secret of a private link.</summary>
public static class FindConsents
{
    /// <summary>Every consent of a person, the newest first.</summary>
    public static IReadOnlyList<Consent> Of(Database db, Guid person) => db.Read(connection => connection.Rows(
        """
        select record
        from consent
        where person_id = @person
        order by created desc, id desc
        """,
        row => RecordJson.ToConsent(row.GetString(0)),
        ("@person", CatalogueText.Of(person))));

    /// <summary>One; null: there is none.</summary>
    public static Consent? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        "select record from consent where id = @id", row => RecordJson.ToConsent(row.GetString(0)), ("@id", CatalogueText.Of(id))));

    /// <summary>The consent that a private link opens; null: none has this secret.</summary>
    public static Consent? BySecret(Database db, string secret) => db.Read(connection => connection.Row(
        "select record from consent where secret = @secret", row => RecordJson.ToConsent(row.GetString(0)), ("@secret", secret)));
}
