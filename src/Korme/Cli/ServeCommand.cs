using System.CommandLine;
using Korme.Exhibitions;

namespace Korme.Cli;

/// <summary><c>korme serve</c>: the site, with what has been hung so far.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var listen = CommonOptions.Listen();
        var noBrowser = CommonOptions.NoBrowser();
        var square = new Option<bool>("--square") { Description = "Also for the telephones in the local network: shows codes to join it and to open the exhibition; the desk stays on this machine" };
        var ip = new Option<string?>("--ip") { Description = "With --square: which of this machine's addresses (default: the hotspot's, else the Wi-Fi's)", HelpName = "IP" };
        var wifi = new Option<string?>("--wifi") { Description = "With --square: the network's name, for the code that joins it (default: square: wifi: in korme.yaml)", HelpName = "NAME" };
        var password = new Option<string?>("--wifi-password") { Description = "With --square: its password; better in korme.yaml, where no list of processes shows it", HelpName = "TEXT" };
        var address = CommonOptions.Address();
        var command = new Command("serve", """
            Serves the exhibitions on this machine, and with --square in the local network.

            Examples:
              korme serve
              korme serve --listen http://127.0.0.1:9000 --no-browser
              korme serve --square --wifi Korme --wifi-password "apple blossom"
            """) { listen, noBrowser, address, square, ip, wifi, password };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(square) && (result.GetValue(ip) ?? result.GetValue(wifi) ?? result.GetValue(password)) is not null)
                result.AddError("--ip, --wifi and --wifi-password belong to --square: add it.");
        });
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetRequiredValue(listen), parsed.GetValue(noBrowser), parsed.GetValue(address),
            parsed.GetValue(square) ? new(parsed.GetValue(ip), parsed.GetValue(wifi), parsed.GetValue(password)) : null, cancel));
        return command;
    }

    private static async Task<int> Run(string home, string listen, bool noBrowser, string? address, SquareWish? wish, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var square = wish is null ? null : OpenSquare.Plan(wish, listen, studio.Home.SettingsFile);
        await using var site = await Serving.Start(studio, listen, show: null, cancel, square: square, address: address);
        var count = ListExhibitions.Run(studio.Database).Count;
        Terminal.Say(count == 0
            ? $"Nothing hangs here yet; 'korme exhibit FOLDER' makes an exhibition. Serving {site.Url}"
            : $"{Terminal.Count(count, "exhibition")} at {site.Url}");
        if (square is not null) OpenSquare.Say(square, site.Url);
        Terminal.Say("Ctrl-C stops it.");
        if (!noBrowser) Browser.Open(site.Url);
        await site.Wait(cancel);
        return ExitCode.Done;
    }
}
