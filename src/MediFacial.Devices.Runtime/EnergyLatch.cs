namespace MediFacial.Devices.Runtime;

/// <summary>Whether the energy-run contact may be pulsed. Any thread may drop it; only the room's loop may arm it, with a ticket that every drop makes void.</summary>
/// <remarks>Lock-free: a thread that drops never waits for another one. A ticket is taken before the evaluation that leads to arming, so that a drop
/// which that evaluation has not seen wins.</remarks>
public sealed class EnergyLatch
{
    const long Armed = 1, Barred = 2, OneDrop = 4;

    readonly Func<bool, bool> _setPin;
    long _state;

    /// <param name="setPin">Sets the line of the contact (true: towards energy); false when the level did not take.</param>
    public EnergyLatch(Func<bool, bool> setPin) => _setPin = setPin;

    public bool IsArmed => (Volatile.Read(ref _state) & Armed) != 0;

    /// <summary>Void after the next drop.</summary>
    public long Ticket => Volatile.Read(ref _state) / OneDrop;

    /// <returns>False when something dropped since the ticket was taken, or bars.</returns>
    public bool Arm(long ticket)
    {
        var free = ticket * OneDrop;
        var before = Interlocked.CompareExchange(ref _state, free | Armed, free);
        return before == free || before == (free | Armed);
    }

    /// <summary>Void tickets, no more pulses, line low.</summary>
    public void Drop()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (Interlocked.CompareExchange(ref _state, (state & ~Armed) + OneDrop, state) == state) break;
        }
        _setPin(false);
    }

    /// <summary>Drops, and keeps anybody from arming until <see cref="Unbar"/>: while the emergency stop is open.</summary>
    public void Bar()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if ((state & Barred) != 0) return;
            if (Interlocked.CompareExchange(ref _state, ((state & ~Armed) | Barred) + OneDrop, state) == state) break;
        }
        _setPin(false);
    }

    /// <summary>Arms nothing.</summary>
    public void Unbar() => Interlocked.And(ref _state, ~Barred);

    /// <summary>One short low pulse into the monostable, when armed; the line rests high until the latch drops. Only the room's loop calls it.</summary>
    /// <returns>False when nothing was pulsed, or a level did not take.</returns>
    public bool Kick()
    {
        if (!IsArmed) return false;
        var took = _setPin(false) & _setPin(true);
        if (IsArmed) return took;
        // Dropped meanwhile: the high level of this pulse may have come after the drop's low one.
        _setPin(false);
        return false;
    }
}
