using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>What may follow what on one face in one visit. Judged for every kind of visit and every phototype, since both leave steps out.</summary>
static class StepOrder
{
    public static IEnumerable<Finding> Check(ProtocolProfile protocol)
    {
        string?[] visits = protocol.Visits.IsEmpty ? [null] : [.. protocol.Visits.Select(visit => visit.Id)];
        return visits.SelectMany(visit => Enum.GetValues<Phototype>().SelectMany(phototype => One(protocol, phototype, visit))).Distinct();
    }

    static IEnumerable<Finding> One(ProtocolProfile protocol, Phototype phototype, string? visit)
    {
        StepProfile? abrasion = null, peel = null, laser = null;
        var rinsed = true;
        var blue = new List<Finding>();
        for (var i = 0; i < protocol.Steps.Length; i++)
        {
            var step = protocol.Steps[i];
            if (!step.IsFor(phototype, visit)) continue;
            var path = $"steps/{i}/{ProtocolRules.KeyOf(step)}";
            // Domain §7, rows "recent laser", "recent peel" and "open wound, abrasion".
            if (laser is not null && IsBarredAfterLaser(step)) yield return new(path, "after-laser", $"“{step.Id}” may not follow the laser “{laser.Id}” in one visit: no suction, steam, peel or 415 nm on skin that was just treated.");
            switch (step)
            {
                case LaserStep:
                    laser ??= step;
                    if ((peel ?? abrasion) is { } before) yield return new(path, "laser-after", $"The laser “{step.Id}” may not follow “{before.Id}” in one visit; give one of them to another visit.");
                    break;
                case ManualStep { Kind: ManualKind.Peel }:
                    (peel, rinsed) = (step, false);
                    break;
                case ManualStep { Kind: ManualKind.Rinse }:
                    rinsed = true;
                    break;
                case SuctionStep { Mode: SuctionMode.Diamond or SuctionMode.Hydra }:
                    abrasion ??= step;
                    if (peel is not null) yield return new(path, "suction-after-peel", $"Microdermabrasion “{step.Id}” may not follow the peel “{peel.Id}” in one visit; move it before the peel or to another visit.");
                    break;
                case SteamStep when abrasion is not null || peel is not null:
                    yield return new(path, "steam-too-late", $"Steam “{step.Id}” may not follow “{(abrasion ?? peel)!.Id}” in one visit; move it before microdermabrasion and peels.");
                    break;
                case LightStep light:
                    if (!rinsed) yield return new(path, "light-before-rinse", $"Light “{step.Id}” may not begin before the peel “{peel!.Id}” is rinsed off; add a step of kind rinse between them.");
                    if (light.Wavelength == Wavelength.Blue415)
                    {
                        blue.Add(new(path, "blue-light-with-peel", $"A visit with a peel takes no 415 nm; give “{step.Id}” to a visit without a peel, or use 633 or 830 nm."));
                    }
                    break;
            }
        }
        if (peel is not null) foreach (var finding in blue) yield return finding;
    }

    static bool IsBarredAfterLaser(StepProfile step) =>
        step is SuctionStep or SteamStep or LightStep { Wavelength: Wavelength.Blue415 } or ManualStep { Kind: ManualKind.Peel };
}
