using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Records;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The thread that keeps the records up with the room. Whatever it suffers, no treatment notices.</summary>
public sealed class RecorderThread
{
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    readonly SessionRecorder _recorder;
    readonly ILogger _log;
    readonly Lock _gate = new();
    readonly Queue<Action<SessionRecorder>> _waiting = [];
    readonly AutoResetEvent _arrived = new(false);
    Thread? _thread;
    long _dropped;
    volatile bool _ended;

    public RecorderThread(SessionRecorder recorder, ILogger log) => (_recorder, _log) = (recorder, log);

    /// <summary>What did not fit, since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Start() => _thread = RoomThread.Start("records", urgent: false, Run);

    /// <summary>The files that a session is about to run with.</summary>
    public void Take(Guid session, IEnumerable<ProfileFile> files) => Enqueue(recorder => recorder.Take(session, files));

    /// <summary>An entry that is on disk.</summary>
    public void Take(JournalEntry entry) => Enqueue(recorder => recorder.Take(entry));

    public void Take(SessionSample sample) => Enqueue(recorder => recorder.Take(sample));

    /// <summary>Writes what waits, then ends.</summary>
    public void End(TimeSpan atMost)
    {
        _ended = true;
        _arrived.Set();
        _thread?.Join(atMost);
    }

    void Enqueue(Action<SessionRecorder> work)
    {
        lock (_gate)
        {
            if (_waiting.Count >= Bounds.WaitingRecords)
            {
                _dropped++;
                return;
            }
            _waiting.Enqueue(work);
        }
        _arrived.Set();
    }

    void Run()
    {
        while (true)
        {
            var last = _ended;
            while (TryDequeue(out var work)) Do(work!);
            if (last || !_arrived.WaitOne(Idle)) Do(static recorder => recorder.Flush());
            if (last) return;
        }
    }

    void Do(Action<SessionRecorder> work)
    {
        try
        {
            work(_recorder);
        }
        catch (Exception failure)
        {
            // The recorder tells its own troubles; this is a bug in it, and still no reason to stop a treatment.
            _log.LogError(failure, "The records missed something.");
        }
    }

    bool TryDequeue(out Action<SessionRecorder>? work)
    {
        lock (_gate) return _waiting.TryDequeue(out work);
    }
}
