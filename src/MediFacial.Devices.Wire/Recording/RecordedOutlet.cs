using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>An outlet, and beside it the record of what went out.</summary>
sealed class RecordedOutlet(IRoomOutlet outlet, FlightRecorder recorder) : IRoomOutlet
{
    public void Transmit(PortId port, ReadOnlySpan<byte> frame)
    {
        recorder.Effect(FlightItem.Frame(port, frame));
        outlet.Transmit(port, frame);
    }

    // What the pin answers belongs to the record: the room decides on it.
    public bool SetPin(PinId pin, bool high)
    {
        var took = outlet.SetPin(pin, high);
        recorder.Effect(FlightItem.PinSet(pin, high, took));
        return took;
    }

    public void ArmEnergy(long guardTicket)
    {
        recorder.Effect(FlightItem.Armed(guardTicket));
        outlet.ArmEnergy(guardTicket);
    }

    public void KickEnergy()
    {
        outlet.KickEnergy();
        recorder.Effect(new(FlightMark.Kicked));
    }

    public void DropEnergy()
    {
        outlet.DropEnergy();
        recorder.Effect(new(FlightMark.Dropped));
    }

    public void TellGuard(ulong? answer)
    {
        recorder.Effect(FlightItem.GuardTold(answer));
        outlet.TellGuard(answer);
    }

    public void Append(JournalEntry entry)
    {
        recorder.Effect(FlightItem.Entry(entry));
        outlet.Append(entry);
    }

    public void Sample(SessionSample sample)
    {
        recorder.Effect(FlightItem.Sample(sample));
        outlet.Sample(sample);
    }

    public void Answer(OperatorRequest request, OperatorAnswer answer)
    {
        recorder.Effect(FlightItem.Answer(request, answer));
        outlet.Answer(request, answer);
    }

    public void Cue(SoundCue cue)
    {
        recorder.Effect(FlightItem.Cue(cue));
        outlet.Cue(cue);
    }
}
