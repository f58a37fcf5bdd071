using System.Globalization;
using Korme.Exhibitions;
using Korme.Web;

namespace Korme.Publishing.Print;

/// <summary>A leaf of the catalogue's numbered part.</summary>
public abstract record CatalogueLeaf(int Page)
{
    /// <summary>A section begins.</summary>
    public sealed record Opening(int Page, Section Section) : CatalogueLeaf(Page);

    /// <summary>One work.</summary>
    public sealed record Plate(int Page, int Number, HungWork Hung) : CatalogueLeaf(Page);

    /// <summary>Rows of the index.</summary>
    public sealed record Index(int Page, IReadOnlyList<IndexRow> Rows) : CatalogueLeaf(Page);
}

/// <summary>A row of the index; a heading or a maker's name has no page.</summary>
public sealed record IndexRow(string Kind, string Text, int? Page);

/// <summary>The catalogue's pages from the first plate on, each one leaf of paper, so that the index knows their numbers before a browser lays anything out.</summary>
/// <remarks>
/// Browsers can't print "see page 12" (CSS target-counter is in none of them). So what flows over as many pages as it needs, the
/// essay, comes before under Roman numbers, as books do it; and the stories after, found by the numbers of the plates.
/// </remarks>
public sealed class CatalogueBook
{
    /// <summary>Rows on a page of the index.</summary>
    public const int RowsOnALeaf = 36;

    private readonly PrintView print;

    public CatalogueBook(PrintView print)
    {
        this.print = print;
        var leaves = new List<CatalogueLeaf>();
        foreach (var (section, works) in print.Sections())
        {
            if (works.Count == 0) continue;
            if (!section.Title.IsEmpty) leaves.Add(new CatalogueLeaf.Opening(leaves.Count + 1, section));
            foreach (var (number, hung) in works) leaves.Add(new CatalogueLeaf.Plate(leaves.Count + 1, number, hung));
        }
        var plates = leaves.OfType<CatalogueLeaf.Plate>().ToList();
        FirstIndexPage = leaves.Count + 1;
        foreach (var rows in Paged(RowsOf(plates))) leaves.Add(new CatalogueLeaf.Index(leaves.Count + 1, rows));
        Leaves = leaves;
    }

    /// <summary>Every leaf, numbered from 1.</summary>
    public IReadOnlyList<CatalogueLeaf> Leaves { get; }

    /// <summary>Where the index begins.</summary>
    public int FirstIndexPage { get; }

    private IEnumerable<IndexRow> RowsOf(List<CatalogueLeaf.Plate> plates)
    {
        if (plates.Count == 0) yield break;
        var order = StringComparer.Create(print.Texts.Culture, CompareOptions.IgnoreCase | CompareOptions.StringSort);
        yield return new("heading", print.Word("print.by-maker"), null);
        var byMaker = plates.SelectMany(plate => plate.Hung.Work.Makers.Count == 0
            ? [(Maker: print.Texts["print.no-maker"], Plate: plate)]
            : plate.Hung.Work.Makers.Select(maker => (Maker: maker.Name.For(print.Lead)?.Text ?? print.Texts["print.no-maker"], Plate: plate)));
        foreach (var maker in byMaker.GroupBy(each => each.Maker, StringComparer.Ordinal).OrderBy(group => group.Key, order))
        {
            yield return new("maker", maker.Key, null);
            foreach (var (title, page) in maker.Select(each => (Title(each.Plate), each.Plate.Page)).Distinct().OrderBy(row => row.Item1, order).ThenBy(row => row.Page))
                yield return new("work", title, page);
        }
        yield return new("heading", print.Word("print.by-title"), null);
        foreach (var (title, page) in plates.SelectMany(plate => Titles(plate).Select(title => (title, plate.Page))).OrderBy(row => row.title, order).ThenBy(row => row.Page))
            yield return new("work", title, page);
    }

    /// <summary>By leaves; a heading or a name never stands alone at the foot of one.</summary>
    private static IEnumerable<List<IndexRow>> Paged(IEnumerable<IndexRow> rows)
    {
        var leaf = new List<IndexRow>();
        foreach (var row in rows)
        {
            var room = RowsOnALeaf - leaf.Sum(Height);
            if (leaf.Count > 0 && room < Height(row) + (row.Page is null ? 2 : 0))
            {
                yield return leaf;
                leaf = [];
            }
            leaf.Add(row);
        }
        if (leaf.Count > 0) yield return leaf;
    }

    private static int Height(IndexRow row) => row.Kind == "heading" ? 3 : 1;

    private string Title(CatalogueLeaf.Plate plate) => Titles(plate)[0];

    private List<string> Titles(CatalogueLeaf.Plate plate) =>
        print.Of(plate.Hung.Work.Title).Select(title => Typography.Set(title.Text, title.Language)).ToList() is { Count: > 0 } titles ? titles : [print.Texts["untitled"]];
}
