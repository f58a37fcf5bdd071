namespace Korme.Tests.Faults;

public sealed class FaultAtCallTests
{
    [FactWithTracing]
    public void A_program_is_killed_before_the_call_that_was_named()
    {
        using var folder = new Import.TemporaryFolder();
        string[] command = ["/bin/sh", "-c", $"cd {folder.Root}; mkdir one; echo a >two; mv two {folder.Root}/three; echo done"];

        var whole = FaultAtCall.Run(folder.Root, 0, Fault.Kill, command);
        Directory.Delete(Path.Combine(folder.Root, "one"));
        File.Delete(Path.Combine(folder.Root, "three"));
        var killed = FaultAtCall.Run(folder.Root, whole.Calls, Fault.Kill, command);

        Assert.Equal((0, "done\n"), (whole.ExitCode, whole.Output));
        Assert.Equal("", killed.Output);
        Assert.True(File.Exists(Path.Combine(folder.Root, "two")), killed.Hit);
        Assert.False(File.Exists(Path.Combine(folder.Root, "three")));
        Assert.Contains("three", killed.Hit, StringComparison.Ordinal);
    }

    [FactWithTracing]
    public void A_call_that_was_named_fails_as_it_is_told_and_later_ones_only_when_it_stays()
    {
        using var folder = new Import.TemporaryFolder();
        string[] command = ["/bin/sh", "-c", $"cd {folder.Root}; mkdir {folder.Root}/one; mkdir {folder.Root}/two; mkdir {folder.Root}/three; ls; rmdir {folder.Root}/*"];

        var once = FaultAtCall.Run(folder.Root, 2, Fault.Fails, command);
        var full = FaultAtCall.Run(folder.Root, 2, Fault.Full, command);

        Assert.EndsWith("one\nthree\n", once.Output, StringComparison.Ordinal);
        Assert.Contains("Input/output error", once.Output, StringComparison.Ordinal);
        Assert.Contains("No space left on device", full.Output, StringComparison.Ordinal);
        Assert.EndsWith("\none\n", full.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }
}

/// <summary>A fact for machines where a test may trace a program.</summary>
internal sealed class FactWithTracingAttribute : FactAttribute
{
    public FactWithTracingAttribute() => Skip = FaultAtCall.Missing;
}
