using System.Diagnostics;
using System.IO.Ports;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.Wire.Tests.Interop;

/// <summary>A conformance run on a real serial port in real time.</summary>
sealed class RawLine : IDisposable
{
    readonly SerialPort _port;
    readonly Stopwatch _clock = Stopwatch.StartNew();

    public RawLine(string path)
    {
        // A pseudo-terminal knows no parity.
        _port = new SerialPort(path, 19200, Parity.None, 8, StopBits.One) { WriteTimeout = 1000 };
        _port.Open();
    }

    Instant Now => new(_clock.Elapsed.Ticks);

    public void Play(ConformanceRun run)
    {
        var buffer = new byte[512];
        run.Begin(Now);
        while (!run.IsDone)
        {
            Now.ShouldBeLessThan(Instant.FromSeconds(60), run.Doing);
            run.Tick(Now);
            if (run.TryTransmit(Now, out var frame)) _port.BaseStream.Write(frame);
            var wait = Math.Min((run.NextDeadline.Ticks - Now.Ticks) / TimeSpan.TicksPerMillisecond, 20);
            if (wait <= 0) continue;
            _port.ReadTimeout = (int)wait;
            try
            {
                var count = _port.Read(buffer, 0, buffer.Length);
                run.Receive(buffer.AsSpan(0, count), Now);
            }
            catch (TimeoutException)
            {
                // Nothing came in the meantime.
            }
        }
    }

    public void Dispose() => _port.Close();
}
