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
        var address = CommonOptions.Address();
        var command = new Command("serve", """
            Serves the exhibitions on this machine.

            Examples:
              korme serve
              korme serve --listen http://127.0.0.1:9000 --no-browser
            """) { listen, noBrowser, address };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetRequiredValue(listen), parsed.GetValue(noBrowser), parsed.GetValue(address), cancel));
        return command;
    }

    private static async Task<int> Run(string home, string listen, bool noBrowser, string? address, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        await using var site = await Serving.Start(studio, listen, show: null, cancel, address: address);
        var count = ListExhibitions.Run(studio.Database).Count;
        Terminal.Say(count == 0
            ? $"Nothing hangs here yet; 'korme exhibit FOLDER' makes an exhibition. Serving {site.Url}"
            : $"{Terminal.Count(count, "exhibition")} at {site.Url}");
        Terminal.Say("Ctrl-C stops it.");
        if (!noBrowser) Browser.Open(site.Url);
        await site.Wait(cancel);
        return ExitCode.Done;
    }
}
