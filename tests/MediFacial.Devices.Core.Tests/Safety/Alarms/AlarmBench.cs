using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Tests.Safety.Alarms;

/// <summary>The alarm board alone, ticked every 20 ms, with its lines and its entries written down.</summary>
sealed class AlarmBench
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    readonly EffectList _effects = new();

    public AlarmBench(params EarlierAlarm[] earlier)
    {
        var wall = new WallClock(Nine);
        Board = new(new Journalist(new(Nine, 1, null, "test"), wall, new DoseLedger([]), null, new RoomWatch(), _effects), wall, _effects, [.. earlier]);
    }

    public AlarmBoard Board { get; }
    public Instant Now { get; private set; }
    public bool Energised { get; set; }
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>Edges of a line: when, in ms, and to which level.</summary>
    public List<(double At, bool On)> Sounder { get; } = [];
    public List<(double At, bool On)> Beacon { get; } = [];

    public AlarmSignal Signal => Board.Signal(Now);

    public AlarmView Only => Board.Views(Now).ShouldHaveSingleItem();

    public void Raise(string id, AlarmPriority priority, bool latches = false) => Board.Raise(id, priority, new($"{id} happened.", "The room did.", "Do this.", "technician"), latches, Now);

    public void Clear(string id) => Board.Clear(id, Now);

    public IEnumerable<double> Pulses => Sounder.Where(edge => edge.On).Select(edge => edge.At);

    public int Told(JournalKind kind) => Entries.Count(entry => entry.Kind == kind);

    /// <summary>Ticks now and each 20 ms until the time is over.</summary>
    public void Run(double seconds, Action? each = null)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end; Now += Beat)
        {
            each?.Invoke();
            Board.Tick(Energised, Now);
            Drain();
        }
    }

    void Drain()
    {
        for (var index = 0; index < _effects.Count; index++)
        {
            var effect = _effects[index];
            if (effect.Kind == EffectKind.Journal) Entries.Add((JournalEntry)effect.Body!);
            if (effect.Kind == EffectKind.Line) ((LineRole)effect.Index == LineRole.Sounder ? Sounder : Beacon).Add((Now.Ticks / 1e4, effect.Flag));
        }
        _effects.Clear();
    }
}
