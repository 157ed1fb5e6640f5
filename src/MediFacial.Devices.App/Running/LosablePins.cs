using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App.Running;

/// <summary>Pins of a simulated room whose inputs cannot be read while they are lost; outputs go on.</summary>
sealed class LosablePins(IPinBank bank, Func<bool> areLost) : IPinBank
{
    public event Action<PinId>? Changed
    {
        add => bank.Changed += value;
        remove => bank.Changed -= value;
    }

    public bool IsComplete => bank.IsComplete;

    public bool? Read(PinId pin) => areLost() ? null : bank.Read(pin);

    public bool Write(PinId pin, bool high) => bank.Write(pin, high);

    public ImmutableArray<PinProblem> OpenMissing() => bank.OpenMissing();

    public void Dispose() => bank.Dispose();
}
