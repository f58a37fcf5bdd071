using System.Globalization;

namespace Korme.People;

/// <summary>The condition under which a work may be used: it isn't withdrawn or binned, and everybody who is seen in it has agreed to that use.</summary>
/// <remarks>
/// For a statement that has the table <c>work</c> and gets the parameter <c>@today</c> (<see cref="Storage.Database.Today"/>). Asked at every
/// reading and stored nowhere, so that a withdrawal, an edit of who is seen, a rebuild and a consent's last day take effect at once.
/// A work that shows nobody costs one look into an index.
/// </remarks>
internal static class MayUse
{
    /// <summary>The parameter that <see cref="Sql"/> wants.</summary>
    public const string Today = "@today";

    /// <summary>On public pages.</summary>
    public static readonly string Web = Sql(Uses.Web);

    /// <summary>For one use.</summary>
    public static string Sql(Uses use) => $"(work.withdrawn = 0 and {Agreed(use)})";

    /// <summary>The part that asks the people alone.</summary>
    public static string Agreed(Uses use) => string.Create(CultureInfo.InvariantCulture,
        $"""
        not exists (
          select 1
          from work_subject
          where work_subject.work_id = work.id and not exists (
            select 1
            from consent
            where consent.person_id = work_subject.person_id and consent.holds = 1
              and (consent.uses & {(int)use}) = {(int)use} and consent.until >= {Today}
              and consent.every_work = case when exists (
                select 1
                from consent_work
                where consent_work.consent_id = consent.id and consent_work.work_id = work.id
              ) then 0 else 1 end
          )
        )
        """);
}
