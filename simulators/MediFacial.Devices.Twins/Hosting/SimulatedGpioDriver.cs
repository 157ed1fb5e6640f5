using System.Device.Gpio;
using System.Net.Sockets;
using System.Text;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>System.Device.Gpio driver of the simulated chip <c>room-pins</c>: a client of the twin server. Pin numbers are offsets of its lines; use <see cref="FindLine"/>.</summary>
/// <remarks>
/// Like a kernel chip: a line has one owner (a second one gets an <see cref="IOException"/> that says busy), and goes back to its pull level when its owner
/// closes it or dies. Calls are synchronous round trips and may come from any thread.
/// </remarks>
public sealed class SimulatedGpioDriver : GpioDriver
{
    readonly Socket _socket;
    readonly string _folder;
    readonly string[] _names;
    readonly PinMode[] _modes;
    readonly byte[] _request = new byte[PinProtocol.RequestLength];
    readonly byte[] _answer = new byte[PinProtocol.AnswerLength];
    readonly Lock _asking = new();
    readonly Lock _watching = new();
    PinWatch? _watch;

    /// <exception cref="IOException">Nobody serves this folder.</exception>
    public SimulatedGpioDriver(string dataFolder)
    {
        _folder = dataFolder;
        _socket = PinSocket.Connect(dataFolder);
        _names = AskNames();
        _modes = new PinMode[_names.Length];
    }

    /// <summary>Label of the only chip that the server has.</summary>
    public static string ChipLabel => RoomLines.Chip;

    /// <summary>Offset of a line by its name; null when there is none.</summary>
    public int? FindLine(string name) => Array.IndexOf(_names, name) is var line and >= 0 ? line : null;

    /// <exception cref="ArgumentException">No such line.</exception>
    public int LineNumber(string name) =>
        FindLine(name) ?? throw new ArgumentException($"Chip {ChipLabel} has no line '{name}'; it has {string.Join(", ", _names)}.", nameof(name));

    protected override int PinCount => _names.Length;

    protected override void OpenPin(int pinNumber) => OpenAs(pinNumber, PinAsk.OpenInput, PinMode.Input);

    protected override void ClosePin(int pinNumber) => Ask(PinAsk.Close, pinNumber, 0);

    protected override void SetPinMode(int pinNumber, PinMode mode) => SetPinMode(pinNumber, mode, PinValue.Low);

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        if (!IsPinModeSupported(pinNumber, mode)) throw new InvalidOperationException($"{_names[pinNumber]} does not support {mode}.");
        OpenAs(pinNumber, mode == PinMode.Input ? PinAsk.OpenInput : initialValue == PinValue.High ? PinAsk.OpenOutputHigh : PinAsk.OpenOutputLow, mode);
    }

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    protected override PinValue Read(int pinNumber) => Ask(PinAsk.Read, pinNumber, 0);

    protected override void Write(int pinNumber, PinValue value) => Ask(PinAsk.Write, pinNumber, value == PinValue.High ? (byte)1 : (byte)0);

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        using var happened = new SemaphoreSlim(0);
        var kind = PinEventTypes.None;
        void Note(object sender, PinValueChangedEventArgs change)
        {
            kind = change.ChangeType;
            happened.Release();
        }
        AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, Note);
        try
        {
            happened.Wait(cancellationToken);
            return new WaitForEventResult { EventTypes = kind };
        }
        catch (OperationCanceledException)
        {
            return new WaitForEventResult { TimedOut = true };
        }
        finally
        {
            RemoveCallbackForPinValueChangedEvent(pinNumber, Note);
        }
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        lock (_watching) _watch ??= new PinWatch(PinSocket.Connect(_folder), this);
        _watch.Add(pinNumber, eventTypes, callback);
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => _watch?.Remove(pinNumber, callback);

    protected override void Dispose(bool disposing)
    {
        // A constructor that found nobody leaves no socket, and the finalizer comes here all the same.
        _watch?.Dispose();
        _socket?.Dispose();
        base.Dispose(disposing);
    }

    void OpenAs(int line, PinAsk ask, PinMode mode)
    {
        Ask(ask, line, 0);
        _modes[line] = mode;
    }

    bool Ask(PinAsk ask, int line, byte value)
    {
        PinStatus status;
        bool level;
        lock (_asking)
        {
            (_request[0], _request[1], _request[2]) = ((byte)ask, (byte)line, value);
            PinSocket.Exchange(_socket, _request, _answer);
            (status, level) = ((PinStatus)_answer[0], _answer[1] != 0);
        }
        return status switch
        {
            PinStatus.Ok => level,
            PinStatus.Busy => throw new IOException($"Line {NameOf(line)} of chip {ChipLabel} is busy: another process or controller owns it."),
            _ => throw new IOException($"Chip {ChipLabel} refuses {ask} on line {NameOf(line)}: it is not open here or of the other direction."),
        };
    }

    string NameOf(int line) => line < _names.Length ? _names[line] : line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    string[] AskNames()
    {
        var length = new byte[2];
        PinSocket.Exchange(_socket, [(byte)PinAsk.Names, 0, 0, 0], length);
        var names = new byte[(length[0] << 8) | length[1]];
        PinSocket.Fill(_socket, names);
        return Encoding.ASCII.GetString(names).Split('\n');
    }
}
