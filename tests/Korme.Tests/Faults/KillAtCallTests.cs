namespace Korme.Tests.Faults;

public sealed class KillAtCallTests
{
    [FactWithTracing]
    public void A_program_is_killed_before_the_call_that_was_named()
    {
        using var folder = new Import.TemporaryFolder();
        string[] command = ["/bin/sh", "-c", $"cd {folder.Root}; mkdir one; echo a >two; mv two {folder.Root}/three; echo done"];

        var whole = KillAtCall.Run(folder.Root, 0, command);
        Directory.Delete(Path.Combine(folder.Root, "one"));
        File.Delete(Path.Combine(folder.Root, "three"));
        var killed = KillAtCall.Run(folder.Root, whole.Calls, command);

        Assert.Equal((0, "done\n"), (whole.ExitCode, whole.Output));
        Assert.Equal("", killed.Output);
        Assert.True(File.Exists(Path.Combine(folder.Root, "two")), killed.KilledBefore);
        Assert.False(File.Exists(Path.Combine(folder.Root, "three")));
        Assert.Contains("three", killed.KilledBefore, StringComparison.Ordinal);
    }
}

/// <summary>A fact for machines where a test may trace a program.</summary>
internal sealed class FactWithTracingAttribute : FactAttribute
{
    public FactWithTracingAttribute() => Skip = KillAtCall.Missing;
}
