namespace Korme.Bench.Delivery;

/// <summary>Starts the servers that are compared, each on the same picture; one that isn't installed is left out and named.</summary>
internal static class Peers
{
    private const string Iipsrv = "/usr/lib/iipimage-server/iipsrv.fcgi";

    /// <summary>Debian's iipsrv, two processes with their usual cache of encoded tiles, behind nginx with two workers. An iipsrv serves one connection at a time: none is kept open to it.</summary>
    public static async Task<Server?> IipsrvBehindNginx(string work, string pyramid, CancellationToken cancel)
    {
        if (!File.Exists(Iipsrv) || Which("nginx") is not { } nginx) return Missing("iipsrv", "apt-get install iipimage-server nginx-light");
        var folder = Directory.CreateDirectory(Path.Combine(work, "nginx")).FullName;
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            worker_processes 2;
            daemon off;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              upstream iipsrv { least_conn; server 127.0.0.1:9471 max_fails=0; server 127.0.0.1:9472 max_fails=0; }
              server {
                listen 127.0.0.1:8472;
                keepalive_requests 1000000;
                location /iiif/ {
                  fastcgi_pass iipsrv;
                  fastcgi_buffers 64 16k;
                  fastcgi_param REQUEST_METHOD $request_method;
                  fastcgi_param SERVER_PROTOCOL $server_protocol;
                  fastcgi_param HTTP_HOST $http_host;
                  fastcgi_param REQUEST_URI $request_uri;
                  rewrite ^/iiif/(.*)$ /iiif/?IIIF=$1 break;
                  fastcgi_param QUERY_STRING $query_string;
                }
              }
            }
            """, cancel);
        (string, string)[] environment =
        [
            ("FILESYSTEM_PREFIX", Path.GetDirectoryName(pyramid)! + "/"), ("VERBOSITY", "0"), ("LOGFILE", Path.Combine(folder, "iipsrv.log")),
            ("JPEG_QUALITY", "87"), ("MAX_CVT", "10000"), ("URI_MAP", ""),
        ];
        var processes = new[] { "9471", "9472" }
            .Select(port => Server.Start(Iipsrv, ["--bind", $"127.0.0.1:{port}"], environment)).ToList();
        processes.Add(Server.Start(nginx, ["-c", configuration, "-p", folder]));
        await Server.Listening(8472, cancel);
        return new("iipsrv + nginx", 8472, $"/iiif/{Path.GetFileName(pyramid)}/", [.. processes]);
    }

    /// <summary>npm iiif-processor (sharp) in one Node process that knows the levels, as its README advises.</summary>
    public static async Task<Server?> IiifProcessor(string bench, string pyramid, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(bench, "node_modules", "iiif-processor"))) return Missing("iiif-processor", "npm ci --prefix bench");
        var process = Server.Start("node", [Path.Combine(bench, "iiif-processor.mjs"), pyramid, "8473"]);
        await Server.Listening(8473, cancel);
        return new("iiif-processor", 8473, $"/iiif/3/{Path.GetFileNameWithoutExtension(pyramid)}/", process);
    }

    /// <summary>Kestrel's own static files: what a file of a tile's size costs at least.</summary>
    public static async Task<Server> KestrelStatic(string folder, CancellationToken cancel)
    {
        var process = Server.Start("dotnet", [typeof(Peers).Assembly.Location, "static", folder, "8474"]);
        await Server.Listening(8474, cancel);
        return new("Kestrel static", 8474, "/", process);
    }

    private static Server? Missing(string name, string install)
    {
        Console.WriteLine($"{name} is not installed: {install}");
        return null;
    }

    private static string? Which(string program) => new[] { "/usr/sbin", "/usr/bin", "/usr/local/bin" }
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
