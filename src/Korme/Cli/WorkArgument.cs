namespace Korme.Cli;

/// <summary>A work named on the command line: its id, as <c>urn:uuid:…</c>, bare, or as the last part of its page's address.</summary>
internal static class WorkArgument
{
    /// <exception cref="Problem">None of these.</exception>
    public static Guid Parse(string text)
    {
        var id = text.TrimEnd('/').Split('/', ':')[^1].Split('?', '#')[0];
        return Guid.TryParseExact(id, "D", out var work) ? work
            : throw new Problem($"'{Terminal.Show(text)}' is no work. Give its id (it stands in its record.json), or its page's address, which ends with it.", ExitCode.WrongUsage);
    }
}
