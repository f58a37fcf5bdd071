using Korme.Import;

namespace Korme.Sidecars;

/// <summary>What the home's <c>korme.yaml</c> says of sidecars: <c>sidecars: base</c> or <c>sidecars: full</c>.</summary>
public static class SidecarSettings
{
    private const string Key = "sidecars";

    /// <summary>How new sidecars are called; <see cref="SidecarNaming.WithExtension"/> where nothing is said.</summary>
    /// <param name="file">The settings file; need not be there.</param>
    /// <exception cref="InvalidDataException">It can't be read, or says something else; the message names the file and what to write.</exception>
    public static SidecarNaming Read(string file)
    {
        if (!File.Exists(file)) return SidecarNaming.WithExtension;
        try
        {
            if (new FileInfo(file).Length > ReadFolderSettings.MaxBytes) throw new InvalidDataException($"{file} is longer than 1 MiB.");
            var said = YamlValue.ReadFields(DecodeText.FromBytes(File.ReadAllBytes(file), out _)).FirstOrDefault(field => field.Key == Key).Value;
            return Parse(said?.Text?.Trim()) ?? throw new InvalidDataException($"{file}: '{Key}: {said?.Text}' is not understood. Write '{Key}: full' for DSC_0101.NEF.xmp or '{Key}: base' for DSC_0101.xmp.");
        }
        catch (YamlProblemException problem)
        {
            throw new InvalidDataException($"{file}: {problem.Message}", problem);
        }
    }

    /// <summary>The naming a word stands for; null: none.</summary>
    public static SidecarNaming? Parse(string? word) => word switch { null or "full" => SidecarNaming.WithExtension, "base" => SidecarNaming.BaseOnly, _ => null };
}
