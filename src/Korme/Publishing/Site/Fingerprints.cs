using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Exhibitions.Ways;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>
/// What each part of a copy follows from, in a digest: equal digests, equal files. Wide rather than clever: a page counts its
/// neighbours in, and everything counts the program in. A test compares a run that went on with one from nothing.
/// </summary>
internal sealed class Fingerprints
{
    private readonly PublishOptions options;
    private readonly string everywhere;
    private readonly IReadOnlyList<string> works;
    private readonly List<IReadOnlyCollection<int>> kin;

    public Fingerprints(ExhibitionView view, PublishOptions options, MapSettings maps, Assets built)
    {
        this.options = options;
        var sections = view.Exhibition.Sections.SelectMany((section, index) => section.Works.Select(hanging => (hanging.Work, Section: index, Hanging: hanging)))
            .DistinctBy(place => place.Work).ToDictionary(place => place.Work);
        works = [.. view.Works.Select(hung => Of(
            RecordJson.Of(hung.Work),
            hung.Work.Place?.Shown.ToString() ?? "",
            hung.Picture is { } facts ? FactsJson.Write(facts) : "",
            sections.TryGetValue(hung.Work.Id, out var place) ? $"{place.Section} {place.Hanging with { Work = Guid.Empty }}" : ""))];
        kin = KinOf(view.Works);
        everywhere = Of(
            typeof(Fingerprints).Assembly.ManifestModule.ModuleVersionId.ToString(),
            string.Join(' ', built.Names.Order(StringComparer.Ordinal).Select(name => built[name])),
            options.ToString(),
            maps.ToString(),
            view.Works.Count.ToString(CultureInfo.InvariantCulture),
            RecordJson.Of(view.Exhibition with { Sections = [.. view.Exhibition.Sections.Select(section => section with { Works = [] })] }),
            // Whose first picture previews show, and who made what: names make the addresses of makers.
            view.Works.Index().FirstOrDefault(each => each.Item.Picture is not null) is { Item: not null } first ? works[first.Index] : "",
            string.Join('\n', view.Works.Select(hung => RecordJson.Of(Makers(hung))).Distinct()));
    }

    /// <summary>Of a picture's files.</summary>
    public string Picture(HungWork hung) => Of(
        hung.Picture!.Sha512, hung.Picture.Recipe, DerivativePaths.PyramidRecipe, FactsJson.Write(hung.Picture), hung.Work.Rights ?? "", options.ToString(), PublishState.CurrentFormat);

    /// <summary>Of a work's pages and documents: they name its neighbours and the works it is related to.</summary>
    public string Work(int index) => Of([everywhere, index.ToString(CultureInfo.InvariantCulture), At(index - 1), At(index), At(index + 1), .. kin[index].Select(At)]);

    /// <summary>Of a page of the walk, from 1: of its works, and of the one before them, whose section may go on. The first page tells of all of them: which other ways there are.</summary>
    public string Walk(int page)
    {
        var first = page == 1 ? 0 : (page - 1) * ExhibitionPage.WorksOnAPage - 1;
        var end = page == 1 ? works.Count : Math.Min(page * ExhibitionPage.WorksOnAPage, works.Count);
        return Of([everywhere, page.ToString(CultureInfo.InvariantCulture), .. works.Skip(first).Take(end - first)]);
    }

    /// <summary>Of a sheet to print.</summary>
    public string Print(string sheet) => Of([everywhere, sheet, .. works]);

    /// <summary>Of what is heard or watched.</summary>
    public static string Media(IEnumerable<MediaFile> files) => Of([PublishState.CurrentFormat, .. files.Select(file => $"{file.Sha512} {file.Name}")]);

    private string At(int index) => index < 0 || index >= works.Count ? "" : works[index];

    /// <summary>For each work those that its page may show as related, two steps far, or as a picture of what happened to it.</summary>
    private static List<IReadOnlyCollection<int>> KinOf(IReadOnlyList<HungWork> works)
    {
        var numbers = works.Select((hung, index) => (hung.Work.Id, index)).DistinctBy(each => each.Id).ToDictionary(each => each.Id, each => each.index);
        var near = works.Select(_ => new SortedSet<int>()).ToList();
        foreach (var (hung, index) in works.Select((hung, index) => (hung, index)))
            foreach (var other in hung.Work.Relations.Select(relation => relation.Work).Concat(hung.Work.Condition.SelectMany(change => change.Pictures)))
                if (numbers.TryGetValue(other, out var number))
                {
                    near[index].Add(number);
                    near[number].Add(index);
                }
        return [.. near.Select(ones => (IReadOnlyCollection<int>)new SortedSet<int>(ones.Concat(ones.SelectMany(one => near[one]))))];
    }

    private static Work Makers(HungWork hung) =>
        new() { Id = Guid.Empty, Kind = default, Imported = default, Makers = hung.Work.Makers };

    private static string Of(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
