using Microsoft.Extensions.FileProviders;

namespace Korme.Bench.Delivery;

/// <summary><c>static FOLDER PORT</c>: the framework's own file server and nothing else.</summary>
internal static class StaticServer
{
    public static async Task Run(string folder, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        await app.RunAsync();
    }
}
