using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Records;

/// <summary>One step of a session, as far as the entries tell.</summary>
sealed class StepFold(string id)
{
    string? _title;
    StepKind _kind;
    string? _reason;
    Quantity? _planned, _delivered, _unknown;
    Instant? _runsSince, _deliveredAt;
    double _perSecond;
    double _mostPerSecond;
    TimeSpan _elapsed;

    public string Id => id;
    public string Title => _title ?? id;
    public StepState State { get; private set; }
    public Quantity? Delivered => _delivered;
    public Quantity? Planned => _planned;
    public Quantity? Unknown => _unknown;

    /// <summary>Energy was allowed, at most so much a second.</summary>
    public void Authorise(JournalEntry entry)
    {
        if (DoseText.Read(entry.Field("per-second")) is { } most) _mostPerSecond = most.Value;
    }

    public void Begin(JournalEntry entry)
    {
        Describe(entry);
        State = StepState.Running;
        _runsSince ??= entry.At;
    }

    public void Deliver(JournalEntry entry)
    {
        Describe(entry);
        var before = (Amount: _delivered, At: _deliveredAt ?? _runsSince);
        Count(entry);
        if (_delivered is { } now && before.At is { } since && entry.At > since)
        {
            var earlier = before.Amount is { } amount && amount.Dimension == now.Dimension ? amount.Value : 0;
            _perSecond = Math.Max(0, now.Value - earlier) / entry.At.Since(since).TotalSeconds;
        }
        _deliveredAt = entry.At;
        Advance(entry.At);
    }

    public void End(JournalEntry entry, StepState state)
    {
        Describe(entry);
        Count(entry);
        Halt(entry.At, state);
        if (DoseText.Read(entry.Field("elapsed")) is { Dimension: Dimension.Duration } elapsed) _elapsed = TimeSpan.FromSeconds(elapsed.Value);
        _reason = entry.Field("reason") is { Length: > 0 } reason ? reason : state == StepState.Skipped ? entry.Sentence : _reason;
    }

    /// <summary>Not for this client or this visit.</summary>
    public void LeaveOut() => State = StepState.LeftOut;

    public void Halt(Instant at, StepState state)
    {
        Advance(at);
        _runsSince = null;
        State = state;
    }

    public void Resume(Instant at)
    {
        State = StepState.Running;
        _runsSince = at;
        _deliveredAt = null;
    }

    /// <summary>The session is over: nothing runs and nothing waits any more.</summary>
    public void Close()
    {
        _runsSince = null;
        State = State switch
        {
            StepState.Running or StepState.Paused => StepState.Stopped,
            StepState.Waiting or StepState.Ready => StepState.LeftOut,
            var state => state,
        };
    }

    /// <summary>The room died while this step ran: what it may have given unseen counts as given against limits, as in the dose ledger.</summary>
    public void Interrupt()
    {
        var most = Math.Max(_perSecond, _mostPerSecond);
        if (State == StepState.Running && (_delivered ?? _planned) is { } delivered && most > 0)
        {
            var unseen = (_unknown is { } known && known.Dimension == delivered.Dimension ? known.Value : 0) + (most * DoseLimits.Unseen.TotalSeconds);
            _unknown = Quantity.Of(unseen, delivered.Dimension);
        }
        Close();
    }

    public StepView View() => new(id, Title, _kind, State, Nominal, _elapsed, _reason, Dose);

    TimeSpan Nominal => _planned is { Dimension: Dimension.Duration } planned ? TimeSpan.FromSeconds(planned.Value) : TimeSpan.Zero;

    DoseView? Dose => (_delivered ?? _planned) is not { } known
        ? null
        : new(_delivered ?? Quantity.Of(0, known.Dimension), _planned, _unknown ?? Quantity.Of(0, known.Dimension));

    void Describe(JournalEntry entry)
    {
        _title = entry.Field("title") ?? _title;
        if (Enum.TryParse(entry.Field("kind"), ignoreCase: true, out StepKind kind) && Enum.IsDefined(kind)) _kind = kind;
        _planned = DoseText.Read(entry.Field("planned")) ?? _planned;
    }

    void Count(JournalEntry entry)
    {
        _delivered = DoseText.Read(entry.Field("delivered")) ?? _delivered;
        _unknown = DoseText.Read(entry.Field("unknown")) ?? _unknown;
    }

    void Advance(Instant at)
    {
        if (_runsSince is not { } since || at < since) return;
        _elapsed += at.Since(since);
        _runsSince = at;
    }
}
