namespace Korme.Tests.Import;

/// <summary>The real photographs beside the repository, which are not part of it.</summary>
internal static class Material
{
    public static readonly string? Folder = Find();

    public static string Of(string relativePath) => Path.Combine(Folder!, relativePath);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Korme.slnx")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "../shared/material")) is var path
                    && Directory.Exists(path) ? path : null;
        return null;
    }
}

/// <summary>A test that needs ../shared/material; without it it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MaterialFactAttribute : FactAttribute
{
    public MaterialFactAttribute() => Skip = Material.Folder is null ? "../shared/material is missing" : null;
}

/// <summary>A table that needs ../shared/material; without it it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MaterialTheoryAttribute : TheoryAttribute
{
    public MaterialTheoryAttribute() => Skip = Material.Folder is null ? "../shared/material is missing" : null;
}
