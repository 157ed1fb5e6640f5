using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>What was lost while nobody used it: a device that answered and does not any more, a sensor that is not read. Low: the client feels nothing of it.</summary>
internal sealed class TechnicalAlarms(AlarmBoard board, RuleBook book, RoomState room)
{
    /// <summary>Identification and the first polls take a moment.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly ImmutableArray<Watched> _sensors = [.. book.Rules.OfType<FreshRule>().Where(rule => rule.Device is not null).Select(rule => new Watched(
        room.Devices.IndexOf(rule.Device!), rule.Device!, rule, $"idle-{rule.Row.Id}", new(rule.Row.What, $"{rule.Device!.Plan.Name} is not used until it is measured again.", "Check its sensor and its cable before the next treatment.", rule.Row.Technician)))];

    readonly ImmutableArray<Watched> _devices = [.. room.Devices.Select((device, place) => new Watched(
        place, device, null, $"lost-{device.Plan.Name}", new($"{device.Plan.Name} does not answer any more.", "It was not in use.", "Check its cable and that it is switched on.", $"A part of {device.Plan.Name} was identified before and is lost now; nothing was energised.")))];

    /// <summary>For each device of the room: idle, and all its parts answer.</summary>
    readonly bool[] _atRest = new bool[room.Devices.Length];

    sealed class Watched(int place, RunningDevice device, FreshRule? rule, string id, AlarmText text)
    {
        Instant? _since;

        public string Id => id;
        public AlarmText Text => text;
        public bool WasUp { get; set; }

        /// <summary>Of the device among those of the room.</summary>
        public int Place => place;
        public RunningDevice Device => device;
        public FreshRule? Rule => rule;

        public bool Lasts(bool stands, Instant now)
        {
            if (!stands) _since = null;
            else _since ??= now;
            return _since is { } since && now >= since + Patience;
        }
    }

    public void Tick(Instant now)
    {
        foreach (var lost in _devices)
        {
            var link = lost.Device.Link(room);
            lost.WasUp |= link == LinkState.Up;
            _atRest[lost.Place] = link == LinkState.Up && lost.Device.State == DeviceState.Idle;
            Follow(lost, lost.WasUp && link is LinkState.Down && lost.Device.State == DeviceState.Absent, now);
        }
        foreach (var sensor in _sensors)
            Follow(sensor, _atRest[sensor.Place] && sensor.Rule!.IsCauseThere(room, now), now);
    }

    void Follow(Watched watched, bool stands, Instant now)
    {
        if (watched.Lasts(stands, now)) board.Raise(watched.Id, AlarmPriority.Low, watched.Text, latches: false, now);
        else board.Clear(watched.Id, now);
    }
}
