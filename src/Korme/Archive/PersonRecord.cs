using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.People;

namespace Korme.Archive;

/// <summary>A person as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class PersonRecord : RecordHead
{
    public LanguageText? Name { get; set; }
    public string? Born { get; set; }
    public string? Died { get; set; }

    /// <summary>In the archive the path of each language's Markdown, in the catalogue the Markdown itself.</summary>
    public LanguageText? Biography { get; set; }
    public List<string>? Links { get; set; }
    public string? Reach { get; set; }
    public string? SameAs { get; set; }
    public MergeRecord? Merged { get; set; }
    public List<string>? NotSame { get; set; }
    public DateTimeOffset? Binned { get; set; }
    public DateTimeOffset Created { get; set; }

    [JsonIgnore]
    public override LanguageText? Stories { get => Biography; set => Biography = value; }

    public static PersonRecord From(Person person) => new()
    {
        Id = RecordId.From(person.Id),
        Type = RecordFile.Person,
        Format = RecordFile.Format,
        Name = person.Name.OrNull(),
        Born = person.Born,
        Died = person.Died,
        Biography = person.Biography.OrNull(),
        Links = person.Links.Count == 0 ? null : [.. person.Links],
        Reach = person.Contact,
        SameAs = person.SameAs is { } other ? RecordId.From(other) : null,
        Merged = person.Merged is { } merge ? MergeRecord.From(merge) : null,
        NotSame = RecordId.ListFrom(person.NotSame),
        Binned = person.Binned,
        Created = person.Created,
    };

    /// <exception cref="FormatException">An id that is none.</exception>
    public Person ToPerson() => new()
    {
        Id = RecordId.Parse(Id),
        Name = Name ?? LanguageText.None,
        Born = Born,
        Died = Died,
        Biography = Biography ?? LanguageText.None,
        Links = Links ?? [],
        Contact = Reach,
        SameAs = SameAs is null ? null : RecordId.Parse(SameAs),
        Merged = Merged?.ToMerge(),
        NotSame = RecordId.ListTo(NotSame),
        Binned = Binned,
        Created = Created,
    };
}
