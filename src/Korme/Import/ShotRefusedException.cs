namespace Korme.Import;

/// <summary>A shot can't be taken; the message is fit to follow the file's name and a colon.</summary>
internal sealed class ShotRefusedException(string reason) : Exception(reason)
{
    public static ShotRefusedException Unreadable(Exception trouble) =>
        new($"can't be read ({trouble.Message}). Check the card or the disk it is on.");
}
