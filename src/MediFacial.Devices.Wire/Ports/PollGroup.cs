using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>What one read request brings, and when it is due next.</summary>
sealed class PollGroup(TimeSpan period)
{
    public TimeSpan Period => period;
    public Instant Due { get; private set; }
    public int Attempts { get; set; }

    /// <summary>A whole period late: a sample was missed.</summary>
    public bool IsOverdue(Instant now) => Due + period <= now;

    public void Restart(Instant now) => (Due, Attempts) = (now, 0);

    /// <summary>Keeps the rhythm; after a delay of more than a period it starts anew from now, behind everything that waits longer.</summary>
    public void Done(Instant now)
    {
        var next = Due + period;
        Due = next < now ? now : next;
        Attempts = 0;
    }
}
