using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Korme.People.Pages;

/// <summary>The form of a consent's private page, with or without files: they go to <c>inbox/</c> as they come, hashed, and by their bytes it is told what they are.</summary>
/// <remarks>Whoever has the link may send: so the length, the number and the kinds have limits. Disposing removes copies that nobody took.</remarks>
internal sealed class EvidenceForm : IDisposable
{
    /// <summary>A photograph of 48 megapixels, or ten minutes of speech.</summary>
    public const long MaxBytes = 32L << 20;

    /// <summary>What is longer than <see cref="MaxBytes"/> is read to its end and thrown away, so that the telephone gets an answer and not a torn line; longer than this it is torn.</summary>
    public const long MaxRequestBytes = 512L << 20;

    private const int LongestField = 64 << 10, MostFields = 40, LongestName = 120;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private List<NewEvidence> files = [];
    private long taken;

    private EvidenceForm() { }

    /// <summary>A field's text; null: it wasn't sent.</summary>
    public string? this[string field] => fields.GetValueOrDefault(field);

    /// <summary>What part each of the files plays.</summary>
    public IReadOnlyList<MediaRole> Files => [.. files.Select(file => file.Kind.Role!.Value)];

    /// <summary>The part of a key <c>consent.said.…</c>: why nothing of it can be taken; null: it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Reads what was sent.</summary>
    /// <param name="request">The form.</param>
    /// <param name="archive">Where copies are made.</param>
    /// <param name="most">How many files may come.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="ArchiveFullException">The disk is full.</exception>
    public static async Task<EvidenceForm> Read(HttpRequest request, ArchiveStore archive, int most, CancellationToken cancel)
    {
        var form = new EvidenceForm();
        try
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            {
                foreach (var (name, value) in await request.ReadFormAsync(cancel)) form.fields[name] = value.ToString();
                return form;
            }
            var parts = new MultipartReader(boundary, request.Body);
            for (var count = 0; count < MostFields && form.Wrong is null && await parts.ReadNextSectionAsync(cancel) is { } part; count++) await form.Take(part, archive, most, cancel);
            if (form.Wrong is not null) await request.Body.CopyToAsync(Stream.Null, cancel);
        }
        catch (TooLongException)
        {
            form.Wrong = "large";
            await request.Body.CopyToAsync(Stream.Null, cancel);
        }
        catch (Exception torn) when (torn is InvalidDataException or BadHttpRequestException)
        {
            form.Wrong = "large";
        }
        catch
        {
            form.Dispose();
            throw;
        }
        return form;
    }

    /// <summary>Hands the files over; the copies are the taker's from now on.</summary>
    public IReadOnlyList<NewEvidence> Take()
    {
        var all = files;
        files = [];
        return all;
    }

    public void Dispose()
    {
        foreach (var file in files) File.Delete(file.Copy.StagePath);
        files = [];
    }

    private async Task Take(MultipartSection part, ArchiveStore archive, int most, CancellationToken cancel)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about) || HeaderUtilities.RemoveQuotes(about.Name).Value is not { } name) return;
        if (!about.FileName.HasValue && !about.FileNameStar.HasValue)
        {
            fields[name] = await Short(part.Body, cancel);
            return;
        }
        var fileName = (about.FileNameStar.HasValue ? about.FileNameStar : HeaderUtilities.RemoveQuotes(about.FileName)).Value ?? "";
        // An empty field is sent as a file without name and bytes.
        if (name is not ("paper" or "voice") || fileName.Length == 0) return;
        if (files.Count >= most)
        {
            Wrong = "file-many";
            return;
        }
        var head = new byte[FileKinds.HeadBytes];
        var known = await part.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        var kind = FileKinds.Detect(head.AsSpan(0, known), fileName);
        if (!EvidenceFiles.Takes(kind))
        {
            Wrong = "file-kind";
            return;
        }
        using var whole = new Joined(head.AsMemory(0, known), part.Body, MaxBytes - taken);
        files.Add(new(fileName[..Math.Min(fileName.Length, LongestName)], kind, await archive.Stage(whole, cancel)));
        taken += files[^1].Copy.Bytes;
    }

    private static async Task<string> Short(Stream part, CancellationToken cancel)
    {
        var bytes = new byte[LongestField];
        var read = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }

    private sealed class TooLongException : Exception;

    /// <summary>The first bytes, which were looked at, and then the rest, until it is too much.</summary>
    private sealed class Joined(ReadOnlyMemory<byte> head, Stream rest, long most) : Stream
    {
        private int given;
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given == head.Length)
            {
                var more = await rest.ReadAsync(buffer, cancellationToken);
                read += more;
                return given + read <= most ? more : throw new TooLongException();
            }
            var count = Math.Min(buffer.Length, head.Length - given);
            head.Slice(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
