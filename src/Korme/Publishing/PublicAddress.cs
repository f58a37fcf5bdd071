using System.Net;
using System.Net.Sockets;
using Korme.Import;

namespace Korme.Publishing;

/// <summary>Where what is printed or sent leads: scheme, host and port, no slash at the end.</summary>
public sealed record PublicAddress(string Origin)
{
    private const string Key = "address";

    /// <summary>Who gets there.</summary>
    public AddressReach Reach
    {
        get
        {
            var host = new Uri(Origin).IdnHost;
            if (new Uri(Origin).IsLoopback || host is "0.0.0.0" or "::") return AddressReach.ThisMachine;
            if (IPAddress.TryParse(host, out var ip))
            {
                var bytes = ip.GetAddressBytes();
                var isPrivate = ip.AddressFamily == AddressFamily.InterNetwork
                    ? bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254)
                    : ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal;
                return isPrivate ? AddressReach.ThisNetwork : AddressReach.Everybody;
            }
            return !host.Contains('.') || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) ? AddressReach.ThisNetwork : AddressReach.Everybody;
        }
    }

    /// <summary>An address somebody gave; null when it is none: http or https, a host, nothing after it.</summary>
    public static PublicAddress? Parse(string? given) =>
        Uri.TryCreate(given?.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.PathAndQuery == "/" && url.Fragment == "" && url.UserInfo == ""
            ? new(url.GetLeftPart(UriPartial.Authority)) : null;

    /// <summary>What the home's <c>korme.yaml</c> says: <c>address: https://bazaar.example.kz</c>; null where it says nothing.</summary>
    /// <param name="file">The settings file; need not be there.</param>
    /// <exception cref="InvalidDataException">It can't be read, or it isn't an address; the message names the file and what to write.</exception>
    public static PublicAddress? Read(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            if (new FileInfo(file).Length > ReadFolderSettings.MaxBytes) throw new InvalidDataException($"{file} is longer than 1 MiB.");
            if (YamlValue.ReadFields(DecodeText.FromBytes(File.ReadAllBytes(file), out _)).FirstOrDefault(field => field.Key == Key).Value is not { } said) return null;
            return Parse(said.Text) ?? throw new InvalidDataException($"{file}: '{Key}: {said.Text}' is not an address. Write one such as '{Key}: https://bazaar.example.kz'.");
        }
        catch (YamlProblemException problem)
        {
            throw new InvalidDataException($"{file}: {problem.Message}", problem);
        }
    }
}

/// <summary>Who reaches an address.</summary>
public enum AddressReach { ThisMachine, ThisNetwork, Everybody }
