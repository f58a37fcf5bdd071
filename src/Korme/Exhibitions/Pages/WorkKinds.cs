using Korme.Catalogue;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>Kinds of works and types of files in words.</summary>
public static class WorkKinds
{
    /// <summary>The key of the kind's name in the interface texts.</summary>
    public static string Key(WorkKind kind) => "kind." + kind.ToString().ToLowerInvariant();

    /// <summary>What a work without a picture is: "Notation (ABC)", "PDF document".</summary>
    public static string TypeOf(Work work, Texts texts)
    {
        if (work.Files.FirstOrDefault(file => file.Role is not (MediaRole.Label or MediaRole.Sidecar)) is not { } file) return texts[Key(work.Kind)];
        return (file.Role, file.MediaType) switch
        {
            (MediaRole.Notation, var type) when type.Contains("abc", StringComparison.OrdinalIgnoreCase) => texts.Format("type.notation", "ABC"),
            (MediaRole.Notation, var type) when type.Contains("xml", StringComparison.OrdinalIgnoreCase) => texts.Format("type.notation", "MusicXML"),
            (MediaRole.Notation, _) => texts.Format("type.notation", "MIDI"),
            (MediaRole.Sound, _) => texts["type.sound"],
            (MediaRole.Video, _) => texts["type.video"],
            (_, "application/pdf") => texts["type.pdf"],
            (MediaRole.Picture or MediaRole.Raw, _) => texts["type.picture"],
            (_, var type) when type.StartsWith("text/", StringComparison.Ordinal) => texts["type.text"],
            _ => texts[Key(work.Kind)],
        };
    }
}
