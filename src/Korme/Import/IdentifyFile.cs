namespace Korme.Import;

/// <summary>A file whose first bytes were looked at.</summary>
public sealed record KnownFile(FoundFile File, FileKind Kind);

/// <summary>Looks at the first bytes of what a scan met.</summary>
public static class IdentifyFile
{
    /// <summary>What the file is; or why it can't be read or isn't taken.</summary>
    /// <returns>Exactly one of the two is not null.</returns>
    public static (KnownFile? Known, Skipped? Skipped) Run(FoundFile file)
    {
        try
        {
            Span<byte> head = stackalloc byte[FileKinds.HeadBytes];
            using var stream = file.Open();
            var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var kind = FileKinds.Detect(head[..count], file.RelativePath);
            return kind.Reason is { } reason ? (null, new Skipped(file.RelativePath, reason)) : (new KnownFile(file, kind), null);
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return (null, new Skipped(file.RelativePath, $"can't be read: {trouble.Message}"));
        }
    }
}
