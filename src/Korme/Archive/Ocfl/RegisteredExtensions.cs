namespace Korme.Archive.Ocfl;

/// <summary>The names of OCFL's community extensions (OCFL/extensions, docs/, 2026-11).</summary>
internal static class RegisteredExtensions
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "0000-example-extension", "0001-digest-algorithms", "0002-flat-direct-storage-layout", "0003-hash-and-id-n-tuple-storage-layout",
        "0004-hashed-n-tuple-storage-layout", "0005-mutable-head", "0006-flat-omit-prefix-storage-layout",
        "0007-n-tuple-omit-prefix-storage-layout", "0008-schema-registry", "0009-digest-algorithms",
        "0010-differential-n-tuple-omit-prefix-storage-layout", "0011-direct-clean-path-layout",
        "0012-hash-and-no-prefix-id-n-tuple-storage-layout", "initial",
    };

    public static bool Has(string name) => Names.Contains(name);
}
