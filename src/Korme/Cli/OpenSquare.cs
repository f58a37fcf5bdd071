using System.Globalization;
using System.Net;
using Korme.Square;

namespace Korme.Cli;

/// <summary>What was asked for with <c>--square</c>.</summary>
internal sealed record SquareWish(string? Address, string? Wifi, string? Password);

/// <summary>The square from the command line: which address, which network, and the codes in the terminal.</summary>
internal static class OpenSquare
{
    /// <summary>Where visitors will look.</summary>
    /// <exception cref="Problem">This machine has no such address, or none at all; the network's name or password can't be.</exception>
    public static SquareSettings Plan(SquareWish wish, string listen, string settingsFile)
    {
        var (name, password) = Wifi(wish, settingsFile);
        if (SquareSettings.Trouble(name, password) is { } trouble) throw new Problem(trouble, ExitCode.WrongUsage);
        var port = new Uri(listen).Port;
        if (port == 0) throw new Problem("The square needs a port of its own: give one, such as --listen http://127.0.0.1:8470.", ExitCode.WrongUsage);
        if (!new Uri(listen).IsLoopback) throw new Problem($"--listen {listen} is no address of this machine alone; with --square it is the desk's, and --ip the visitors'.", ExitCode.WrongUsage);
        return new(string.Create(CultureInfo.InvariantCulture, $"http://{AddressOf(wish.Address)}:{port}"), name, password);
    }

    /// <summary>The code in the terminal, and where the rest is.</summary>
    public static void Say(SquareSettings square, string desk)
    {
        foreach (var line in TerminalQr.Draw(square.Url + "/", hasColours: !Console.IsErrorRedirected)) Terminal.Say(line);
        Terminal.Say($"Visitors open {square.Url}/");
        Terminal.Say($"Codes to show and a sheet to print: {desk}/desk/square");
        if (square.WifiName is null) Terminal.Say("With --wifi NAME the sheet has a code that joins the network, too.");
    }

    private static IPAddress AddressOf(string? asked)
    {
        var found = SquareNetwork.Find();
        if (asked is null)
            return found is [var likeliest, ..] ? likeliest.Address
                : throw new Problem("This machine is in no network. Turn on its hotspot, or join the Wi-Fi of the square, and start again.");
        if (IPAddress.TryParse(asked, out var address) && found.Any(each => each.Address.Equals(address))) return address;
        throw new Problem(found.Count == 0 ? $"--ip {Terminal.Show(asked)}: this machine is in no network. Turn on its hotspot, or join a Wi-Fi."
            : $"--ip {Terminal.Show(asked)}: this machine has no such address. It has {string.Join(", ", found.Select(each => $"{each.Address} ({each.Interface})"))}.", ExitCode.WrongUsage);
    }

    private static (string? Name, string? Password) Wifi(SquareWish wish, string settingsFile)
    {
        if (wish.Wifi is not null || wish.Password is not null) return (wish.Wifi, wish.Password);
        try
        {
            return SquareFile.Read(settingsFile);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new Problem(trouble.Message, ExitCode.WrongUsage);
        }
    }
}
