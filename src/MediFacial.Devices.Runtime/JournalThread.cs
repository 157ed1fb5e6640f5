using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Records;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The only writer of the journal. Takes all entries that wait and puts them on disk together, then tells the room's loop up to which number.</summary>
/// <remarks>A write that fails is told at once and tried again every second with the same entries.</remarks>
public sealed class JournalThread
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    readonly Action<IReadOnlyList<JournalEntry>> _write;
    readonly Action<JournalEntry> _written;
    readonly RoomInbox _inbox;
    readonly ILogger _log;
    readonly Lock _gate = new();
    readonly AutoResetEvent _arrived = new(false);
    readonly ManualResetEvent _ending = new(false);
    List<JournalEntry> _waiting = [];
    List<JournalEntry> _writing = [];
    Thread? _thread;
    bool _broken;

    /// <param name="write">Puts entries on disk, or throws <see cref="StoreFailure"/>: <see cref="JournalStore.Append"/>.</param>
    /// <param name="written">Told of every entry once it is on disk.</param>
    public JournalThread(Action<IReadOnlyList<JournalEntry>> write, Action<JournalEntry> written, RoomInbox inbox, ILogger log) =>
        (_write, _written, _inbox, _log) = (write, written, inbox, log);

    public void Start() => _thread = RoomThread.Start("journal", urgent: false, Run);

    /// <summary>Never waits.</summary>
    public void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            if (_broken) return;
            _broken = _waiting.Count >= Bounds.WaitingEntries;
            if (!_broken) _waiting.Add(entry);
        }
        if (_broken) Fail($"{Bounds.WaitingEntries} entries wait for the disk, and no more fit. Free the disk and restart the room.");
        _arrived.Set();
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void End(TimeSpan atMost)
    {
        _ending.Set();
        _thread?.Join(atMost);
    }

    void Run()
    {
        var either = new WaitHandle[] { _arrived, _ending };
        while (true)
        {
            WaitHandle.WaitAny(either);
            var last = _ending.WaitOne(0);
            Swap();
            while (_writing.Count > 0 && !TryWrite())
            {
                if (last || _ending.WaitOne(BetweenTries)) return;
            }
            if (last) return;
        }
    }

    void Swap()
    {
        lock (_gate) (_waiting, _writing) = (_writing, _waiting);
    }

    bool TryWrite()
    {
        try
        {
            _write(_writing);
        }
        catch (StoreFailure failure)
        {
            Fail($"{failure.Sentence} {failure.Technician}");
            return false;
        }
        _inbox.JournalFlushed(_writing[^1].Number);
        foreach (var entry in _writing) _written(entry);
        _writing.Clear();
        return true;
    }

    void Fail(string why)
    {
        _log.LogError("The journal cannot be written: {Why}", why);
        _inbox.JournalFailed(why);
    }
}
