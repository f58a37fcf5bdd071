using System.Collections.Concurrent;
using Korme.Catalogue;

namespace Korme.Exhibitions.Pages;

/// <summary>An exhibition whose photographs are still arriving.</summary>
/// <param name="Title">Per language; may be empty.</param>
/// <param name="Found">How many were found.</param>
/// <param name="Done">How many are here.</param>
/// <param name="Left">How long the rest will take; null when that is not known yet.</param>
/// <param name="Pictures">What can be seen already, in the order found.</param>
public sealed record ArrivingView(LanguageText Title, int Found, int Done, TimeSpan? Left, IReadOnlyList<ArrivingPicture> Pictures);

/// <summary>A picture that is here already.</summary>
/// <param name="Url">On this site: another host's would be refused by the page's policy.</param>
/// <param name="WidthPixels">As seen; null when not known: a square place is kept.</param>
/// <param name="HeightPixels">As seen; null when not known.</param>
/// <param name="Name">The file's name, for those who cannot see it.</param>
public sealed record ArrivingPicture(string Url, int? WidthPixels, int? HeightPixels, string Name);

/// <summary>Which exhibitions are arriving now. Lives in memory; may be used from several threads.</summary>
public sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, ArrivingView> bySlug = new(StringComparer.Ordinal);

    /// <summary>Begins, or says how far it has come.</summary>
    public void Show(string slug, ArrivingView view) => bySlug[slug] = view;

    /// <summary>Everything is here: from now on the exhibition itself is shown.</summary>
    public void Finish(string slug) => bySlug.TryRemove(slug, out _);

    /// <summary>True while an exhibition is arriving.</summary>
    public bool Any => !bySlug.IsEmpty;

    /// <summary>How far an exhibition has come; null when it is not arriving.</summary>
    public ArrivingView? Of(string slug) => bySlug.GetValueOrDefault(slug);
}
