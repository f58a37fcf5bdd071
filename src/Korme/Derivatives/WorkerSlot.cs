using System.ComponentModel;
using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>The place of one worker: starts its process when there is work, and again after a kill or a crash.</summary>
/// <remarks>What the first library can't decode goes to a second process with the other one, where the machine has it.</remarks>
internal sealed class WorkerSlot(DeriveLimits limits, TimeProvider clock) : IDisposable
{
    private static readonly IReadOnlyList<VipsInfo> Libraries = Vips.Probe();

    private readonly Dictionary<VipsLibrary, WorkerProcess> workers = [];

    /// <summary>Starts the process before there is work; should that fail, the first picture will tell.</summary>
    internal void Prepare()
    {
        try
        {
            Worker(FirstLibrary);
        }
        catch (Win32Exception)
        {
        }
    }

    /// <exception cref="IOException">Trouble with a disk; see <see cref="WorkerProcess.Ask"/>.</exception>
    /// <exception cref="Win32Exception">The worker can't be started.</exception>
    /// <exception cref="OperationCanceledException">The pool closes.</exception>
    internal async Task<DeriveOutcome> Do(DeriveRequest request, CancellationToken cancel)
    {
        var outcome = await Ask(FirstLibrary, request, cancel);
        if (outcome is not DeriveOutcome.Refused { Reason: Refusal.NeedsOtherLibrary }) return outcome;
        if (Libraries.Count > 1) outcome = await Ask(Libraries[1].Library, request, cancel);
        return outcome is DeriveOutcome.Refused { Reason: Refusal.NeedsOtherLibrary }
            ? new DeriveOutcome.Refused(Refusal.NeedsOtherLibrary,
                "it is HEIC, which this machine can't decode: install libvips42 and libheif1 (Debian, Ubuntu) or vips (Homebrew)")
            : outcome;
    }

    /// <summary>Sends the processes home.</summary>
    internal void Rest()
    {
        foreach (var worker in workers.Values) worker.Dispose();
        workers.Clear();
    }

    public void Dispose() => Rest();

    private static VipsLibrary FirstLibrary => Libraries.Count == 0 ? VipsLibrary.Bundled : Libraries[0].Library;

    private async Task<DeriveOutcome> Ask(VipsLibrary library, DeriveRequest request, CancellationToken cancel)
    {
        var outcome = await Worker(library).Ask(request, limits, clock, cancel);
        if (outcome is DeriveOutcome.Refused) PartFile.Sweep(request.Paths, request.Sha512);
        return outcome;
    }

    private WorkerProcess Worker(VipsLibrary library)
    {
        if (workers.Remove(library, out var worker))
        {
            if (worker.IsAlive) return workers[library] = worker;
            worker.Dispose();
        }
        return workers[library] = WorkerProcess.Start(WorkerCommand.For(limits, library));
    }
}
