namespace Korme.Tests.Print;

/// <summary>A test that prints in a real browser and reads the paper with poppler and zbar; without them it is skipped and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrintToolsFactAttribute : FactAttribute
{
    public PrintToolsFactAttribute()
    {
        string[] tools = ["chromium", "pdftoppm", "pdftotext", "pdffonts", "pdfinfo", "zbarimg"];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = tools.Where(tool => !path.Any(folder => File.Exists(Path.Combine(folder, tool)))).ToList();
        if (missing.Count > 0) Skip = $"needs {string.Join(", ", missing)} (Debian: chromium, poppler-utils, zbar-tools)";
    }
}
