using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Takes what another program changed in a sidecar into the work.</summary>
internal static class TakeFacts
{
    /// <summary>The work with some facts as the sidecar has them.</summary>
    /// <param name="work">As it is.</param>
    /// <param name="facts">What the sidecar says; a key that it doesn't have is taken away.</param>
    /// <param name="keys">Keys of <see cref="SidecarFacts"/>.</param>
    /// <param name="agreed">What both said before; null: not known.</param>
    public static Work Run(Work work, IReadOnlyDictionary<string, string> facts, IReadOnlyList<string> keys, AgreedFacts? agreed)
    {
        foreach (var key in keys)
        {
            var value = facts.GetValueOrDefault(key);
            var (field, detail) = SidecarFacts.Split(key);
            work = field switch
            {
                SidecarFacts.Mark => work with { Mark = value is null ? Mark.Undecided : RecordWord.Parse<Mark>(value) },
                SidecarFacts.Rating => work with { Rating = value is null ? null : int.Parse(value, CultureInfo.InvariantCulture) },
                // A word that is no colour stays in the sidecar alone.
                SidecarFacts.Label => work with { Label = Enum.TryParse<ColourLabel>(value, ignoreCase: true, out var label) && Enum.IsDefined(label) ? label : null },
                SidecarFacts.Title => work with { Title = work.Title.With([new(detail, value ?? "")]) },
                // A description that an import read as the title goes on being it.
                SidecarFacts.Description when work.Story.In(detail) is null && work.Title.In(detail) is { } title && title == agreed?.Theirs.GetValueOrDefault(key) =>
                    work with { Title = work.Title.With([new(detail, value ?? "")]) },
                SidecarFacts.Description => work with { Story = work.Story.With([new(detail, value is null ? "" : EscapeMarkdown.Run(value))]) },
                SidecarFacts.Keyword => work with { Keywords = value is null ? [.. work.Keywords.Where(word => CleanText.Line(word, 200) != detail)] : [.. work.Keywords, value] },
                SidecarFacts.Creators => work with { Makers = Makers(work, value?.Split('\n') ?? []) },
                SidecarFacts.Rights => work with { Rights = value },
                _ => work,
            };
        }
        return work;
    }

    // Who is known here already keeps role and names in other languages.
    private static IReadOnlyList<Maker> Makers(Work work, string[] names) =>
        [.. names.Select(name => work.Makers.FirstOrDefault(maker => SidecarFacts.NameOf(maker) == name)
            ?? new Maker(LanguageText.Of(name), work.Makers is [var first, ..] ? first.Role : ""))];
}
