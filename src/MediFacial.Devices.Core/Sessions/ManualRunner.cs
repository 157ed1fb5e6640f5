using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>A step done by hand: a clock, a checklist, products with their lots. The countdown of a peel goes on through everything: it is chemistry.</summary>
internal sealed class ManualRunner(ManualStep step, ImmutableArray<ProductProfile> products) : StepRunner(step)
{
    readonly string?[] _lots = new string?[step.Products.Length];
    Instant _last;
    bool _begun;

    public override StepKind Kind => StepKind.Manual;
    public override bool HasBegun => _begun || Elapsed > TimeSpan.Zero;
    public bool IsPeel => step.Kind == ManualKind.Peel;

    /// <summary>After it a peel must be off: the planned time, never more than its product bears.</summary>
    public TimeSpan Contact => products.Where(product => step.Products.Contains(product.Id)).Select(product => product.Contact?.Highest ?? step.Nominal).Append(step.Nominal).Min();

    /// <summary>What ends its action.</summary>
    public string Neutraliser => products.Where(product => step.Products.Contains(product.Id)).Select(product => product.Neutraliser).FirstOrDefault(word => word is not null) ?? "water";
    public override bool IsDone => false;

    /// <summary>A peel that should be off by now, whatever the session does meanwhile.</summary>
    public bool IsOverdue => _begun && step.Kind == ManualKind.Peel && Elapsed >= Contact && State is StepState.Running or StepState.Paused or StepState.Stopped;

    /// <summary>Begins by itself when the step before is left. A peel waits until it is applied.</summary>
    public bool BeginsByItself => step.Kind != ManualKind.Peel;

    public override IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        if (step.Kind != ManualKind.Peel) yield break;
        if (OpenItem is { } open) yield return new(RefusalKind.Incomplete, $"Tick off first: {open}.", $"Checklist of {step.Id} is open.");
        if (Array.Exists(_lots, lot => lot is null)) yield return new(RefusalKind.Incomplete, "Enter the lot of the product first.", $"Lots of {step.Id} are missing.");
    }

    public override Refusal? WhyNotNext(Instant now)
    {
        if (OpenItem is { } open && step.Kind != ManualKind.Peel) return new(RefusalKind.Incomplete, $"Tick off first: {open}.", $"Checklist of {step.Id} is open.");
        for (var index = 0; index < _lots.Length; index++)
            if (_lots[index] is null) return new(RefusalKind.Incomplete, $"Enter the lot of {Name(step.Products[index])} first.", $"Lot of {step.Products[index]} is missing.");
        // A peel may be taken off at any time: the skin decides, not the clock.
        return Elapsed < step.Allowed.Lowest && step.Kind != ManualKind.Peel
            ? new(RefusalKind.Limit, $"This step takes at least {Texts.Durations.Say(step.Allowed.Lowest)}; {Texts.Durations.Say(step.Allowed.Lowest - Elapsed)} are left. Skip it with a reason if it must end now.",
                $"{step.Id}: elapsed {Elapsed} is below {step.Allowed.Lowest}.")
            : null;
    }

    public override Refusal? Begin(Authorisation? authorisation, Instant now)
    {
        (_begun, _last) = (true, now);
        return null;
    }

    public override void Pause(Instant now)
    {
        if (_begun) Count(now);
        if (step.Kind != ManualKind.Peel) _begun = false;
    }

    /// <summary>Also called while paused, so that the countdown of a peel goes on.</summary>
    public override void Tick(Instant now)
    {
        if (_begun) Count(now);
    }

    public Refusal? EnterLot(string product, string lot)
    {
        var index = step.Products.IndexOf(product);
        if (index < 0) return new(RefusalKind.Unknown, "This product does not belong to the step.", $"{product} is not in {string.Join(", ", step.Products)}.");
        if (string.IsNullOrWhiteSpace(lot) || lot.Length > 40) return new(RefusalKind.Incomplete, "A lot has 1 to 40 characters; it stands on the label.", $"Lot '{lot}'.");
        _lots[index] = lot.Trim();
        return null;
    }

    public override TimeSpan? Remaining(Instant now)
    {
        var planned = IsPeel ? Contact : step.Nominal;
        return planned > Elapsed ? planned - Elapsed : TimeSpan.Zero;
    }

    public override StepDetail Detail(Instant now) => new ManualDetail(
        step.Kind, Checklist, [.. step.Products.Select((product, index) => new LotView(product, Name(product), _lots[index]))],
        step.Kind is ManualKind.Peel or ManualKind.Mask, Remaining(now) ?? TimeSpan.Zero, State == StepState.Running && WhyNotNext(now) is null);

    public override string? Asks(Instant now) => State switch
    {
        StepState.Ready => "Apply it, then press Begin: the countdown starts.",
        _ when IsOverdue => "Time is up: neutralise or rinse now.",
        StepState.Running when WhyNotNext(now) is { } why => why.Operator,
        StepState.Running => "Press Next when you are done.",
        _ => null,
    };

    void Count(Instant now)
    {
        Elapsed += now.Since(_last);
        _last = now;
    }

    string Name(string product) => products.FirstOrDefault(candidate => candidate.Id == product)?.Name ?? product;
}
