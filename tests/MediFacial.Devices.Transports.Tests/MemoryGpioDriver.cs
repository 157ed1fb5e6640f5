using System.Device.Gpio;

namespace MediFacial.Devices.Transports.Tests;

/// <summary>A chip with four lines in memory that can be busy, lost, or fail to take a level.</summary>
sealed class MemoryGpioDriver : GpioDriver
{
    readonly bool[] _levels = new bool[4];
    PinChangeEventHandler? _handler;

    public List<string> Calls { get; } = [];
    public bool Lost { get; set; }
    public int? Busy { get; set; }
    public int? Stuck { get; set; }

    public static int? Find(string name) => name switch { "ESTOP" => 0, "HEATER" => 1, "BEACON" => 2, _ => null };

    public bool Level(int line) => _levels[line];

    public void Drive(int line, bool high)
    {
        _levels[line] = high;
        _handler?.Invoke(this, new PinValueChangedEventArgs(high ? PinEventTypes.Rising : PinEventTypes.Falling, line));
    }

    protected override int PinCount => 4;
    protected override void OpenPin(int pinNumber)
    {
        if (Busy == pinNumber) throw new IOException("Error: 16, device or resource busy");
    }
    protected override void ClosePin(int pinNumber) => Calls.Add($"close {pinNumber}");
    protected override void SetPinMode(int pinNumber, PinMode mode) => Calls.Add($"mode {pinNumber} {mode}");
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        Calls.Add($"mode {pinNumber} {mode} {initialValue}");
        _levels[pinNumber] = initialValue == PinValue.High;
    }
    protected override PinMode GetPinMode(int pinNumber) => PinMode.Output;
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;
    protected override PinValue Read(int pinNumber) => Lost ? throw new IOException("error: 19") : _levels[pinNumber] ? PinValue.High : PinValue.Low;
    protected override void Write(int pinNumber, PinValue value)
    {
        if (Stuck != pinNumber && !Lost) _levels[pinNumber] = value == PinValue.High;
    }
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => default;
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => _handler += callback;
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => _handler -= callback;
}
