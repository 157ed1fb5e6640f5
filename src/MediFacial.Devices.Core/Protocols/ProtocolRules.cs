using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>What the values of one protocol must mean together: names that exist, doses that can be reached, limits that no file may loosen.</summary>
static class ProtocolRules
{
    public static IEnumerable<Finding> Check(ProtocolProfile protocol)
    {
        foreach (var finding in Names(protocol)) yield return finding;
        for (var i = 0; i < protocol.Steps.Length; i++)
        {
            var findings = protocol.Steps[i] switch
            {
                LightStep light => Light(light),
                SuctionStep suction => Suction(suction),
                SteamStep steam => Steam(steam),
                LaserStep laser => Laser(laser),
                _ => [],
            };
            foreach (var finding in findings) yield return finding with { Path = $"steps/{i}/{finding.Path}" };
        }
        foreach (var finding in StepOrder.Check(protocol)) yield return finding;
    }

    static IEnumerable<Finding> Names(ProtocolProfile protocol)
    {
        var steps = protocol.Steps.Select(step => step.Id).ToArray();
        var visits = protocol.Visits.Select(visit => visit.Id).ToArray();
        foreach (var i in Doubled(steps)) yield return new($"steps/{i}/{KeyOf(protocol.Steps[i])}", "duplicate-name", $"A second step is called “{steps[i]}”; give each its own name.");
        foreach (var i in Doubled(visits)) yield return new($"visits/{i}/visit", "duplicate-name", $"A second visit is called “{visits[i]}”; give each its own name.");
        foreach (var i in Doubled([.. protocol.Contraindications.Select(each => each.Id)]))
        {
            yield return new($"contraindications/{i}/id", "duplicate-name", $"A second question is called “{protocol.Contraindications[i].Id}”; give each its own name.");
        }
        for (var i = 0; i < protocol.Contraindications.Length; i++)
        {
            var blocks = protocol.Contraindications[i].BlocksSteps;
            var reduces = protocol.Contraindications[i].Reduces?.Steps ?? [];
            for (var j = 0; j < reduces.Length; j++)
            {
                if (protocol.Steps.Any(step => step is SuctionStep && step.Id == reduces[j])) continue;
                yield return new($"contraindications/{i}/reduces/steps/{j}", "unknown-step",
                    $"“{reduces[j]}” is no suction step of this protocol; allowed: {string.Join(", ", protocol.Steps.OfType<SuctionStep>().Select(step => step.Id))}.");
            }
            for (var j = 0; j < blocks.Length; j++)
            {
                if (!steps.Contains(blocks[j])) yield return new($"contraindications/{i}/blocks/{j}", "unknown-step", $"“{blocks[j]}” is no step of this protocol; allowed: {string.Join(", ", steps)}.");
            }
        }
        for (var i = 0; i < protocol.Steps.Length; i++)
        {
            for (var j = 0; j < protocol.Steps[i].Visits.Length; j++)
            {
                var visit = protocol.Steps[i].Visits[j];
                if (!visits.Contains(visit))
                {
                    yield return new($"steps/{i}/visits/{j}", "unknown-visit",
                        $"“{visit}” is no visit of this protocol; {(visits.Length == 0 ? "add it under “visits”" : $"allowed: {string.Join(", ", visits)}")}.");
                }
            }
        }
    }

    static IEnumerable<int> Doubled(string[] names) => Enumerable.Range(0, names.Length).Where(i => Array.IndexOf(names, names[i]) < i);

    static IEnumerable<Finding> Light(LightStep step)
    {
        var (irradiance, dose) = ClinicalLimits.Of(step.Wavelength);
        if (step.AllowedIrradiance.Highest.CompareTo(irradiance) > 0)
        {
            yield return new("irradiance/allowed", "over-limit", $"At {(int)step.Wavelength} nm at most {irradiance} may be allowed, not {step.AllowedIrradiance.Highest}; lower it.");
        }
        if (step.AllowedDose.Highest.CompareTo(dose) > 0)
        {
            yield return new("dose/allowed", "over-limit", $"At {(int)step.Wavelength} nm at most {dose} may be allowed, not {step.AllowedDose.Highest}; lower it.");
        }
        var needed = TimeSpan.FromSeconds(step.Dose.Value * 1000 / step.Target.Value);
        if (needed > step.TimeCap)
        {
            yield return new("dose/target", "dose-not-reachable",
                $"{step.Dose} at {step.Target} takes {needed.TotalMinutes:0.#} min, but the step ends after {step.TimeCap.TotalMinutes:0.#} min (nominal × 1.25); lower the dose or lengthen the step.");
        }
    }

