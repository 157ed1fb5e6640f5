using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Tests.Safety.Guard;

/// <summary>A guard by itself: its lines written down, its word kept, time moved by hand.</summary>
sealed class GuardedContact : IGuardOutlet
{
    public const int Rules = 40;

    public GuardedContact(ulong seed = 1) => Guard = new(Rules, seed, this);

    public EnergyGuard Guard { get; }
    public Instant Now { get; private set; } = Instant.FromSeconds(1);
    public GuardStatus Told { get; private set; }
    public List<Instant> Pulses { get; } = [];

    /// <summary>The permit line as the guard left it.</summary>
    public bool Permit { get; private set; }
    public bool Sounder { get; private set; }
    public bool OwnsContact { get; set; } = true;

    /// <summary>Time passes; the guard wakes when it asked to.</summary>
    public void Pass(double milliseconds)
    {
        for (var end = Now + TimeSpan.FromMilliseconds(milliseconds); Now < end;)
        {
            Now = Instant.Earlier(end, Guard.NextWake > Now ? Guard.NextWake : Now + TimeSpan.FromTicks(1));
            if (Now >= Guard.NextWake) Guard.Tick(Now);
        }
    }

    public ulong RightAnswer => EvaluationProof.Expected(Rules).Answer(Told.Challenge);

    public void Answer(ulong? answer = null) => Guard.Answered(answer ?? RightAnswer, Now);

    /// <summary>A controller that comes, proves itself and is permitted.</summary>
    public GuardedContact Armed()
    {
        Guard.Connected(Now);
        Pass(100);
        Answer();
        Guard.Armed(Told.Ticket, Now);
        Guard.IsPermitted.ShouldBeTrue();
        Permit.ShouldBeTrue();
        return this;
    }

    public void ShouldBeDropped(GuardDrop why)
    {
        Guard.IsPermitted.ShouldBeFalse();
        Permit.ShouldBeFalse();
        Guard.LastDrop.ShouldBe(why);
    }

    void IGuardOutlet.PulsePermit()
    {
        Pulses.Add(Now);
        Permit = true;
    }

    void IGuardOutlet.DropPermit() => Permit = false;

    void IGuardOutlet.SetSounder(bool on) => Sounder = on;

    void IGuardOutlet.Tell(in GuardStatus status) => Told = status;
}
