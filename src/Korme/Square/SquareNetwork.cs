using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Korme.Square;

/// <summary>An address of this machine that telephones in its network may reach.</summary>
/// <param name="Address">IPv4: telephones on a hotspot have that in any case.</param>
/// <param name="Interface">Its name on this machine: <c>wlan0</c>.</param>
/// <param name="IsWireless">Whether it is Wi-Fi.</param>
public sealed record LocalAddress(IPAddress Address, string Interface, bool IsWireless);

/// <summary>The addresses of this machine, and which of them is the hotspot's.</summary>
public static class SquareNetwork
{
    /// <summary>What hotspots give themselves: NetworkManager, Windows, macOS, Android (AOSP), iOS.</summary>
    private static readonly string[] Hotspots = ["10.42.", "192.168.137.", "192.168.2.", "192.168.43.", "172.20.10."];

    /// <summary>Names of networks that lead to no telephone: containers and virtual machines.</summary>
    private static readonly string[] Virtual = ["docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vEthernet", "tun", "tap", "wg", "tailscale"];

    /// <summary>Every address that could be meant, the likeliest first.</summary>
    public static IReadOnlyList<LocalAddress> Find() => Order(
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
        from address in network.GetIPProperties().UnicastAddresses
        where address.Address.AddressFamily == AddressFamily.InterNetwork
        select new LocalAddress(address.Address, network.Name, network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211 || network.Name.StartsWith('w')));

    /// <summary>The likeliest first: a hotspot's own, then Wi-Fi, then other private ones (RFC 1918); virtual networks last.</summary>
    internal static IReadOnlyList<LocalAddress> Order(IEnumerable<LocalAddress> found) => [.. found
        .Where(each => !IPAddress.IsLoopback(each.Address) && !each.Address.ToString().StartsWith("169.254.", StringComparison.Ordinal))
        .OrderBy(each => Virtual.Any(name => each.Interface.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        .ThenByDescending(each => Hotspots.Any(start => each.Address.ToString().StartsWith(start, StringComparison.Ordinal)))
        .ThenByDescending(each => each.IsWireless)
        .ThenByDescending(each => IsPrivate(each.Address))
        .ThenBy(each => each.Interface, StringComparer.Ordinal)];

    /// <summary>True for 10/8, 172.16/12 and 192.168/16.</summary>
    public static bool IsPrivate(IPAddress address) =>
        address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..];
}
