using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Runtime.Guard;

/// <summary>The guard's two lines. Every write is read back by the bank; a level that did not take means that the line is not ours.</summary>
sealed class GuardPins(RoomPlan plan, IPinBank bank)
{
    readonly PinPlan _permit = plan.Pin(LineRole.EnergyPermit) ?? throw new ArgumentException("This room has no energy-permit line.", nameof(plan));
    readonly PinPlan? _sounder = plan.Pin(LineRole.GuardSounder);

    /// <summary>False as long as the permit line cannot be read.</summary>
    public bool OwnsContact => bank.Read(_permit.Id) is not null;

    public void Permit(bool on) => bank.Write(_permit.Id, on == _permit.ActiveHigh);

    public void Sound(bool on)
    {
        if (_sounder is not null) bank.Write(_sounder.Id, on == _sounder.ActiveHigh);
    }

    public void OpenMissing()
    {
        if (!bank.IsComplete) bank.OpenMissing();
    }
}
