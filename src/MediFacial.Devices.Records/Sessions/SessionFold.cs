using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Records;

/// <summary>Adds up the entries of one session, in order, to its <see cref="SessionSheet"/>.</summary>
public sealed class SessionFold
{
    readonly JournalEntry _opened;
    readonly string _build;
    readonly List<StepFold> _steps = [];
    DateTimeOffset _last;
    DateTimeOffset? _ended;
    SessionOutcome? _outcome;
    StepFold? _current;
    string _sentence;

    /// <param name="opened">Its <see cref="JournalKind.SessionOpened"/>.</param>
    /// <param name="build">Version and commit of the program that ran it.</param>
    public SessionFold(JournalEntry opened, string build)
    {
        Id = opened.Session ?? throw new ArgumentException("An entry that opens a session names it.", nameof(opened));
        (_opened, _build, _last, _sentence, LastEntry) = (opened, opened.Field("build") ?? build, opened.RecordedAtUtc, opened.Sentence, opened.Number);
        foreach (var step in (opened.Field("steps") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Step(step);
        foreach (var step in (opened.Field("left-out") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Step(step).LeaveOut();
    }

    public Guid Id { get; }
    public long LastEntry { get; private set; }

    /// <summary>Closed by the room, or known to be interrupted.</summary>
    public bool IsOver => _outcome is not null;

    /// <returns>Null when there are no entries or the first one does not open a session.</returns>
    public static SessionFold? Of(IReadOnlyList<JournalEntry> entries, string build)
    {
        if (entries.Count == 0 || entries[0] is not { Kind: JournalKind.SessionOpened, Session: not null }) return null;
        var fold = new SessionFold(entries[0], build);
        foreach (var entry in entries.Skip(1)) fold.Take(entry);
        return fold;
    }

    /// <summary>Entries of other sessions and entries taken before are passed over.</summary>
    public void Take(JournalEntry entry)
    {
        if (entry.Session != Id || entry.Number <= LastEntry) return;
        LastEntry = entry.Number;
        if (IsOver) return;
        if (IsInterruption(entry)) Interrupt();
        else Follow(entry);
    }

    /// <summary>No more entries will come: the run that held the session ended without closing it.</summary>
    public void Interrupt()
    {
        if (IsOver) return;
        var running = _current is { State: StepState.Running or StepState.Paused } ? _current : null;
        foreach (var step in _steps) step.Interrupt();
        _sentence = InterruptedSessions.Sentence(running, _last);
        (_ended, _outcome) = (_last, SessionOutcome.Interrupted);
    }

    public SessionSheet Sheet() => new(
        new(Id, _opened.RecordedAtUtc, _ended, Text("room"), IsYes(_opened.Field("simulated")), _opened.Field("protocol-name") ?? Text("protocol"),
            Text("version"), Text("client"), Text("operator"), _outcome, _sentence),
        Text("protocol"), _build, Text("phototype"), _opened.Field("visit") is { Length: > 0 } visit ? visit : null,
        [.. _steps.Select(step => step.View())], LastEntry);

    public SessionReport Report() => new(
        Id, _opened.Field("protocol-name") ?? Text("protocol"), Text("client"), _outcome ?? SessionOutcome.Interrupted,
        [.. _steps.Select(step => step.View())], _sentence);

    void Follow(JournalEntry entry)
    {
        _last = entry.RecordedAtUtc;
        switch (entry.Kind)
        {
            case JournalKind.Authorised when entry.Field("preheat") == "no" && entry.Field("step") is { } id:
                Step(id).Authorise(entry);
                break;
            case JournalKind.StepBegun when entry.Field("step") is { } id:
                (_current = Step(id)).Begin(entry);
                break;
            case JournalKind.Delivered when entry.Field("step") is { } id:
                Step(id).Deliver(entry);
                break;
            case JournalKind.StepEnded when entry.Field("step") is { } id:
                Step(id).End(entry, entry.Field("outcome") switch { "done" => StepState.Done, "skipped" => StepState.Skipped, _ => StepState.Stopped });
                break;
            case JournalKind.StepSkipped when entry.Field("step") is { } id:
                Step(id).End(entry, StepState.Skipped);
                break;
            case JournalKind.Paused when _current is { State: StepState.Running } step:
                step.Halt(entry.At, StepState.Paused);
                break;
            case JournalKind.Resumed when _current is { State: StepState.Paused or StepState.Stopped } step:
                step.Resume(entry.At);
                break;
            case JournalKind.Stopped or JournalKind.Tripped when _current is { State: StepState.Running or StepState.Paused } step:
                step.Halt(entry.At, StepState.Stopped);
                break;
            case JournalKind.SessionClosed:
                foreach (var step in _steps) step.Close();
                (_ended, _outcome, _sentence) = (entry.RecordedAtUtc, Outcome(entry.Field("outcome")), entry.Sentence);
                break;
        }
    }

    // Closing an interrupted session is what a later run writes when somebody has read of it: its time is not the session's.
    static bool IsInterruption(JournalEntry entry) => entry.Kind == JournalKind.Interrupted
        || (entry.Kind == JournalKind.SessionClosed && Outcome(entry.Field("outcome")) == SessionOutcome.Interrupted);

    StepFold Step(string id)
    {
        if (_steps.Find(step => step.Id == id) is { } known) return known;
        _steps.Add(new(id));
        return _steps[^1];
    }

    string Text(string key) => _opened.Field(key) ?? "";

    static bool IsYes(string? text) => text is not null && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "yes");

    // An outcome that nobody knows is not told as a completed treatment.
    static SessionOutcome Outcome(string? text) =>
        Enum.TryParse((text ?? "").Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out SessionOutcome outcome) && Enum.IsDefined(outcome)
            ? outcome
            : SessionOutcome.Stopped;
}
