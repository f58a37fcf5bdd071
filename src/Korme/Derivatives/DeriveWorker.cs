using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>
/// The body of the hidden command <c>korme derive-worker</c>: reads requests, one JSON a line, answers each with one line.
/// It holds no state and may be killed at any instant.
/// </summary>
public static class DeriveWorker
{
    /// <summary>The name of the hidden command.</summary>
    public const string Command = "derive-worker";

    /// <summary>Works until its input ends, which is when the program that started it has gone: then it leaves its work.</summary>
    /// <param name="requests">Standard input.</param>
    /// <param name="answers">Standard output; nothing else may write there.</param>
    /// <returns>The exit code, 0.</returns>
    public static int Run(Stream requests, Stream answers)
    {
        // Ctrl-C reaches the whole group; the program decides when its workers end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using var reader = new StreamReader(requests, Encoding.UTF8);
        using var lines = new BlockingCollection<string>();
        var work = new Thread(() => AnswerAll(lines, answers)) { IsBackground = true, Name = "derive" };
        work.Start();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return 0;
    }

    private static void AnswerAll(BlockingCollection<string> lines, Stream answers)
    {
        while (true)
        {
            var request = JsonSerializer.Deserialize(lines.Take(), DeriveJson.Default.DeriveRequest)!;
            JsonSerializer.Serialize(answers, Answer(request, CancellationToken.None), DeriveJson.Default.DeriveAnswer);
            answers.WriteByte((byte)'\n');
            answers.Flush();
        }
    }

    internal static DeriveAnswer Answer(DeriveRequest request, CancellationToken cancel)
    {
        try
        {
            return new(request.Kind == DeriveKind.Pyramid ? DerivePyramid.Run(request, cancel) : DeriveSizes.Run(request, cancel));
        }
        catch (PictureRefusedException refused)
        {
            return new(Reason: refused.Reason, Detail: refused.Message);
        }
        catch (OutOfMemoryException)
        {
            return new(Reason: Refusal.OutOfMemory, Detail: "decoding it wants more memory than a worker may have");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            return new(Detail: problem.Message);
        }
    }
}
