using System.Text;

namespace Korme.Tests.Faults;

/// <summary>A command that is struck at each of its calls in turn, and what had been done before.</summary>
/// <param name="Name">One word.</param>
/// <param name="Before">Commands that make the home it starts from.</param>
/// <param name="Command">The one that is struck.</param>
/// <param name="MayRefuseAgain">The same command may answer a second time that it is done already.</param>
/// <param name="IsWhole">Everything it does is there together or not at all.</param>
/// <param name="Gone">Text that is nowhere afterwards: of what was erased.</param>
internal sealed record FaultScenario(
    string Name, Func<FaultHome, IEnumerable<string[]>> Before, Func<FaultHome, string[]> Command, bool MayRefuseAgain = false, bool IsWhole = false, string? Gone = null)
{
    private const string Secret = "a face that must not be shown";

    /// <summary>Every way in which Korme writes.</summary>
    public static IReadOnlyList<FaultScenario> All { get; } =
    [
        new("import", _ => [], home => ["import", home.Photographs]),
        new("edit", Imported, _ => ["edit", "one.jpg", "--title", "kk=Көк базар", "--story", "kk=Таңертең алма сатып тұр."]),
        new("mark", Imported, _ => ["mark", "one.jpg", "two.jpg", "three.jpg", "--pick", "--stars", "4"], IsWhole: true),
        new("bin", Imported, _ => ["bin", "one.jpg"]),
        new("restore", home => [.. Imported(home), ["edit", "one.jpg", "--title", "en=Second"]], _ => ["restore", "one.jpg", "--version", "1"]),
        new("publish", Imported, home => ["exhibit", home.Photographs, "--title", "A day", "--no-serve"]),
        new("publish-again", Exhibited, home => ["exhibit", home.Photographs, "--title", "A day", "--best", "1", "--no-serve"]),
        new("backup", Exhibited, home => ["backup", home.Backup]),
        new("backup-again", home => [.. Exhibited(home), ["backup", home.Backup], ["edit", "two.jpg", "--title", "en=After the backup"]], home => ["backup", home.Backup]),
        new("erase", home => [.. Exhibited(home), ["edit", "one.jpg", "--title", "en=" + Secret]], _ => ["erase", "one.jpg", "--yes"], MayRefuseAgain: true, Gone: Secret),
        new("rebuild", Exhibited, _ => ["rebuild"]),
    ];

    private static IEnumerable<string[]> Imported(FaultHome home) => [["import", home.Photographs]];

    private static IEnumerable<string[]> Exhibited(FaultHome home) => [["exhibit", home.Photographs, "--title", "A day", "--no-serve"]];

    /// <summary>True when the erased text is still somewhere in the home.</summary>
    public IReadOnlyList<string> StillThere(FaultHome home) => Gone is null ? [] : home.FilesWith(Encoding.UTF8.GetBytes(Gone));
}
