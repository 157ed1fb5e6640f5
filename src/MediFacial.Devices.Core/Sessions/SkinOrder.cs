using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What the skin has had today decides what it may have next, whatever was skipped (design law 10; domain §6.3, Decisions 2).</summary>
internal static class SkinOrder
{
    public static Refusal? Against(ImmutableArray<StepRunner> steps, int current) => steps[current] switch
    {
        var step when IsBarredAfterLaser(step) && Had(steps, current, had => had is LaserRunner) =>
            new(RefusalKind.NotReady, "The skin has had the laser today: no suction, steam, peel or blue light after it. Skip this step.", "Order rule: suction, steam, peel or 415 nm after a laser."),
        LaserRunner when Had(steps, current, had => IsPeel(had) || had.Step is SuctionStep { Mode: SuctionMode.Diamond or SuctionMode.Hydra }) =>
            new(RefusalKind.NotReady, "The skin has had suction or a peel today: no laser after it. Skip this step.", "Order rule: laser after microdermabrasion or a peel."),
        SuctionRunner when IsOpen(steps, current, had => had is SteamRunner, then => Is(then, ManualKind.Drying)) =>
            new(RefusalKind.NotReady, "The skin was steamed and not dried. Skip this step.", "Drying was skipped between steam and suction."),
        SuctionRunner or SteamRunner when Had(steps, current, IsPeel) =>
            new(RefusalKind.NotReady, "The skin has had a peel today: no suction and no steam after it. Skip this step.", "Order rule: suction or steam after a peel."),
        SteamRunner when Had(steps, current, had => had is SuctionRunner) =>
            new(RefusalKind.NotReady, "The skin has had suction today: no steam after it. Skip this step.", "Order rule: steam after microdermabrasion."),
        LightRunner when IsOpen(steps, current, IsPeel, then => Is(then, ManualKind.Rinse)) =>
            new(RefusalKind.NotReady, "The peel was not rinsed off. Skip this step.", "Rinse was skipped between peel and light."),
        _ => null,
    };

    static bool IsBarredAfterLaser(StepRunner step) =>
        step is SuctionRunner or SteamRunner || IsPeel(step) || step.Step is LightStep { Wavelength: Wavelength.Blue415 };

    static bool IsPeel(StepRunner step) => Is(step, ManualKind.Peel);

    static bool Is(StepRunner step, ManualKind kind) => step.Step is ManualStep manual && manual.Kind == kind;

    static bool Had(ImmutableArray<StepRunner> steps, int before, Func<StepRunner, bool> what) =>
        steps.Take(before).Any(step => what(step) && step.Elapsed > TimeSpan.Zero);

    static bool IsOpen(ImmutableArray<StepRunner> steps, int before, Func<StepRunner, bool> what, Func<StepRunner, bool> closes)
    {
        var open = false;
        foreach (var step in steps.Take(before))
        {
            if (what(step) && step.Elapsed > TimeSpan.Zero) open = true;
            if (closes(step) && step.State == StepState.Done) open = false;
        }
        return open;
    }
}
