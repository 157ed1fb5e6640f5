namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Hands and faults from outside for the room and its parts.</summary>
sealed class ControlDesk(TwinRoom room) : LineDesk
{
    /// <summary>Somebody asked the server to end.</summary>
    public bool Quit { get; private set; }

    protected override byte[]? Do(string word, ReadOnlySpan<byte> line)
    {
        switch (word)
        {
            case "truth": return TruthJson.Write(room.Truth);
            case "quit": Quit = true; break;
            default: room.Apply(FaultJson.Read(line)); break;
        }
        return null;
    }
}