    static IEnumerable<Finding> Suction(SuctionStep step)
    {
        if (step.Allowed.Highest > ClinicalLimits.LongestSuction)
        {
            yield return new("allowed", "over-limit", $"Suction may last at most {ClinicalLimits.LongestSuction.TotalMinutes} min; shorten it.");
        }
        if (step.Mode == SuctionMode.Hydra && step.Flow.Value == 0) yield return new("mode", "missing-key", "Mode hydra needs fluid; add “flow”.");
        if (step.Mode != SuctionMode.Hydra && step.Flow.Value > 0) yield return new("flow", "wrong-mode", "Only mode hydra has fluid; remove “flow” or change the mode.");
        for (var i = 0; i < step.Regions.Length; i++)
        {
            var region = step.Regions[i];
            if (step.Regions.Take(i).Any(earlier => earlier.Region == region.Region)) yield return new($"regions/{i}/region", "duplicate-name", "This region stands here a second time; keep one.");
            var most = ClinicalLimits.VacuumOf(step.Mode, region.Region);
            if (region.Allowed.Highest.CompareTo(most) > 0) yield return new($"regions/{i}/allowed", "over-limit", $"Here at most {most} may be allowed, not {region.Allowed.Highest}; lower it.");
            if (region.Allowed.Lowest.CompareTo(ClinicalLimits.LeastVacuum) < 0)
            {
                yield return new($"regions/{i}/allowed", "under-limit", $"Less than {ClinicalLimits.LeastVacuum} does nothing; raise the lower end {region.Allowed.Lowest}.");
            }
            var warn = new Kilopascals(region.Allowed.Highest.Value + ClinicalLimits.WarnMargin.Value);
            if (region.Trip.CompareTo(region.Allowed.Highest) > 0 && region.Trip.CompareTo(warn) <= 0)
            {
                yield return new($"regions/{i}/trip", "warn-not-below-trip",
                    $"The warning comes at up to {warn}, {ClinicalLimits.WarnMargin} above what is allowed, which is not below the trip {region.Trip}; raise the trip or lower what is allowed.");
            }
            var highest = ClinicalLimits.TripOf(step.Mode, region.Region);
            if (region.Trip.CompareTo(highest) > 0)
            {
                yield return new($"regions/{i}/trip", "over-limit", $"Here the trip may be at most {highest}, not {region.Trip}; lower it.");
            }
            if (region.Trip.Value > region.Allowed.Highest.Value + ClinicalLimits.TripMargin.Value)
            {
                yield return new($"regions/{i}/trip", "trip-too-far",
                    $"The trip {region.Trip} lies more than {ClinicalLimits.TripMargin} above the highest allowed {region.Allowed.Highest}; lower it, so that a runaway is caught.");
            }
        }
    }

    static IEnumerable<Finding> Steam(SteamStep step)
    {
        if (step.Allowed.Highest > ClinicalLimits.LongestSteam) yield return new("allowed", "over-limit", $"Steam may last at most {ClinicalLimits.LongestSteam.TotalMinutes} min; shorten it.");
    }

    static IEnumerable<Finding> Laser(LaserStep step)
    {
        if (step.Allowed.Highest > ClinicalLimits.LongestLaser) yield return new("allowed", "over-limit", $"The laser may be armed for at most {ClinicalLimits.LongestLaser.TotalMinutes} min in all; shorten it.");
    }

    internal static string KeyOf(StepProfile step) => step switch { ManualStep => "manual", SteamStep => "steam", SuctionStep => "suction", LaserStep => "laser", _ => "light" };
}
