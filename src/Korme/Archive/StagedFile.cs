using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>A copy in <c>inbox/</c>, whole and hashed, that a work is about to take over. Gone at the next start when none does.</summary>
/// <param name="StagePath">Where it lies until then.</param>
/// <param name="Sha512">128 lower-case hexadecimal digits.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
public sealed record StagedFile(string StagePath, string Sha512, string Sha256, long Bytes);

/// <summary>A work on its way into the archive with the copies of its files, by <see cref="MediaFile.Path"/>.</summary>
public sealed record NewWork(Work Work, IReadOnlyDictionary<string, StagedFile> Files);

/// <summary>New works whose objects lie whole in <c>inbox/</c>. Gone at the next start when nobody keeps them.</summary>
public sealed class PreparedWorks
{
    internal PreparedWorks(Batch batch) => Batch = batch;

    internal Batch Batch { get; }

    /// <summary>Removes them, when they aren't to be kept after all.</summary>
    public void Drop() => Batch.Drop();
}
