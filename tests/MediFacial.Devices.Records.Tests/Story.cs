using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Records.Tests;

/// <summary>Writes entries as the room does, one second apart, with numbers that run on.</summary>
public sealed class Story(long next = 1)
{
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    readonly List<JournalEntry> _entries = [];
    double _seconds;
    long _next = next;

    public Guid Session { get; private set; }

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public Story Wait(double seconds)
    {
        _seconds += seconds;
        return this;
    }

    public Story Add(JournalKind kind, string sentence, params (string Key, string Value)[] fields) => Add(kind, sentence, Session == default ? null : Session, fields);

    public Story Add(JournalKind kind, string sentence, Guid? session, params (string Key, string Value)[] fields)
    {
        _entries.Add(new(_next++, kind, Instant.FromSeconds(_seconds), Noon.AddSeconds(_seconds), session, sentence,
            [.. fields.Select(field => new JournalField(field.Key, field.Value))]));
        _seconds += 1;
        return this;
    }

    public Story RoomStarts()
    {
        _seconds = 0;
        Session = default;
        return Add(JournalKind.RoomStarted, "The room started.", null, ("build", "0.1.0+abc"), ("room", "Simulated room"));
    }

    public Story Opens(int number = 1)
    {
        Session = new Guid(number, 0, 0, new byte[8]);
        return Add(JournalKind.SessionOpened, "The session was opened.", ("protocol", "acne"), ("protocol-name", "Acne, blue and red"), ("version", "3"),
            ("client", "K-017"), ("operator", "AB"), ("phototype", "III"), ("visit", "red"), ("simulated", "true"), ("room", "Simulated room"),
            ("steps", "cleanse,led-red,mask"));
    }

    public Story Begins(string step, string title, string kind, string planned) =>
        Add(JournalKind.StepBegun, $"{title} began.", ("step", step), ("title", title), ("kind", kind), ("planned", planned));

    public Story Delivers(string step, string title, string kind, string delivered, string planned, string unknown = "0 J/cm²") =>
        Add(JournalKind.Delivered, $"{title}: {delivered}.", ("step", step), ("title", title), ("kind", kind), ("delivered", delivered),
            ("planned", planned), ("unknown", unknown));

    public Story Ends(string step, string outcome, string delivered) =>
        Add(JournalKind.StepEnded, $"{step} ended.", ("step", step), ("outcome", outcome), ("delivered", delivered));

    public Story Closes(string outcome = "completed") => Add(JournalKind.SessionClosed, "The session is complete.", ("outcome", outcome));

    /// <summary>A whole visit: one manual step, one light step, one skipped.</summary>
    public static Story WholeSession(int number = 1, long next = 1) => new Story(next).RoomStarts().Opens(number)
        .Begins("cleanse", "Deep cleansing", "Manual", "93 s").Wait(90).Ends("cleanse", "done", "93 s")
        .Begins("led-red", "Red light", "Light", "48 J/cm²")
        .Delivers("led-red", "Red light", "Light", "12.4 J/cm²", "48 J/cm²").Delivers("led-red", "Red light", "Light", "48 J/cm²", "48 J/cm²")
        .Ends("led-red", "done", "48 J/cm²")
        .Add(JournalKind.StepSkipped, "Mask skipped: allergy.", ("step", "mask"), ("title", "Mask"), ("kind", "Manual"), ("reason", "allergy"))
        .Closes();

    /// <summary>Killed in the middle of the light step.</summary>
    public static Story KilledInRedLight(int number = 1, long next = 1) => new Story(next).RoomStarts().Opens(number)
        .Begins("cleanse", "Deep cleansing", "Manual", "93 s").Wait(90).Ends("cleanse", "done", "93 s")
        .Begins("led-red", "Red light", "Light", "48 J/cm²")
        .Delivers("led-red", "Red light", "Light", "0.1 J/cm²", "48 J/cm²").Delivers("led-red", "Red light", "Light", "0.2 J/cm²", "48 J/cm²");

    public static JournalStore Write(string folder, params Story[] stories)
    {
        var journal = JournalStore.Open(folder);
        foreach (var story in stories) journal.Append(story.Entries);
        return journal;
    }
}
