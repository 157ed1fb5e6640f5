using System.Collections.Immutable;
using System.Device.Gpio;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports;

/// <summary>The pins of a room on System.Device.Gpio. Outputs start at their safe level in the same call that claims them; every write is read back.</summary>
/// <remarks>Any thread may read and write. A chip that fails is let go as a whole and found again by its label with <see cref="OpenMissing"/>.</remarks>
public sealed class GpioPinBank : IPinBank
{
    static readonly TimeSpan LongestClose = TimeSpan.FromMilliseconds(500);

    readonly Func<string, PinChip?> _find;
    readonly ImmutableArray<PinPlan> _pins;
    readonly ImmutableArray<bool> _safeLevels;
    readonly Line?[] _lines;
    readonly Lock _opening = new();
    readonly Dictionary<string, Opened> _chips = new(StringComparer.Ordinal);
    bool _disposed;

    /// <param name="owner">Only this process's lines are claimed: every line has one owner.</param>
    /// <param name="find">A chip by its label: of the kernel, or of a simulator.</param>
    public GpioPinBank(RoomPlan plan, PinOwner owner, Func<string, PinChip?> find)
    {
        _find = find;
        _pins = [.. plan.Pins.Where(pin => pin.Owner == owner)];
        _safeLevels = [.. plan.Pins.Select(pin => plan.SafeLevel(pin))];
        _lines = new Line?[plan.Pins.Length];
    }

    sealed record Opened(GpioController Controller, Func<string, int?> FindLine);

    sealed record Line(Opened Chip, int Offset, PinChangeEventHandler? Handler);

    public event Action<PinId>? Changed;

    public bool IsComplete
    {
        get
        {
            foreach (var pin in _pins)
                if (Volatile.Read(ref _lines[pin.Id.Index]) is null) return false;
            return true;
        }
    }

    public ImmutableArray<PinProblem> OpenMissing()
    {
        lock (_opening)
        {
            if (_disposed) return [];
            var problems = ImmutableArray.CreateBuilder<PinProblem>();
            foreach (var chip in _pins.Where(pin => _lines[pin.Id.Index] is null).GroupBy(pin => pin.Chip))
                if (OpenChip(chip.Key, problems) is { } opened)
                    foreach (var pin in chip)
                        if (OpenLine(opened, pin) is { } problem) problems.Add(problem);
            return problems.ToImmutable();
        }
    }

    public bool? Read(PinId pin)
    {
        if (Volatile.Read(ref _lines[pin.Index]) is not { } line) return null;
        try
        {
            return line.Chip.Controller.Read(line.Offset) == PinValue.High;
        }
        catch (Exception)
        {
            // A driver may throw anything once its chip is gone; what matters is that the level is unknown.
            Lose(line.Chip);
            return null;
        }
    }

    public bool Write(PinId pin, bool high)
    {
        if (Volatile.Read(ref _lines[pin.Index]) is not { } line) return false;
        try
        {
            line.Chip.Controller.Write(line.Offset, high ? PinValue.High : PinValue.Low);
            // A write to a chip that is gone succeeds silently with some drivers: only reading tells.
            return line.Chip.Controller.Read(line.Offset) == PinValue.High == high;
        }
        catch (Exception)
        {
            Lose(line.Chip);
            return false;
        }
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _disposed = true;
            foreach (var pin in _pins)
                if (pin.IsOutput) Write(pin.Id, _safeLevels[pin.Id.Index]);
            foreach (var chip in _chips.Values.ToArray()) Forget(chip);
        }
    }

    Opened? OpenChip(string label, ImmutableArray<PinProblem>.Builder problems)
    {
        if (_chips.TryGetValue(label, out var known)) return known;
        try
        {
            if (_find(label) is { } chip) return _chips[label] = new(new GpioController(chip.Driver), chip.FindLine);
            problems.Add(PinProblems.ChipMissing(label));
        }
        catch (Exception failure)
        {
            problems.Add(PinProblems.ChipFailed(label, failure));
        }
        return null;
    }

    PinProblem? OpenLine(Opened chip, PinPlan pin)
    {
        try
        {
            if (chip.FindLine(pin.Line) is not { } offset) return PinProblems.LineMissing(pin);
            if (pin.IsOutput)
                chip.Controller.OpenPin(offset, PinMode.Output, _safeLevels[pin.Id.Index] ? PinValue.High : PinValue.Low);
            else
                chip.Controller.OpenPin(offset, PinMode.Input);
            Volatile.Write(ref _lines[pin.Id.Index], new(chip, offset, pin.IsOutput ? null : Watch(chip, offset, pin.Id)));
            return null;
        }
        catch (Exception failure)
        {
            return PinProblems.LineFailed(pin, failure);
        }
    }

    PinChangeEventHandler? Watch(Opened chip, int offset, PinId pin)
    {
        void Hint(object sender, PinValueChangedEventArgs change) => Changed?.Invoke(pin);
        try
        {
            chip.Controller.RegisterCallbackForPinValueChangedEvent(offset, PinEventTypes.Rising | PinEventTypes.Falling, Hint);
            return Hint;
        }
        catch (Exception failure) when (failure is NotSupportedException or NotImplementedException or IOException or InvalidOperationException)
        {
            // Without edges the poll alone sees the change, a millisecond or two later.
            return null;
        }
    }

    /// <summary>Never waits: the room's loop comes through here. The chip is put away on another thread.</summary>
    void Lose(Opened chip)
    {
        if (Release(chip)) ThrowAwayThread.Run(() => Forget(chip), TimeSpan.Zero);
    }

    /// <returns>True for the one who took the first of its lines away.</returns>
    bool Release(Opened chip)
    {
        var any = false;
        for (var index = 0; index < _lines.Length; index++)
            if (Volatile.Read(ref _lines[index]) is { } line && ReferenceEquals(line.Chip, chip))
                any |= Interlocked.CompareExchange(ref _lines[index], null, line) == line;
        return any;
    }

    void Forget(Opened chip)
    {
        lock (_opening)
        {
            Release(chip);
            if (_chips.FirstOrDefault(held => ReferenceEquals(held.Value, chip)).Key is not { } label) return;
            _chips.Remove(label);
        }
        ThrowAwayThread.Run(chip.Controller.Dispose, LongestClose);
    }
}
