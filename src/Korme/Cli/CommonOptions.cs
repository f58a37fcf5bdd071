using System.CommandLine;
using System.CommandLine.Parsing;
using Korme.Publishing;

namespace Korme.Cli;

/// <summary>The options that several commands share, each defined once.</summary>
public static class CommonOptions
{
    /// <summary>The default address: this machine only.</summary>
    public const string DefaultListen = "http://127.0.0.1:8470";

    public static readonly Option<string> Home = new("--home")
    {
        Description = "Where everything is kept (default: KORME_HOME, else ~/Korme)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => DefaultHome(),
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Last line of standard output: one JSON object for scripts",
        Recursive = true,
    };

    /// <summary>An option of its own per command: not every command listens.</summary>
    public static Option<string> Listen()
    {
        var listen = new Option<string>("--listen")
        {
            Description = "Address to serve on; 0 as the port takes a free one",
            HelpName = "URL",
            DefaultValueFactory = _ => DefaultListen,
        };
        listen.Validators.Add(CheckAddress);
        return listen;
    }

    /// <summary>Where visitors find the site.</summary>
    public static Option<string?> Address()
    {
        var address = new Option<string?>("--address")
        {
            Description = "Where QR codes on paper lead, such as https://bazaar.example.kz (default: 'address' in the home's korme.yaml)",
            HelpName = "URL",
        };
        address.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }, ..] && PublicAddress.Parse(given) is null)
                result.AddError($"--address {given}: not an address. Give one such as https://bazaar.example.kz, without a path.");
        });
        return address;
    }

    public static Option<bool> NoBrowser() => new("--no-browser") { Description = "Don't open the browser" };

    private static string DefaultHome() =>
        Environment.GetEnvironmentVariable("KORME_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Korme");

    private static void CheckAddress(OptionResult result)
    {
        var given = result.Tokens.Count == 0 ? DefaultListen : result.Tokens[0].Value;
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
            result.AddError($"--listen {given}: not an address. Give one such as {DefaultListen}.");
    }
}
