using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Panel.Words;

public static class DeviceWords
{
    public static Sign Of(DeviceState state) => state switch
    {
        DeviceState.Absent => new("Not found", Glyph.LinkBroken, Tone.Caution),
        DeviceState.Idle => new("Ready", Glyph.Check, Tone.Ready),
        DeviceState.Preparing => new("Warming up", Glyph.Wait, Tone.Accent),
        DeviceState.Prepared => new("Warm", Glyph.Check, Tone.Ready),
        DeviceState.Delivering => new("Treating", Glyph.Play, Tone.Accent),
        DeviceState.MakingSafe => new("Going safe", Glyph.Wait, Tone.Caution),
        DeviceState.Latched => new("Stopped", Glyph.Stop, Tone.Stop),
    };

    public static Sign Of(LinkState link) => link switch
    {
        LinkState.Unknown => new("Looking for it", Glyph.Wait, Tone.Caution),
        LinkState.Up => new("Connected", Glyph.Link, Tone.Calm),
        LinkState.Suspect => new("Not answering", Glyph.Alert, Tone.Caution),
        LinkState.Down => new("Disconnected", Glyph.LinkBroken, Tone.Caution),
    };

    public static Glyph Icon(DeviceKind kind) => kind switch
    {
        DeviceKind.Microdermabrasion => Glyph.Suction,
        DeviceKind.LedPanel => Glyph.Light,
        DeviceKind.Steamer => Glyph.Steam,
        DeviceKind.LaserInterlock => Glyph.Laser,
        DeviceKind.SkinProbe => Glyph.Probe,
    };

    /// <summary>What stands where a number would, when there is no number to believe.</summary>
    public static string Absent(ReadingQuality quality) => quality switch
    {
        ReadingQuality.Missing => "no reading",
        ReadingQuality.Good => "",
        ReadingQuality.Implausible => "not plausible",
        ReadingQuality.Faulty => "sensor fault",
    };

    public static string Of(LineRole role) => role switch
    {
        LineRole.EmergencyStop => "Emergency stop",
        LineRole.Door => "Door",
        LineRole.Pedal => "Foot pedal",
        LineRole.ClientButton => "Client button",
        LineRole.EnergyRun => "Energy contact",
        LineRole.EnergyRunReadBack => "Energy contact, read back",
        LineRole.EnergyPermit => "Energy contact of the watchdog",
        LineRole.EnergyPermitReadBack => "Energy contact of the watchdog, read back",
        LineRole.GuardSounder => "Sounder of the watchdog",
        LineRole.Beacon => "Beacon",
        LineRole.Sounder => "Sounder",
        LineRole.DoorB => "Door, second contact",
        LineRole.EmergencyStopB => "Emergency stop, second contact",
    };
}
