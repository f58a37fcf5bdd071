using Korme.Selection;

namespace Korme.Exhibitions;

/// <summary>What selection may choose from: the works whose picture was decoded and measured.</summary>
internal static class Candidates
{
    /// <summary>One for each work with a picture, in the same order.</summary>
    public static List<Candidate> Of(IReadOnlyList<HungWork> works) =>
        [.. works.Where(work => work.Picture is not null).Select(work => new Candidate(
            work.Work.Id, work.Work.Picture!.Name, work.Work.Taken, work.Work.Camera, work.Work.Rating,
            work.Picture!.Measures, work.Picture.WidthPixels, work.Picture.HeightPixels,
            work.Work.Mark, work.Work.Moment, work.Work.Settings, work.Work.Place))];
}
