using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>
/// Checks that a part on a serial line does what its profile promises. Bytes in, bytes out, and time as an argument: the same checks run
/// on twins in virtual time and on a port.
/// </summary>
/// <remarks>
/// Drive it like a <see cref="PortSchedule"/>: <see cref="Receive"/> what comes, <see cref="Tick"/> and <see cref="TryTransmit"/> at
/// <see cref="NextDeadline"/>, until <see cref="IsDone"/>. Without <see cref="ConformanceSetup.Energise"/> it writes safe values only, and it
/// writes nothing at all to a part that is not the one of the profile. It ends by making every output safe, also after <see cref="Interrupt"/>.
/// </remarks>
public sealed class ConformanceRun
{
    readonly ConformanceBench _bench;
    readonly Queue<ConformanceCheck> _waiting;
    readonly ConformanceCheck _last;
    IEnumerator<WireStep>? _steps;
    ConformanceCheck? _running;
    WireStep? _step;
    Instant _earliest, _until;
    bool _said;

    /// <exception cref="ArgumentException">The part has no serial wire.</exception>
    public ConformanceRun(ConformanceSetup setup)
    {
        _bench = new ConformanceBench(setup);
        _waiting = new(ConformanceChecks.Of(_bench));
        _last = ConformanceChecks.LeftSafe(_bench);
    }

    /// <summary>In the order of the checks; complete when <see cref="IsDone"/>.</summary>
    public ImmutableArray<ConformanceRow> Rows => [.. _bench.Rows];

    public bool IsDone { get; private set; }

    /// <summary>The part said something at least once.</summary>
    public bool WasHeard => _bench.Exchanges > _bench.Lost;

    /// <summary>What somebody has to do now; the check goes on by itself once it is done.</summary>
    public ConformanceHand Hand => _bench.Hand;

    /// <summary>What is being checked.</summary>
    public string Doing => _running?.Name ?? "";

    /// <summary>Reply times of good answers, without the time on the line.</summary>
    public ConformanceTimes Times => ConformanceTimes.Of(_bench.ReplyTimes);

    /// <summary>The port is open.</summary>
    public void Begin(Instant now)
    {
        _bench.QuietSince = now;
        Next(now);
    }

    /// <summary>It was ended early.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Ends the checks early: what is left is not tried, and the part is left safe.</summary>
    public void Interrupt(Instant now)
    {
        if (IsDone || WasInterrupted) return;
        WasInterrupted = true;
        _bench.Hand = ConformanceHand.None;
        // A reply may be under way; what makes safe must not run into it.
        if (_step is not { Bytes.Length: > 0 } || !_said) Next(now);
    }

    /// <summary>Bytes from the port, in any pieces.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, Instant arrivedAt)
    {
        if (IsDone || bytes.IsEmpty) return;
        if (_step is not { } step || !_said)
        {
            _bench.Unasked(bytes, arrivedAt);
            _earliest = Later(_earliest, arrivedAt + _bench.Codec.Gap);
            return;
        }
        if (_bench.Hear(step, bytes, arrivedAt)) Next(arrivedAt);
    }

    /// <summary>What is to be said now, if anything. Call after every other method.</summary>
    /// <param name="frame">Valid until the next call.</param>
    public bool TryTransmit(Instant now, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (_step is not { } step || _said || now < _earliest) return false;
        (_said, _until) = (true, now + step.Listen);
        _bench.Said(step, now);
        frame = step.Bytes;
        return !frame.IsEmpty;
    }

    public void Tick(Instant now)
    {
        if (_said && _until <= now) Next(now);
    }

    public Instant NextDeadline => IsDone || _step is null ? Instant.Never : _said ? _until : _earliest;

    void Next(Instant now)
    {
        (_step, _said) = (null, false);
        _bench.Now = now;
        if (WasInterrupted && _running != _last) Abandon();
        while (true)
        {
            if (_steps is not null && _steps.MoveNext())
            {
                _step = _steps.Current;
                _earliest = Later(now, _bench.QuietSince + (_step.Pause ?? _bench.Codec.Gap));
                return;
            }
            _steps?.Dispose();
            if (_running == _last)
            {
                (IsDone, _running, _steps) = (true, null, null);
                return;
            }
            _running = _waiting.Count > 0 ? _waiting.Dequeue() : _last;
            _steps = Begin(_running);
        }
    }

    void Abandon()
    {
        foreach (var check in _running is null ? _waiting : _waiting.Prepend(_running)) _bench.NotTried(check.Name, check.Promised, check.Path, "interrupted");
        _waiting.Clear();
        _steps?.Dispose();
        (_steps, _running) = (null, null);
    }

    IEnumerator<WireStep>? Begin(ConformanceCheck check)
    {
        if (!check.NeedsOurs || _bench.IsOurs) return check.Steps().GetEnumerator();
        _bench.NotTried(check.Name, check.Promised, check.Path, WasHeard ? "this is not the part of the profile, so nothing is written to it" : "it does not say who it is, so nothing is written to it");
        return null;
    }

    static Instant Later(Instant a, Instant b) => a > b ? a : b;
}
