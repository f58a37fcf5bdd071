using System.Security.Cryptography;

namespace Korme.Archive.Ocfl;

/// <summary>The digests of OCFL 1.1 §3.2 and of the extensions that are known here, as lower-case hexadecimal.</summary>
public static class Digests
{
    /// <exception cref="OcflException">An algorithm that isn't known here.</exception>
    public static string Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm is "sha512") return Convert.ToHexStringLower(SHA512.HashData(bytes));
        using var digest = new RunningDigest(algorithm);
        digest.Append(bytes);
        return digest.Finish();
    }

    /// <summary>The digest of a file, read in one pass.</summary>
    public static string OfFile(string algorithm, string path) => HashFile.Run(path, [algorithm], null, CancellationToken.None).Digests[0];

    /// <summary>True for algorithms that can be computed here.</summary>
    public static bool Knows(string algorithm) =>
        algorithm is "sha512" or "sha256" or "sha1" or "md5" or "blake2b-512" or "blake2b-384" or "blake2b-256" or "blake2b-160";

    /// <summary>True for what a fixity block may name: the specification's table, and the extensions 0001 and 0009.</summary>
    public static bool IsNamed(string algorithm) => Knows(algorithm) || algorithm is "sha512/256" or "crc32" or "size";

    /// <summary>Hexadecimal digits of a digest; 0: it is not written as hexadecimal, or not known.</summary>
    public static int Digits(string algorithm) => algorithm switch
    {
        "sha512" or "blake2b-512" => 128,
        "blake2b-384" => 96,
        "sha256" or "blake2b-256" or "sha512/256" => 64,
        "sha1" or "blake2b-160" => 40,
        "md5" => 32,
        _ => 0,
    };

    /// <summary>True when a text can be a digest of this algorithm.</summary>
    public static bool IsWellFormed(string algorithm, string digest)
    {
        var digits = Digits(algorithm);
        return digits == 0 || digest.Length == digits && digest.All(char.IsAsciiHexDigit);
    }
}

/// <summary>A digest that grows as bytes come.</summary>
internal sealed class RunningDigest : IDisposable
{
    private readonly IncrementalHash? hash;
    private readonly Blake2b? blake;

    /// <exception cref="OcflException">An algorithm that isn't known here.</exception>
    public RunningDigest(string algorithm)
    {
        if (algorithm.StartsWith("blake2b-", StringComparison.Ordinal) && Digests.Digits(algorithm) is > 0 and var digits) blake = new(digits / 2);
        else hash = IncrementalHash.CreateHash(Name(algorithm));
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        hash?.AppendData(bytes);
        blake?.Append(bytes);
    }

    public string Finish() => Convert.ToHexStringLower(hash?.GetHashAndReset() ?? blake!.Finish());

    public void Dispose() => hash?.Dispose();

    private static HashAlgorithmName Name(string algorithm) => algorithm switch
    {
        "sha512" => HashAlgorithmName.SHA512,
        "sha256" => HashAlgorithmName.SHA256,
        "sha1" => HashAlgorithmName.SHA1,
        "md5" => HashAlgorithmName.MD5,
        _ => throw new OcflException($"The digest algorithm {algorithm} is not known here."),
    };
}
