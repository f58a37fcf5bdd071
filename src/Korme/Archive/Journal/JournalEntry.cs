namespace Korme.Archive.Journal;

/// <summary>Where a change stands in the journal; its record is read when it is asked for.</summary>
/// <param name="Number">Of the change.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="What">One word: <c>edited</c>, <c>hung</c>, <c>binned</c>…</param>
/// <param name="Id">Of the object: <c>urn:uuid:…</c>.</param>
/// <param name="File">The journal file.</param>
/// <param name="Offset">Where its line begins, in bytes.</param>
/// <param name="Bytes">The line's length with its newline.</param>
public sealed record JournalEntry(long Number, DateTimeOffset At, string What, string Id, string File, long Offset, int Bytes)
{
    /// <summary>The whole record, JSON.</summary>
    /// <exception cref="JournalException">The line isn't there any more: somebody else has changed the file.</exception>
    public string Record()
    {
        using var handle = System.IO.File.OpenHandle(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var line = new byte[Bytes];
        var read = RandomAccess.Read(handle, line, Offset);
        return read == Bytes && JournalLine.Parse(line, withRecord: true) is JournalLine.Change { Record: { } record } change && change.Number == Number
            ? record : throw new JournalException($"{File} was changed by another program: change {Number} is not at byte {Offset} any more.");
    }
}
