using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Selections;

namespace Korme.Archive;

/// <summary>A sort of record: its word for <c>type</c>, and how it becomes JSON and back. A new sort is one line in <see cref="All"/>.</summary>
internal abstract class RecordSort(string name)
{
    private static readonly RecordSort[] All =
    [
        new RecordSort<Work, WorkRecord>(RecordFile.Work, json => json.WorkRecord, WorkRecord.From, record => record.ToWork()),
        new RecordSort<Exhibition, ExhibitionRecord>(RecordFile.Exhibition, json => json.ExhibitionRecord, ExhibitionRecord.From, record => record.ToExhibition()),
        new RecordSort<KeptSelection, SelectionRecord>(RecordFile.Selection, json => json.SelectionRecord, SelectionRecord.From, record => record.ToSelection()),
        new RecordSort<ForgottenDecisions, TasteRecord>(RecordFile.Taste, json => json.TasteRecord, TasteRecord.From, record => record.ToForgotten()),
        new RecordSort<Person, PersonRecord>(RecordFile.Person, json => json.PersonRecord, PersonRecord.From, record => record.ToPerson()),
        new RecordSort<Consent, ConsentRecord>(RecordFile.Consent, json => json.ConsentRecord, ConsentRecord.From, record => record.ToConsent()),
        new RecordSort<Place, PlaceRecord>(RecordFile.Place, json => json.PlaceRecord, PlaceRecord.From, record => record.ToPlace()),
    ];

    /// <summary>The table of the catalogue that keeps these records.</summary>
    public string Table { get; } = name.ToLowerInvariant();

    /// <summary>The sort of a record in memory.</summary>
    /// <exception cref="ArgumentException">A class that is in no record.</exception>
    public static RecordSort Of(IRecorded record) =>
        Array.Find(All, sort => sort.Fits(record)) ?? throw new ArgumentException($"{record.GetType().Name} is no sort of record.", nameof(record));

    /// <summary>The sort that a record's <c>type</c> names; null: none that this version knows.</summary>
    public static RecordSort? Named(string? type) => Array.Find(All, sort => sort.Name == type);

    /// <summary>One line of JSON, stories inline.</summary>
    public abstract string ToJson(IRecorded record);

    /// <exception cref="FormatException">An id, a word or a time that is none.</exception>
    /// <exception cref="JsonException">No such JSON.</exception>
    public abstract IRecorded FromJson(string json);

    /// <summary>The files of an object's new version; unknown fields of <paramref name="before"/> are kept.</summary>
    public abstract IReadOnlyList<NewFile> Write(IRecorded record, OcflObject? before);

    /// <summary>The record of an object's newest version.</summary>
    public abstract IRecorded Read(OcflObject source);

    protected abstract bool Fits(IRecorded record);

    private string Name { get; } = name;
}

internal sealed class RecordSort<T, TFields>(
    string name, Func<RecordJsonContext, JsonTypeInfo<TFields>> json, Func<T, TFields> from, Func<TFields, T> to) : RecordSort(name)
    where T : class, IRecorded
    where TFields : RecordHead
{
    public override string ToJson(IRecorded record) => JsonSerializer.Serialize(from((T)record), json(RecordJson.Compact));

    public override T FromJson(string text) => to(JsonSerializer.Deserialize(text, json(RecordJson.Compact))!);

    public override IReadOnlyList<NewFile> Write(IRecorded record, OcflObject? before) => RecordFile.Write(from((T)record), json(RecordFile.Indented), before);

    public override T Read(OcflObject source) => RecordFile.Read(source, json(RecordFile.Indented), to);

    protected override bool Fits(IRecorded record) => record is T;
}
