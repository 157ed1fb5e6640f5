using System.Diagnostics.CodeAnalysis;
using System.IO.Ports;
using System.Runtime.InteropServices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Wire;
using static MediFacial.Devices.Transports.LinuxCalls;

namespace MediFacial.Devices.Transports;

/// <summary>A serial port on Linux: <see cref="SerialPort"/> opens and configures it and is then left alone; bytes go over a descriptor that was opened first.</summary>
/// <remarks>So System.IO.Ports owns speed, parity and modem lines, while neither its 2 ms loop nor its behaviour after a hang-up is in the way of a byte.
/// Reading and writing allocate nothing. One thread reads and writes; any thread may wake or dispose.</remarks>
public sealed class SerialByteLink : IByteLink
{
    static readonly TimeSpan LongestClose = TimeSpan.FromMilliseconds(500);

    readonly DescriptorLine _line;
    readonly SerialPort _settings;
    int _disposed;

    SerialByteLink(DescriptorLine line, SerialPort settings) => (_line, _settings) = (line, settings);

    /// <summary>Opens a port, or says why not. What it held unread is thrown away.</summary>
    /// <param name="path">Such as <c>/dev/serial/by-id/…</c>; links are followed. A relative path is meant inside <paramref name="folder"/>.</param>
    public static bool TryOpen(
        string path, string folder, SerialSettings settings, [NotNullWhen(true)] out IByteLink? link, [NotNullWhen(false)] out LinkProblem? problem)
    {
        if (OperatingSystem.IsLinux()) return TryOpenOnLinux(SerialPath.Resolve(path, folder), settings, out link, out problem);
        return StreamByteLink.TryOpen(path, settings, out link, out problem);
    }

    static bool TryOpenOnLinux(string path, SerialSettings settings, out IByteLink? link, out LinkProblem? problem)
    {
        link = null;
        var descriptor = new Descriptor(Open(path, ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec));
        if (descriptor.IsInvalid)
        {
            problem = OpenProblem.OfError(path, Marshal.GetLastPInvokeError());
            return false;
        }
        var port = SerialPortSettings.Make(path, settings);
        try
        {
            problem = Claim(descriptor, path);
            if (problem is null) Configure(descriptor, port);
        }
        catch (Exception failure) when (OpenProblem.Explains(failure))
        {
            problem = OpenProblem.OfException(path, settings, failure);
        }
        if (problem is not null)
        {
            descriptor.Dispose();
            port.Dispose();
            return false;
        }
        if (path.StartsWith("/dev/pts/", StringComparison.Ordinal)) AllowReopening(descriptor);
        var line = new DescriptorLine(descriptor);
        line.DiscardStale();
        link = new SerialByteLink(line, port);
        return true;
    }

    /// <summary>A pseudo-terminal keeps its settings while its far end lives, and takes no parity. The C library reports that as an error when nothing else changes either,
    /// so a second opening of the same pair would fail: something else is made to change.</summary>
    static void Configure(Descriptor descriptor, SerialPort port)
    {
        try
        {
            SerialPortSettings.Open(port);
        }
        catch (ArgumentException)
        {
            DisturbSpeed(descriptor, port.BaudRate);
            SerialPortSettings.Open(port);
        }
    }

    /// <summary>SerialPort's claim dies with the last user of a real port. A pseudo-terminal lives on in its simulator, and so would the claim of a controller
    /// that was killed: the next one could never open it. The lock does not outlive its owner.</summary>
    static unsafe void AllowReopening(Descriptor descriptor)
    {
        if (!descriptor.TryHold(out var number)) return;
        Control(number, GiveUpExclusiveUse, null);
        descriptor.LetGo();
    }

    static unsafe void DisturbSpeed(Descriptor descriptor, int wanted)
    {
        if (!descriptor.TryHold(out var number)) return;
        try
        {
            var settings = stackalloc byte[SettingsSize];
            if (GetSettings(number, settings) != 0) return;
            const uint speed9600 = 0xD, speed4800 = 0xC;
            SetSpeed(settings, wanted == 9600 ? speed4800 : speed9600);
            SetSettings(number, 0, settings);
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    /// <summary>SerialPort's own claim does not keep out a second program that runs as root; the lock does, as long as that program asks for it too.</summary>
    static LinkProblem? Claim(Descriptor descriptor, string path)
    {
        if (!descriptor.TryHold(out var number)) return OpenProblem.NotSerial(path);
        try
        {
            if (IsTerminal(number) != 1) return OpenProblem.NotSerial(path);
            return Lock(number, LockExclusively | LockWithoutWaiting) == 0 ? null : OpenProblem.OfError(path, Busy);
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    public ByteLinkRead Read(Span<byte> buffer, TimeSpan timeout, out int count) => _line.Read(buffer, timeout, out count);

    public bool Write(ReadOnlySpan<byte> frame, TimeSpan timeout) => _line.Write(frame, timeout);

    public void Wake() => _line.Wake();

    /// <summary>Returns within half a second, also when the driver does not.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _line.Dispose();
        ThrowAwayThread.Run(_settings.Dispose, LongestClose);
    }
}
