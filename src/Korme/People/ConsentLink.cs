using System.Buffers.Text;
using System.Security.Cryptography;

namespace Korme.People;

/// <summary>The private link that a person gets with a consent.</summary>
public static class ConsentLink
{
    /// <summary>128 bits: not to be guessed by asking, however fast (NIST SP 800-63B, §5.1.2 wants 112 against that).</summary>
    private const int SecretBytes = 16;

    /// <summary>A new secret: 22 letters, digits, hyphens and underscores (RFC 4648 §5).</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The page's address on this site.</summary>
    public static string PathOf(string secret) => "/consent/" + Uri.EscapeDataString(secret);
}
