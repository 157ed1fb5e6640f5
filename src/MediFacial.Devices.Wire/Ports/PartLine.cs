using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>Everything a schedule remembers about one part of its port.</summary>
sealed class PartLine(PartPlan plan, PartCodec codec, SignalValue[] recovery)
{
    public PartId Id => plan.Id;
    public PartPlan Plan => plan;
    public PartCodec Codec => codec;
    public PartLink Link { get; } = new();

    /// <summary>The init writes of the profile, then its stop writes: sent before the part is declared up.</summary>
    public SignalValue[] Recovery => recovery;

    public RecoveryStep Step { get; set; }
    public int RecoveryNext { get; set; }
    public Instant IdentifyAt { get; set; }
    public int IdentifyAttempts { get; set; }
    public bool Heard { get; set; }

    /// <summary>Another model answered here: what is safe for ours may be anything for it, so nothing at all is written.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Since when a reply may still be on its way that nobody waits for any more; never = none is.</summary>
    public Instant DoubtSince { get; set; } = Instant.Never;
    public bool InDoubt => DoubtSince != Instant.Never;

    /// <summary>Safe commands that are not acknowledged yet, in the order of their coming. Never dropped; a pass sends them one after the other.</summary>
    public List<SafeCommand> Safes { get; } = new(4);

    /// <summary>The one whose turn it is; null when the pass is over.</summary>
    public SafeCommand? Safe => SafeTurn < Safes.Count ? Safes[SafeTurn] : null;
    public int SafeTurn { get; private set; }
    public int SafeNext { get; set; }
    public int SafeAttempts { get; set; }
    public bool SafeSingly { get; set; }

    /// <summary>The part refused at least one value: of this command; of any in this pass.</summary>
    public bool SafeRefused { get; set; }
    public bool SafePassRefused { get; set; }

    /// <summary>All is acknowledged, but an acknowledgement may have been meant for something older.</summary>
    public bool SafeUnsure { get; set; }

    /// <summary>The caller knows that it is not through yet, and why.</summary>
    public bool SafeReported { get; set; }
    public LinkFault SafeFault { get; set; }
    public Instant SafeAt { get; set; } = Instant.Never;
    /// <summary>One came in since the last frame: it has not had its first try.</summary>
    public bool SafeIsFresh { get; set; }
    public Instant SafeHastened { get; set; }

    /// <summary>A safe command failed and waits for its next try.</summary>
    public bool OwesSafe => Safes.Count > 0 && SafeReported;

    public RenewCommand? Renew { get; set; }
    public int RenewAttempts { get; set; }
    public Instant RenewUntil { get; set; }

    public long Requests, Retries, StaleBytes, Timeouts, ChecksumErrors, Refusals;
    public TimeSpan LastRoundTrip, SlowestRoundTrip;

    public PortHealth Health => new(Requests, Retries, StaleBytes, Timeouts, ChecksumErrors, Refusals, LastRoundTrip, SlowestRoundTrip);

    public void RestartSafe(Instant at)
    {
        (SafeTurn, SafeNext, SafeAttempts, SafeAt) = (0, 0, 0, at);
        (SafeSingly, SafeRefused, SafePassRefused, SafeUnsure) = (false, false, false, false);
    }

    public void NextSafe(bool isThrough)
    {
        if (isThrough) Safes.RemoveAt(SafeTurn);
        else SafeTurn++;
        (SafeNext, SafeAttempts, SafeSingly, SafeRefused) = (0, 0, false, false);
        if (Safes.Count == 0) RestartSafe(Instant.Never);
        if (Safes.Count == 0) SafeReported = false;
    }

    public void RestartRecovery(Instant at) =>
        (Step, RecoveryNext, IdentifyAttempts, Heard, IdentifyAt) = (RecoveryStep.Model, 0, 0, false, at);
}

/// <summary>The way back to Up, in this order.</summary>
enum RecoveryStep : byte { Model, Serial, Write, Finish }
