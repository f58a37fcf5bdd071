using YamlDotNet.RepresentationModel;

namespace Korme.Square;

/// <summary>The Wi-Fi of the square from the home's <c>korme.yaml</c>: <c>square:</c> with <c>wifi:</c> and <c>password:</c>.</summary>
public static class SquareFile
{
    private const long MaxBytes = 1 << 20;

    /// <summary>Name and password; null where nothing is said, or no file is there.</summary>
    /// <exception cref="IOException">The file can't be understood; the message says where.</exception>
    public static (string? Name, string? Password) Read(string file)
    {
        if (!File.Exists(file)) return (null, null);
        if (new FileInfo(file).Length > MaxBytes) throw new IOException($"{file} is longer than 1 MiB.");
        try
        {
            var yaml = new YamlStream();
            using var reader = new StreamReader(file);
            yaml.Load(reader);
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }, ..] || Child(root, "square") is not YamlMappingNode square) return (null, null);
            return (Text(square, "wifi"), Text(square, "password"));
        }
        catch (YamlDotNet.Core.YamlException trouble)
        {
            throw new IOException($"{file} can't be understood, line {trouble.Start.Line}: {trouble.InnerException?.Message ?? trouble.Message}");
        }
    }

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } name } && name.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Text(YamlMappingNode node, string key) => Child(node, key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;
}
