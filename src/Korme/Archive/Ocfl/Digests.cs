using System.Security.Cryptography;

namespace Korme.Archive.Ocfl;

/// <summary>The digests of OCFL 1.1 §3.2 that .NET has, as lower-case hexadecimal.</summary>
public static class Digests
{
    /// <exception cref="OcflException">An algorithm that isn't known here.</exception>
    public static string Of(string algorithm, ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(CryptographicOperations.HashData(Name(algorithm), bytes));

    /// <summary>The digest of a file, read in one pass.</summary>
    public static string OfFile(string algorithm, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(CryptographicOperations.HashData(Name(algorithm), file));
    }

    /// <summary>True for algorithms that can be checked here.</summary>
    public static bool Knows(string algorithm) => algorithm is "sha512" or "sha256" or "sha1" or "md5";

    private static HashAlgorithmName Name(string algorithm) => algorithm switch
    {
        "sha512" => HashAlgorithmName.SHA512,
        "sha256" => HashAlgorithmName.SHA256,
        "sha1" => HashAlgorithmName.SHA1,
        "md5" => HashAlgorithmName.MD5,
        _ => throw new OcflException($"The digest algorithm {algorithm} is not known here."),
    };
}
