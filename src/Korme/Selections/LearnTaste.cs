using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Learns from all marks of the home how much each merit counts for this artist, and remembers it for whoever ranks.</summary>
public static class LearnTaste
{
    /// <summary>What was learned last; the usual weights when nothing was. One small query.</summary>
    public static MeritWeights Weights(Database db) => db.Read(connection => connection.Row(
        """
        select weights
        from learned_taste
        """,
        row => Read(row.GetString(0)))) ?? MeritWeights.Usual;

    /// <summary>Which decisions are not to be learned from.</summary>
    public static ForgottenDecisions Forgotten(Database db) => db.Read(connection => connection.Row(
        """
        select record
        from taste
        where id = @id
        """,
        row => RecordJson.ToForgotten(row.GetString(0)),
        ("@id", CatalogueText.Of(ForgottenDecisions.TheOne)))) ?? new();

    /// <summary>Learns anew from the marks as they are. Reads every record where there is a mark at all; a home without any costs one query.</summary>
    public static async Task<Taste> Run(Database db, CancellationToken cancel)
    {
        var decisions = HasMarks(db) ? Decisions(db) : [];
        var weights = LearnWeights.From(decisions);
        if (!IsKnown(db, decisions.Count, weights)) await db.Write((_, transaction) => transaction.Run(
            """
            insert into learned_taste (id, decisions, weights)
            values (1, @decisions, @weights)
            on conflict (id) do update set
              decisions = excluded.decisions,
              weights = excluded.weights
            """,
            ("@decisions", decisions.Count), ("@weights", Write(weights))), cancel);
        var pairs = decisions.SelectMany(decision => decision.Over).ToList();
        return new(weights, decisions.Count, pairs.Count, Agreeing(pairs, MeritWeights.Usual), Agreeing(pairs, weights));
    }

    /// <summary>From now on only new decisions are learned from.</summary>
    /// <returns>False when there is nothing to forget.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public static async Task<bool> Reset(Database db, Changes changes, TimeProvider clock, CancellationToken cancel)
    {
        var decided = Decisions(db).Select(decision => decision.Work).ToList();
        if (decided.Count == 0) return false;
        var now = Forgotten(db);
        var after = new ForgottenDecisions { Works = [.. now.Works.Union(decided).Order()], Since = clock.GetLocalNow() };
        await changes.Save(after, "reset", Changes.TokenOf(now), cancel);
        return true;
    }

    /// <summary>Takes the last reset back.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public static async Task<bool> Undo(Database db, ArchiveStore archive, Changes changes, CancellationToken cancel)
    {
        var now = Forgotten(db);
        if (now.Since is null) return false;
        var steps = await RecordHistory.Of<ForgottenDecisions>(archive, changes, ForgottenDecisions.TheOne, cancel);
        var before = steps.Select(step => step.Record).LastOrDefault(record => record.Since is null || record.Since < now.Since) ?? new();
        await changes.Save(before, "undone", Changes.TokenOf(now), cancel);
        return true;
    }

    private static IReadOnlyList<Decision> Decisions(Database db) =>
        Selection.Decisions.In(FindBursts.Run(SelectionSource.Candidates(db, import: null)), Forgotten(db).Works.ToHashSet());

    private static bool HasMarks(Database db) => db.Read(connection => connection.Row(
        """
        select exists (
          select 1
          from work
          where withdrawn = 0 and (record like '%"mark":%' or record like '%"rating":%')
        )
        """,
        row => row.GetInt32(0) == 1));

    // A write would tell whoever remembers a light table that it may have changed.
    private static bool IsKnown(Database db, int decisions, MeritWeights weights) => db.Read(connection => connection.Row(
        """
        select 1
        from learned_taste
        where decisions = @decisions and weights = @weights
        """,
        row => true,
        ("@decisions", decisions), ("@weights", Write(weights))));

    private static int Agreeing(List<double[]> pairs, MeritWeights weights) =>
        pairs.Count(pair => Merits.All.Sum(merit => weights[merit] * pair[(int)merit]) > 0);

    private static string Write(MeritWeights weights) =>
        "{" + string.Join(',', weights.ToDictionary().Select(weight => string.Create(CultureInfo.InvariantCulture, $"\"{weight.Key}\":{weight.Value:0.####}"))) + "}";

    private static MeritWeights Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return MeritWeights.Of(document.RootElement.EnumerateObject().ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble()));
    }
}
