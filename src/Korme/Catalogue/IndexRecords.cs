using System.Data.Common;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Selections;

namespace Korme.Catalogue;

/// <summary>Writes records of any sort into the index, new or changed: after a start, from the journal, in a rebuild.</summary>
internal static class IndexRecords
{
    /// <summary>Writes them; works first, because the others name them.</summary>
    public static void Write(DbTransaction transaction, IReadOnlyCollection<IRecorded> records)
    {
        RecordWorks.Write(transaction, [.. records.OfType<Work>()]);
        foreach (var place in records.OfType<Place>()) IndexPlaces.Write(transaction, place);
        foreach (var person in records.OfType<Person>()) IndexPeople.Write(transaction, person);
        foreach (var consent in records.OfType<Consent>()) IndexPeople.Write(transaction, consent);
        HangExhibition.Write(transaction, [.. records.OfType<Exhibition>()]);
        foreach (var selection in records.OfType<KeptSelection>()) IndexSelections.Write(transaction, selection);
        foreach (var forgotten in records.OfType<ForgottenDecisions>()) IndexSelections.Write(transaction, forgotten);
    }
}
