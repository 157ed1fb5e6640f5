using System.Collections.Immutable;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

/// <summary>Set and actual of every device, once a second while a session is open.</summary>
internal sealed class Sampler(RoomState room)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    readonly (string Signal, string Unit, ReadingRole Role)[] _points =
    [
        .. room.Devices.SelectMany(device => ReadingRoles.Of(device.Plan).Select(role => (
            $"{ReadingRoles.Word(device.Plan)}.{role.Role}", Unit.CanonicalOf(room.Plan.Sensors[role.Sensor.Index].Signal.Dimension).Symbol, role))),
    ];
    Instant _due;

    public void Tick(Session session, Instant now, EffectList effects)
    {
        if (now < _due) return;
        _due = now + Every;
        var points = ImmutableArray.CreateBuilder<SamplePoint>(_points.Length);
        foreach (var (signal, unit, role) in _points)
            points.Add(new(signal, unit, role.Output is { } output ? room.SetPoints[output.Index].Value : null, role.At(room.Readings, now) is { IsGood: true } reading ? reading.Value.Value : null));
        effects.Sample(new(session.Id, now, room.Wall.At(now), session.Running?.Step.Id ?? "", points.MoveToImmutable()));
    }
}
