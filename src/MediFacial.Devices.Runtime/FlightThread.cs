using System.Buffers;
using MediFacial.Devices.Wire.Recording;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The thread that puts the flight record on the disk. It may be slow or fail: then the record ends and says so, and the room goes on without it.</summary>
/// <remarks>The room's thread only swaps a full block for an empty one, under a lock that nobody holds while they work.</remarks>
public sealed class FlightThread : IFlightReel
{
    readonly Stream _file;
    readonly long _longest;
    readonly ILogger _log;
    readonly Lock _gate = new();
    readonly Queue<FlightBlock> _full = new(Bounds.FlightBlocks);
    readonly Stack<FlightBlock> _empty = new(Bounds.FlightBlocks);
    readonly AutoResetEvent _arrived = new(false);
    readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
    Thread? _thread;
    FlightEnd? _end;
    long _written;

    /// <param name="file">Begun already, with the start image. This thread owns it from now on.</param>
    /// <param name="longest">In bytes; where it is reached, the record ends.</param>
    public FlightThread(Stream file, long longest, ILogger log)
    {
        (_file, _longest, _log) = (file, longest, log);
        for (var count = 0; count < Bounds.FlightBlocks; count++) _empty.Push(new());
    }

    /// <summary>Null while it goes on.</summary>
    public FlightEnd? Ended
    {
        get
        {
            lock (_gate) return _end;
        }
    }

    public void Start() => _thread = RoomThread.Start("flight", urgent: false, Run);

    FlightBlock? IFlightReel.Turn(FlightBlock? full)
    {
        lock (_gate)
        {
            if (_end is not null) return null;
            if (full is not null) _full.Enqueue(full);
            if (!_empty.TryPop(out var next)) _end = FlightEnd.FellBehind;
            _arrived.Set();
            return next;
        }
    }

    void IFlightReel.End(FlightBlock last)
    {
        lock (_gate)
        {
            if (_end is not null) return;
            _full.Enqueue(last);
            _end = FlightEnd.Ended;
        }
        _arrived.Set();
    }

    /// <summary>Writes what waits, then ends. The room does not run any more.</summary>
    public void End(TimeSpan atMost)
    {
        lock (_gate) _end ??= FlightEnd.Ended;
        _arrived.Set();
        _thread?.Join(atMost);
    }

    void Run()
    {
        using var writer = new FlightWriter();
        try
        {
            while (Take() is { } block) Write(writer, block);
            FlightWriter.End(_bytes, Ended!.Value);
            Flush();
            if (Ended == FlightEnd.FellBehind) _log.LogError("The flight record ends here: the disk did not keep up. Sessions from now on cannot be replayed before the controller has been started again.");
            if (Ended == FlightEnd.Full) _log.LogWarning("The flight record ends here: it is as long as it may be. Start the controller again at the next occasion; sessions from now on cannot be replayed before that.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Cut(FlightEnd.FellBehind);
            _log.LogError(failure, "The flight record cannot be written. Sessions from now on cannot be replayed; treatments go on.");
        }
        finally
        {
            _file.Dispose();
        }
    }

    FlightBlock? Take()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_full.TryDequeue(out var block)) return block;
                if (_end is not null) return null;
            }
            _arrived.WaitOne();
        }
    }

    void Write(FlightWriter writer, FlightBlock block)
    {
        writer.Block(_bytes, block);
        Flush();
        block.Clear();
        lock (_gate) _empty.Push(block);
        if (_written > _longest) Cut(FlightEnd.Full);
    }

    // Not forced to the platter: a killed controller loses nothing of it, a power cut some seconds.
    void Flush()
    {
        _file.Write(_bytes.WrittenSpan);
        _file.Flush();
        _written += _bytes.WrittenCount;
        _bytes.ResetWrittenCount();
    }

    // What still waits goes: behind a gap nothing can be replayed.
    void Cut(FlightEnd why)
    {
        lock (_gate)
        {
            _end = why;
            _full.Clear();
        }
    }
}
