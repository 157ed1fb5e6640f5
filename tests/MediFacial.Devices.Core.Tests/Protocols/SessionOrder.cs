using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Tests.Protocols;

/// <summary>What the order of the steps of one visit must keep (design law 10, domain §4.2, §6.3 and its Decisions 2).</summary>
static class SessionOrder
{
    static readonly TimeSpan ShortestDrying = TimeSpan.FromMinutes(2);

    /// <summary>One sentence for each rule that the steps break; none for a good order.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<StepProfile> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var before = steps.Take(i).ToArray();
            foreach (var sentence in Broken(steps[i], before)) yield return $"{steps[i].Id}: {sentence}";
            if (IsPeel(steps[i]) && steps.ElementAtOrDefault(i + 1) is not ManualStep { Kind: ManualKind.Rinse })
            {
                yield return $"{steps[i].Id}: a peel is rinsed at once";
            }
        }
        var blue = steps.OfType<LightStep>().Any(light => light.Wavelength == Wavelength.Blue415);
        if (blue && steps.Any(IsPeel)) yield return "no 415 nm in a visit with a peel";
        if (steps.Count(IsPeel) > 1) yield return "one peel in a visit";
    }

    static IEnumerable<string> Broken(StepProfile step, StepProfile[] before)
    {
        if (step is SteamStep && before.Any(earlier => IsPeel(earlier) || earlier is SuctionStep)) yield return "no steam after suction or a peel";
        if (step is SuctionStep && before.Any(IsPeel)) yield return "no suction after a peel";
        if (step is SuctionStep && before.Any(earlier => earlier is SteamStep) && !DriedSinceSteam(before))
        {
            yield return "steam, then 2 min of drying, then suction";
        }
        var polished = before.OfType<SuctionStep>().Where(suction => suction.Mode == SuctionMode.Diamond).SelectMany(suction => suction.Regions);
        if (IsPeel(step) && polished.Any(region => region.Passes > 1))
        {
            yield return "no peel after more than one pass of microdermabrasion";
        }
    }

    static bool DriedSinceSteam(StepProfile[] before) => before
        .SkipWhile(step => step is not SteamStep)
        .Any(step => step is ManualStep { Kind: ManualKind.Drying } drying && drying.Allowed.Lowest >= ShortestDrying);

    static bool IsPeel(StepProfile step) => step is ManualStep { Kind: ManualKind.Peel };
}
