using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>How long a device took to be safe: from the command to the reading, or the open contact, that proves it.</summary>
/// <param name="Worst">The longest of this calendar day (UTC).</param>
public sealed record SafeOffView(TimeSpan Last, TimeSpan Worst, int Times, DateOnly Day);

/// <summary>Measures every going-safe of a device that was energised: nobody has to energise one to test how fast it goes off.</summary>
internal sealed class SafeOffLog(RoomState room)
{
    readonly SafeOffView?[] _views = new SafeOffView?[room.Devices.Length];

    public SafeOffView? Of(DeviceId device) => _views[device.Index];

    /// <returns>The latency when the device is proven safe for the first time since it was asked; else null.</returns>
    public TimeSpan? Proven(RunningDevice device, Instant now)
    {
        if (device.TakeSafeOff(now) is not { } took) return null;
        var (before, day) = (_views[device.Plan.Id.Index], DateOnly.FromDateTime(room.Wall.At(now).UtcDateTime));
        _views[device.Plan.Id.Index] = before is null || before.Day != day
            ? new(took, took, 1, day)
            : new(took, took > before.Worst ? took : before.Worst, before.Times + 1, day);
        return took;
    }
}
