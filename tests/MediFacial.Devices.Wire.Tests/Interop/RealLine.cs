using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Ports;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests.Interop;

/// <summary>A schedule on a real serial port in real time.</summary>
sealed class RealLine : IDisposable
{
    readonly SerialPort _port;
    readonly BlockingCollection<(byte[] Bytes, long At)> _arrived = [];
    readonly Thread _reader;
    readonly Stopwatch _clock = Stopwatch.StartNew();

    public RealLine(RoomPlan plan, string path)
    {
        Schedule = new PortSchedule(plan, BenchRoom.Port, Heard);
        // A pseudo-terminal knows no parity.
        _port = new SerialPort(path, 19200, Parity.None, 8, StopBits.One) { ReadTimeout = 100, WriteTimeout = 1000 };
        _port.Open();
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
        Schedule.Opened(Now);
    }

    public Listener Heard { get; } = new();
    public PortSchedule Schedule { get; }
    public Instant Now => new(_clock.Elapsed.Ticks);

    /// <summary>Runs the port until something holds; fails after a generous time.</summary>
    public void RunUntil(Func<bool> holds, string what)
    {
        var limit = Now + TimeSpan.FromSeconds(20);
        while (!holds())
        {
            Now.ShouldBeLessThan(limit, $"waiting for: {what}");
            if (Schedule.TryTransmit(Now, out var frame)) _port.BaseStream.Write(frame);
            var wait = Math.Clamp((Schedule.NextDeadline.Ticks - Now.Ticks) / TimeSpan.TicksPerMillisecond, 0, 20);
            if (_arrived.TryTake(out var arrived, (int)wait)) Schedule.Receive(arrived.Bytes, new Instant(arrived.At));
            Schedule.Tick(Now);
        }
    }

    /// <summary>Submits a command anew until it ends as wished: a busy machine may let one run out of time.</summary>
    public void Insist(Func<Command> make, Func<Command, bool> ended)
    {
        Command? last = null;
        RunUntil(
            () =>
            {
                if (last is not null && ended(last)) return true;
                if (Schedule.Link(new(0)) == LinkState.Up && (last is null || Heard.Failed.Any(item => item.Command == last)))
                    Schedule.Submit(last = make(), Now);
                return false;
            },
            "the command to end as wished");
    }

    public bool IsConfirmed(Command command) => Heard.Confirmed.Any(item => item.Command == command);

    public void Dispose()
    {
        _port.Close();
        _reader.Join(2000);
        _arrived.Dispose();
    }

    void Read()
    {
        var buffer = new byte[512];
        while (_port.IsOpen)
        {
            try
            {
                var count = _port.Read(buffer, 0, buffer.Length);
                _arrived.Add((buffer[..count], _clock.Elapsed.Ticks));
            }
            catch (TimeoutException)
            {
                // Nothing came: look whether the port is still open.
            }
            catch (Exception closed) when (closed is InvalidOperationException or IOException or OperationCanceledException)
            {
                return;
            }
        }
    }
}
