using System.Text;
using Korme.Import;

namespace Korme.Sidecars;

/// <summary>Brings changes into a sidecar: in its text, in place, so that everything else keeps its bytes; then reads both and compares.</summary>
internal static class MergeSidecar
{
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>A packet without anything in it, as a new sidecar begins.</summary>
    private const string Empty =
        $"""
        <?xpacket begin="{ByteOrderMark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""/>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>

        """;

    /// <summary>The bytes as they are to be; the very same when they say so already.</summary>
    /// <param name="existing">The sidecar; null: there is none yet.</param>
    /// <param name="changes">What is to be different; everything else stays.</param>
    /// <exception cref="SidecarRefusedException">It can't be read, or not be changed without losing something.</exception>
    public static byte[] Run(byte[]? existing, IReadOnlyList<PropertyChange> changes)
    {
        var bytes = existing is null || existing.All(letter => letter is 0 or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
            ? Encoding.UTF8.GetBytes(Empty.ReplaceLineEndings("\n")) : existing;
        var before = Read(bytes);
        var text = SidecarText.From(bytes);
        try
        {
            // What follows the packet (zeros and blanks some programs fill up with) is no XML; it stays as it is.
            var end = text.Text.AsSpan().TrimEnd("\0 \r\n\t").Length;
            var (changed, tail) = (text.Text[..end], text.Text[end..]);
            foreach (var change in changes) changed = EditInPlace.Run(changed, change, text.IsAsciiOnly);
            var merged = text.ToBytes(changed + tail);
            CompareSidecars.Require(before, Read(merged), changes);
            return merged;
        }
        catch (SidecarRefusedException)
        {
            var anew = WriteAnew.Run(bytes, changes);
            CompareSidecars.Require(before, Read(anew), changes);
            return anew;
        }
    }

    /// <exception cref="SidecarRefusedException">It can't be read; says why.</exception>
    public static XmpDocument Read(byte[] bytes)
    {
        try
        {
            return XmpDocument.Parse(bytes);
        }
        catch (InvalidDataException problem)
        {
            throw new SidecarRefusedException($"is no XMP that can be read ({problem.Message}). Mend it, or move it away", problem);
        }
    }
}
