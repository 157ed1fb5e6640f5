using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Records;

/// <summary>Keeps <c>records.db</c> up with the room. One thread feeds it; nothing it does can disturb a treatment.</summary>
/// <remarks>
/// While the records cannot be written it goes on collecting: sessions whole, samples up to <see cref="MostSamples"/> (then the oldest are dropped).
/// What is lost with the process is made again from the journal by <see cref="CatchUp"/>, except samples and files.
/// </remarks>
/// <param name="build">Version and commit of this program.</param>
/// <param name="trouble">Told once when the records fail, and once with null when they work again.</param>
public sealed class SessionRecorder(string folder, string build, Action<StoreFailure?> trouble) : IDisposable
{
    /// <summary>An hour at 1 Hz.</summary>
    public const int MostSamples = 3600;

    const int Batch = 5;

    readonly Dictionary<Guid, SessionFold> _open = [];
    readonly HashSet<Guid> _unsaved = [];
    readonly Queue<SessionSample> _samples = [];
    readonly List<(Guid Session, ProfileFile File)> _files = [];
    RecordStore? _store;
    JournalReader? _journal;
    bool _troubled, _headMoved;

    /// <summary>Samples that had to be dropped because the records could not be written for too long.</summary>
    public long DroppedSamples { get; private set; }

    /// <summary>Once at start, before the first entry: brings in every session that the records lack, and tells the interrupted ones as such.</summary>
    public void CatchUp() => Try(() =>
    {
        foreach (var (opened, lastEntry) in _journal!.Sessions())
        {
            var session = opened.Session!.Value;
            if (_open.ContainsKey(session) || _store!.IsWhole(session, lastEntry)) continue;
            if (SessionFold.Of(_journal.Read(session), _journal.RunOf(opened.Number)?.Field("build") ?? "unknown") is not { } fold) continue;
            fold.Interrupt();
            _store.InOneTransaction(() => _store.Save(fold.Sheet(), _journal.AnchorAt(fold.LastEntry)));
        }
        _store!.InOneTransaction(() => _store.Remember(_journal.Head));
    });

    /// <summary>The files that a session is about to run with: room, parts, protocol, products.</summary>
    public void Take(Guid session, IEnumerable<ProfileFile> files) => _files.AddRange(files.Select(file => (session, file)));

    /// <summary>Best given when it is on disk: only then can its link be kept beside the session.</summary>
    public void Take(JournalEntry entry)
    {
        _headMoved = true;
        if (entry is { Kind: JournalKind.SessionOpened, Session: { } opened })
        {
            _open[opened] = new(entry, build);
            _unsaved.Add(opened);
        }
        else if (entry.Session is { } session && _open.TryGetValue(session, out var fold))
        {
            fold.Take(entry);
            _unsaved.Add(session);
        }
        if (entry.Kind is JournalKind.SessionOpened or JournalKind.SessionClosed or JournalKind.RoomStarted or JournalKind.RoomEnded) Flush();
    }

    public void Take(SessionSample sample)
    {
        _samples.Enqueue(sample);
        if (_samples.Count > MostSamples)
        {
            _samples.Dequeue();
            DroppedSamples++;
        }
        if (_samples.Count % Batch == 0) Flush();
    }

    /// <summary>Writes what is waiting; also to be called when the thread has been idle for a second, and at the end.</summary>
    public void Flush()
    {
        if (_unsaved.Count == 0 && _samples.Count == 0 && _files.Count == 0 && !_headMoved) return;
        Try(() =>
        {
            var anchors = _unsaved.Where(id => _open[id].IsOver).ToDictionary(id => id, id => _journal!.AnchorAt(_open[id].LastEntry));
            _store!.InOneTransaction(() =>
            {
                foreach (var (session, file) in _files) _store.Add(session, file);
                foreach (var session in _unsaved) _store.Save(_open[session].Sheet(), anchors.GetValueOrDefault(session));
                foreach (var sample in _samples) _store.Add(sample);
                _store.Remember(_journal!.Head);
            });
            foreach (var (session, anchor) in anchors)
                if (anchor is not null) _open.Remove(session);
            _unsaved.RemoveWhere(session => !anchors.TryGetValue(session, out var anchor) || anchor is not null);
            _samples.Clear();
            _files.Clear();
            _headMoved = false;
        });
    }

    public void Dispose()
    {
        Flush();
        Close();
    }

    void Try(Action write)
    {
        try
        {
            _journal ??= JournalReader.Open(folder);
            _store ??= RecordStore.Open(folder);
            write();
            if (_troubled) trouble(null);
            _troubled = false;
        }
        catch (StoreFailure failure)
        {
            // A file that was damaged or replaced is not held open: the next attempt looks at what lies there then.
            Close();
            if (!_troubled) trouble(failure);
            _troubled = true;
        }
    }

    void Close()
    {
        _store?.Dispose();
        _journal?.Dispose();
        (_store, _journal) = (null, null);
    }
}
