namespace MediFacial.Devices.Wire.Recording;

/// <summary>Takes the blocks of a flight record: a thread that writes them to a file, or the memory of a virtual room. Never waits.</summary>
public interface IFlightReel
{
    /// <summary>Takes a full block and gives an empty one.</summary>
    /// <param name="full">Null: none yet.</param>
    /// <returns>Null: there is none. The record ends here and is incomplete; the room goes on.</returns>
    FlightBlock? Turn(FlightBlock? full);

    /// <summary>The room has ended in order; <paramref name="last"/> is what there is of the last block.</summary>
    void End(FlightBlock last);
}
