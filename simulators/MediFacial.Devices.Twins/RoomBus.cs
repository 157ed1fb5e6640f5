using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins;

/// <summary>A named bus of a room and the plug between it and the host.</summary>
sealed class RoomBus(string name, ITwin twin, SerialEnd line)
{
    public string Name { get; } = name;
    public ITwin Twin { get; } = twin;
    public SerialEnd Line { get; } = line;
    public bool Plugged { get; private set; } = true;

    public void Pull()
    {
        Plugged = false;
        Line.Clear();
    }

    public void Push()
    {
        if (Plugged) return;
        Plugged = true;
        // What the parts said into the open socket was heard by nobody.
        Line.Clear();
    }

    public void AdvanceTo(long now)
    {
        if (now > Line.Now) Twin.Advance(new TimeSpan(now - Line.Now));
    }
}
