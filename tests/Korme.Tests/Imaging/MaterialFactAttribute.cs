namespace Korme.Tests.Imaging;

/// <summary>A test on real photographs, skipped with a word where the folder isn't there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MaterialFactAttribute : FactAttribute
{
    public MaterialFactAttribute()
    {
        if (Folder is null) Skip = "needs the folder ../shared/material beside the source folder";
    }

    /// <summary>The folder of real photographs beside the source folder, or null.</summary>
    internal static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var material = Path.Combine(folder.FullName, "shared", "material");
            if (Directory.Exists(material)) return material;
        }
        return null;
    }
}
