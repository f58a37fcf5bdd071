namespace Korme.Sidecars;

/// <summary>A sidecar that is left as it is, with the reason in English, fit to follow the name and a colon.</summary>
public sealed class SidecarRefusedException(string reason, Exception? cause = null) : Exception(reason, cause);
