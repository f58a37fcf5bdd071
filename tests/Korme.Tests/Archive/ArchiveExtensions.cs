using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Archive;

/// <summary>One record alone, straight into the archive: for tests of the archive itself.</summary>
internal static class ArchiveExtensions
{
    public static async Task<Kept> Revise(this ArchiveStore archive, Work work, CancellationToken cancel) => Whole(await archive.Revise([new(work, "edited")], cancel));

    public static async Task<Kept> Keep(this ArchiveStore archive, Exhibition exhibition, CancellationToken cancel) =>
        Whole(await archive.Revise([new(exhibition, "hung")], cancel));

    private static Kept Whole(Revised revised) =>
        revised.Refused is [var (_, reason), ..] ? throw new ArchiveDamagedException(reason) : revised.Kept;
}
