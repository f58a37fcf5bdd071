using System.Security.Cryptography;
using Korme.Derivatives;
using Korme.Tests.Cli;

namespace Korme.Tests.Derivatives;

/// <summary>A folder for one test's originals and derivatives.</summary>
public abstract class DeriveFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-derive-");

    protected DeriveFolder() => Paths = new(Path.Combine(folder.FullName, "derivatives"));

    protected DerivativePaths Paths { get; }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A file of this test's own, kept under its hash.</summary>
    protected (string Path, string Sha512) Original(byte[] bytes, string name = "original.jpg")
    {
        var path = InFolder(name);
        File.WriteAllBytes(path, bytes);
        return (path, Sha512(bytes));
    }

    protected string InFolder(string name) => Path.Combine(folder.FullName, name);

    protected static string Sha512(byte[] bytes) => Convert.ToHexStringLower(SHA512.HashData(bytes));

    /// <summary>The real worker: the program that is tested.</summary>
    protected static IReadOnlyList<string> RealWorker { get; } =
        ["dotnet", KormeProgram.Dll, DeriveWorker.Command];

    protected IEnumerable<string> PartFiles => Directory.Exists(Paths.Root)
        ? Directory.EnumerateFiles(Paths.Root, "*.part", SearchOption.AllDirectories)
        : [];
}
