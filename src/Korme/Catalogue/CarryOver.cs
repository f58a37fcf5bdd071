using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>What only a catalogue knows, and no archive: taken from the old one into the one that a rebuild makes.</summary>
internal static class CarryOver
{
    /// <summary>Copies where backups lie. An old catalogue that can't be opened has nothing to give.</summary>
    public static async Task Run(Database? old, Database rebuilt, CancellationToken cancel)
    {
        if (old is null) return;
        var backups = FindBackups.All(old);
        await rebuilt.WriteJournaled((_, transaction) =>
        {
            foreach (var backup in backups) RecordBackup.Write(transaction, backup);
            return true;
        }, cancel);
    }
}
