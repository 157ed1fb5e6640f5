using System.Threading.Channels;
using MediFacial.Devices.Core.Commands;

namespace MediFacial.Devices.Runtime;

/// <summary>The only way in for people: panel, interface, command line. Any thread may call it; the room loop answers.</summary>
/// <remarks>64 requests may wait; a further one is refused. Stops have a slot of their own, which cannot be full: they are merged, never dropped.</remarks>
public sealed class OperatorPort
{
    readonly Channel<Asked> _requests = Channel.CreateBounded<Asked>(64);
    StopEverything? _stop;

    /// <summary>Wakes the room loop; set by it.</summary>
    public Action? Arrived { get; set; }

    public readonly record struct Asked(OperatorRequest Request, TaskCompletionSource<OperatorAnswer> Answer);

    public Task<OperatorAnswer> AskAsync(OperatorRequest request)
    {
        if (request is StopEverything stop)
        {
            Stop(stop);
            return Task.FromResult(OperatorAnswer.Done);
        }
        var answer = new TaskCompletionSource<OperatorAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_requests.Writer.TryWrite(new(request, answer)))
            answer.SetResult(new(new Refusal(RefusalKind.NotNow, "The room is busy. Try again.", "The operator queue (64) is full: the room loop does not keep up.")));
        Arrived?.Invoke();
        return answer.Task;
    }

    /// <summary>Never waits, never fails.</summary>
    public void Stop(StopEverything stop)
    {
        Interlocked.Exchange(ref _stop, stop);
        Arrived?.Invoke();
    }

    /// <summary>For the room loop: a stop first, then requests in order.</summary>
    public bool TryTakeStop(out StopEverything? stop) => (stop = Interlocked.Exchange(ref _stop, null)) is not null;

    /// <summary>For the room loop.</summary>
    public bool TryTake(out Asked asked) => _requests.Reader.TryRead(out asked);
}
