namespace Korme.Tests.Import;

/// <summary>A test of Unix permissions or file types; elsewhere, or as root where permissions count, it is skipped and says
/// so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public bool NotAsRoot
    {
        get => Skip is not null;
        set => Skip ??= value && Environment.IsPrivilegedProcess ? "root may read everything: needs an ordinary user" : null;
    }

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs Unix pipes, sockets and permissions" : null;
}
