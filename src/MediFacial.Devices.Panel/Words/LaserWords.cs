using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Panel.Words;

/// <summary>What the laser's interlock says to somebody with eyewear on and both hands full: one word, one icon, one thing to do.</summary>
public static class LaserWords
{
    public static Sign Of(LaserState state) => state switch
    {
        LaserState.Open => new("Interlock open", Glyph.Unlocked, Tone.Calm),
        LaserState.Closed => new("Closed, not armed", Glyph.Wait, Tone.Accent),
        LaserState.Armed => new("Laser armed", Glyph.Eye, Tone.Caution),
        LaserState.Emitting => new("Laser emits", Glyph.Laser, Tone.Caution),
        LaserState.Fault => new("Fault", Glyph.Stop, Tone.Stop),
    };

    /// <summary>What that means for the eyes in the room.</summary>
    public static string Meaning(LaserState state) => state switch
    {
        LaserState.Open => "The laser cannot emit.",
        LaserState.Closed => "The laser is in standby. Press reset on the laser itself.",
        LaserState.Armed => "The laser can emit at any moment. Nobody takes the eyewear off.",
        LaserState.Emitting => "Nobody takes the eyewear off.",
        LaserState.Fault => "Do not use the laser. Switch it off with its key and call the technician.",
    };

    public static Sign Door(bool? closed) => closed switch
    {
        true => new("closed", Glyph.Check, Tone.Calm),
        false => new("open", Glyph.Alert, Tone.Caution),
        null => new("cannot be read", Glyph.LinkBroken, Tone.Caution),
    };

    public static Sign Lamp(bool? lit, LaserState state) => (lit, state) switch
    {
        (true, _) => new("lit", Glyph.Light, Tone.Accent),
        (false, LaserState.Open) => new("dark until armed", Glyph.Ring, Tone.Calm),
        (false, _) => new("dark", Glyph.Alert, Tone.Caution),
        (null, _) => new("cannot be read", Glyph.LinkBroken, Tone.Caution),
    };

    public static Sign Of(LaserTest test) => test switch
    {
        LaserTest.NotRun => new("before each arming", Glyph.Ring, Tone.Calm),
        LaserTest.Running => new("running", Glyph.Wait, Tone.Accent),
        LaserTest.Passed => new("passed", Glyph.Check, Tone.Calm),
        LaserTest.Failed => new("failed", Glyph.Stop, Tone.Stop),
    };
}
