using System.Diagnostics.CodeAnalysis;
using System.IO.Ports;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports;

/// <summary>A serial port elsewhere than on Linux: the stream of <see cref="SerialPort"/>.</summary>
sealed class StreamByteLink : IByteLink
{
    static readonly TimeSpan LongestClose = TimeSpan.FromMilliseconds(500);

    readonly SerialPort _port;
    readonly Stream _stream;
    readonly Lock _gate = new();
    CancellationTokenSource _wake = new();
    bool _hungUp;

    StreamByteLink(SerialPort port) => (_port, _stream) = (port, port.BaseStream);

    public static bool TryOpen(
        string path, SerialSettings settings, [NotNullWhen(true)] out IByteLink? link, [NotNullWhen(false)] out LinkProblem? problem)
    {
        link = null;
        problem = null;
        var port = SerialPortSettings.Make(path, settings);
        try
        {
            SerialPortSettings.Open(port);
            port.DiscardInBuffer();
            link = new StreamByteLink(port);
            return true;
        }
        catch (Exception failure) when (OpenProblem.Explains(failure))
        {
            port.Dispose();
            problem = OpenProblem.OfException(path, settings, failure);
            return false;
        }
    }

    public ByteLinkRead Read(Span<byte> buffer, TimeSpan timeout, out int count)
    {
        count = 0;
        if (_hungUp) return ByteLinkRead.HungUp;
        var woken = Token();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(woken);
        limit.CancelAfter(timeout);
        var bytes = new byte[buffer.Length];
        try
        {
            // The stream's own read ignores its time limit; the token it does honour, and it loses no byte to it.
            count = _stream.ReadAsync(bytes, limit.Token).AsTask().GetAwaiter().GetResult();
            bytes.AsSpan(0, count).CopyTo(buffer);
            return count > 0 ? ByteLinkRead.Data : HangUp();
        }
        catch (OperationCanceledException)
        {
            return woken.IsCancellationRequested ? ByteLinkRead.Cancelled : ByteLinkRead.Timeout;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return HangUp();
        }
    }

    public bool Write(ReadOnlySpan<byte> frame, TimeSpan timeout)
    {
        if (_hungUp) return false;
        try
        {
            _stream.WriteTimeout = Math.Max(1, (int)timeout.TotalMilliseconds);
            _stream.Write(frame);
            return true;
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            HangUp();
            return false;
        }
    }

    public void Wake()
    {
        lock (_gate) _wake.Cancel();
    }

    public void Dispose()
    {
        _hungUp = true;
        Wake();
        ThrowAwayThread.Run(_port.Dispose, LongestClose);
    }

    ByteLinkRead HangUp()
    {
        _hungUp = true;
        return ByteLinkRead.HungUp;
    }

    CancellationToken Token()
    {
        lock (_gate)
        {
            var current = _wake.Token;
            // A wake-up counts once: it ends this read, and the next one waits anew.
            if (current.IsCancellationRequested) _wake = new();
            return current;
        }
    }
}
