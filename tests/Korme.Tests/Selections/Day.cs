using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Tests.Archive;
using Measured = Korme.Tests.Selection.Candidates;

namespace Korme.Tests.Selections;

/// <summary>A made-up day in a home: moments ten minutes apart, each of so many frames half a second apart.</summary>
internal static class Day
{
    public static readonly ImportOf Bazaar = new(new("01973c00-0000-7000-8000-000000000001"), "Көк базар");

    /// <summary>Takes works in, facts beside the derivatives too; the first frame of each moment is the sharpest.</summary>
    public static async Task<IReadOnlyList<Work>> Take(Studio studio, int moments, int frames = 1, ImportOf? import = null, int from = 0)
    {
        var works = new List<Work>();
        for (var number = 0; number < moments * frames; number++)
        {
            var (moment, frame) = (number / frames, number % frames);
            var seed = from + moment;
            var work = await studio.Take($"frame {seed} {frame}", draft => draft with
            {
                Title = LanguageText.None,
                Taken = new(Measured.Morning.AddMinutes(seed * 10).AddMilliseconds(frame * 500)),
                Camera = "Nikon D750",
                Import = import ?? Bazaar,
                Files = [draft.Files[0] with { Name = $"DSC_{seed:000}{frame}.jpg" }],
            });
            var facts = Studio.Facts(work.Picture!.Sha512) with { Measures = Measured.Unlike(seed, detail: 1.2 - frame * 0.4) };
            await RecordPicture.Run(studio.Database, facts, CancellationToken.None);
            var file = new DerivativePaths(studio.Home.DerivativesFolder).Facts(facts.Sha512);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, FactsJson.Write(facts));
            works.Add(work);
        }
        return works;
    }

    /// <summary>The artist decides on the light table.</summary>
    public static async Task Mark(Studio studio, Work work, Mark mark) =>
        await (await studio.Changes()).Save(FindWork.ById(studio.Database, work.Id)! with { Mark = mark }, "marked", basedOn: null, CancellationToken.None);
}
