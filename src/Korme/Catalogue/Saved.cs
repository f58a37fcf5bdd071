namespace Korme.Catalogue;

/// <summary>What became of a change handed to <see cref="Changes"/>.</summary>
public abstract record Saved
{
    private Saved() { }

    /// <summary>It is on the disk and in the catalogue.</summary>
    /// <param name="Number">The change's number in the journal.</param>
    /// <param name="Token">What the next change of this object may be based on.</param>
    public sealed record Kept(long Number, long Token) : Saved;

    /// <summary>The object was like that already: nothing was written.</summary>
    public sealed record Unchanged(long Token) : Saved;

    /// <summary>Somebody else saved since the editor looked, or erased it: nothing was written.</summary>
    /// <param name="Current">The <see cref="Work"/>, exhibition or other record as it is now.</param>
    /// <param name="Token">What a change that knows of this may be based on.</param>
    public sealed record Conflict(IRecorded Current, long Token) : Saved;
}
