using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What one step wants right now. It asks the gate; it never decides about safety.</summary>
internal abstract class StepRunner(StepProfile step)
{
    bool[] _ticked = new bool[step.Checklist.Length];

    public StepProfile Step => step;
    public StepState State { get; set; } = StepState.Waiting;
    public string? Reason { get; set; }

    /// <summary>The frozen limits of the step, in words; empty for a manual step.</summary>
    public ImmutableArray<LimitView> Limits { get; set; } = [];

    /// <summary>Time for which the step did what it is for.</summary>
    public TimeSpan Elapsed { get; protected set; }

    public abstract StepKind Kind { get; }

    /// <summary>Null for a manual step.</summary>
    public virtual RunningDevice? Device => null;
    public bool NeedsEnergy => Device is not null;

    /// <summary>What the dose ledger keeps of it; null when it keeps nothing.</summary>
    public Modality? Modality { get; } = Modalities.Of(step);

    /// <summary>The most that it can give in a second, in the unit of its dose.</summary>
    public virtual double MostPerSecond => 1;

    /// <summary>Something of it was given.</summary>
    public virtual bool HasBegun => Elapsed > TimeSpan.Zero;

    /// <summary>Passes so far, one that is under way included; empty where none are counted.</summary>
    public virtual ImmutableArray<RegionPasses> GivenPasses => [];

    /// <summary>Plans no more than the skin may still have today.</summary>
    public virtual void Limit(DoseRest rest) { }

    /// <summary>The step has done all it is for.</summary>
    public abstract bool IsDone { get; }

    /// <summary>Why it may not begin or resume now: every reason, none hidden behind another.</summary>
    public virtual IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        if (NeedsEnergy && IsDone) yield return new(RefusalKind.Dose, "This step has given all that was planned. Skip the rest of it.", $"Step {step.Id} is done: {Elapsed}, {Dose?.Delivered}.");
        for (var item = 0; item < _ticked.Length; item++)
            if (NeedsEnergy && !_ticked[item])
                yield return new(RefusalKind.Incomplete, $"Tick off first: {step.Checklist[item]}.", $"Checklist item {item} of step {step.Id} is open.");
    }

    /// <summary>Why it may not be left as done.</summary>
    public virtual Refusal? WhyNotNext(Instant now) => null;

    /// <summary>The highest set-points of the step and its latest end, to be journalled before energy flows.</summary>
    public virtual Authorisation Authorise(long number, Instant now) =>
        throw new InvalidOperationException($"Step {step.Id} needs no energy.");

    /// <summary>Begins or goes on; a device step holds an authorisation that is on disk.</summary>
    public abstract Refusal? Begin(Authorisation? authorisation, Instant now);

    /// <summary>What pause means for this kind of device.</summary>
    public abstract void Pause(Instant now);

    /// <summary>Leaves the step: outputs of its device go safe.</summary>
    public virtual void End(Instant now) => Pause(now);

    /// <summary>Switched off, but not yet without effect: the step has not ended.</summary>
    public virtual bool IsCooling(Instant now) => false;

    public virtual void Reads(SensorId sensor, Instant now) { }

    /// <summary>Called while the step runs.</summary>
    public abstract void Tick(Instant now);

    public virtual Refusal? ChangeSetPoint(Quantity value, Instant now) =>
        new(RefusalKind.NotNow, "This step has no set-point to change.", $"Step {step.Id} is {Kind}.");

    public abstract TimeSpan? Remaining(Instant now);
    public virtual DoseView? Dose => null;
    public abstract StepDetail Detail(Instant now);

    /// <summary>What the room waits for from the operator; null when it waits for nothing.</summary>
    public abstract string? Asks(Instant now);

    public Refusal? TickItem(int item, bool done)
    {
        if (item < 0 || item >= _ticked.Length) return new(RefusalKind.Unknown, "This line is not on the list.", $"Checklist item {item} of {_ticked.Length}.");
        _ticked[item] = done;
        return null;
    }

    protected bool IsChecklistDone => Array.TrueForAll(_ticked, ticked => ticked);

    public ImmutableArray<ChecklistItem> Checklist => [.. step.Checklist.Select((text, index) => new ChecklistItem(text, _ticked[index]))];

    protected string? OpenItem => step.Checklist.Where((_, index) => !_ticked[index]).FirstOrDefault();

    public StepView View() => new(step.Id, step.Title, Kind, State, step.Nominal, Elapsed, Reason, Dose);
}
