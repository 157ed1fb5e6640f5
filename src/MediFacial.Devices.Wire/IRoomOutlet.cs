using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire;

/// <summary>Everything that leaves the room's pure part. The real room and the virtual one implement it; none of the calls may wait.</summary>
public interface IRoomOutlet
{
    /// <summary>One whole frame for the pump of a port. The next one comes only after the reply or its deadline.</summary>
    void Transmit(PortId port, ReadOnlySpan<byte> frame);

    /// <summary>Sets a pin. False when the level, read back at once, did not take.</summary>
    bool SetPin(PinId pin, bool high);

    /// <summary>Turns the latch of the energy-run contact on with a fresh ticket, and asks the guard for its permit with the ticket that it gave. Only the room loop may.</summary>
    void ArmEnergy(long guardTicket);

    /// <summary>One pulse into the monostable; nothing happens when the latch is dropped.</summary>
    void KickEnergy();

    /// <summary>Drops the latch and the pin, and gives the guard's permit back. Any thread may.</summary>
    void DropEnergy();

    /// <param name="answer">The result of this evaluation for the guard's challenge; null: alive, but a rule trips and nothing is proven.</param>
    void TellGuard(ulong? answer);

    /// <summary>Hands an entry to the journal. The answer comes back as <c>TreatmentRoom.JournalFlushed</c> or <c>JournalFailed</c>.</summary>
    void Append(JournalEntry entry);

    void Sample(SessionSample sample);

    void Answer(OperatorRequest request, OperatorAnswer answer);

    void Cue(SoundCue cue);
}
