namespace Korme.Catalogue;

/// <summary>What has a record of its own: an object of the archive, a row of the catalogue, and <see cref="Changes"/> as the door for changing it.</summary>
public interface IRecorded
{
    /// <summary>The same for ever, over renames, moves and restores.</summary>
    public Guid Id { get; }
}
