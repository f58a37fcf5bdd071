namespace Korme.Derivatives;

/// <summary>One picture to be made, and those who wait for it. Safe from many threads.</summary>
internal sealed class DeriveJob(DeriveRequest request)
{
    private readonly TaskCompletionSource<DeriveOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int waiters = 1;
    private bool isDropped;

    internal DeriveRequest Request => request;

    internal (DeriveKind, string) Key => (request.Kind, request.Sha512);

    internal Task<DeriveOutcome> Outcome => outcome.Task;

    /// <summary>One more waits; false when the job was dropped or is done: who asks after a refusal asks anew.</summary>
    internal bool TryJoin()
    {
        lock (gate)
        {
            if (isDropped || outcome.Task.IsCompleted) return false;
            waiters++;
            return true;
        }
    }

    internal void Leave()
    {
        lock (gate) waiters--;
    }

    /// <summary>Work begins; false when nobody waits any more, and the job is dropped.</summary>
    internal bool TryBegin()
    {
        lock (gate)
        {
            isDropped = waiters == 0;
            if (isDropped) outcome.TrySetCanceled();
            return !isDropped;
        }
    }

    internal void Finish(DeriveOutcome made) => outcome.TrySetResult(made);

    internal void Fail(Exception problem) => outcome.TrySetException(problem);

    internal void Cancel() => outcome.TrySetCanceled();
}
