using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What a file is by its bytes.</summary>
/// <param name="MediaType">As registered with IANA, or <c>image/x-…</c> where nothing is; <c>application/octet-stream</c> when
/// unknown.</param>
/// <param name="Group">What import does with it.</param>
/// <param name="Reason">Why it isn't taken, for <see cref="FileGroup.Unknown"/>, <c>Archive</c> and <c>Empty</c>; else
/// null.</param>
public sealed record FileKind(string MediaType, FileGroup Group, string? Reason = null)
{
    /// <summary>The part a file of this kind plays in a work; null for what is no part of one.</summary>
    public MediaRole? Role => Group switch
    {
        FileGroup.Picture => MediaRole.Picture,
        FileGroup.Raw => MediaRole.Raw,
        FileGroup.Sidecar => MediaRole.Sidecar,
        FileGroup.Label => MediaRole.Label,
        FileGroup.Sound => MediaRole.Sound,
        FileGroup.Video => MediaRole.Video,
        FileGroup.Notation => MediaRole.Notation,
        FileGroup.Document => MediaRole.Document,
        FileGroup.Captions => MediaRole.Captions,
        _ => null,
    };
}

/// <summary>What import does with a file: the first five belong together by name, the next four stand alone, captions belong to
/// one of these, the rest isn't taken.</summary>
public enum FileGroup { Picture, Raw, Sidecar, Label, Settings, Sound, Video, Notation, Document, Captions, Archive, Unknown, Empty }
