using System.Collections.Immutable;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>What a technician, a hand or the one who keeps processes running does against a fault.</summary>
static class Healing
{
    /// <summary>cm: swung away, further off than any protocol asks for.</summary>
    const double ArmAway = 60;

    /// <returns>Empty: it passes by itself, or there is nothing to undo.</returns>
    public static ImmutableArray<Happening> Of(Happening what, StartConditions begin) => what switch
    {
        FaultHappens { Fault: var fault } when FaultCatalogue.UndoOf(fault) is { } cure => [new FaultHappens(cure)],
        HostHappens { Fault: var fault } => [.. Of(fault, begin).Select(cure => new HostHappens(cure))],
        _ => [],
    };

    /// <summary>What puts the whole room right at the end, as it was at the beginning. A controller is started last, and once: by then it finds everything well.</summary>
    public static IEnumerable<Happening> OfAll(IEnumerable<Happening> troubles, StartConditions begin)
    {
        var all = troubles.ToList();
        if (all.Exists(each => each is FaultHappens))
        {
            yield return new FaultHappens(new HealEverything());
            // Back where it was at the beginning, the arm may stand nearer than this treatment allows.
            yield return new FaultHappens(new MoveFace(ArmAway));
        }
        foreach (var cure in all.OfType<HostHappens>().SelectMany(each => Of(each.Fault, begin)).Distinct()
                     .OrderBy(cure => cure switch { KillController => 1, RestorePower => 2, StartController => 3, _ => 0 })) yield return new HostHappens(cure);
    }

    static ImmutableArray<HostFault> Of(HostFault fault, StartConditions begin) => fault switch
    {
        // What could not be written is on no disk: the controller has to be started anew, as its own words say.
        FillDisk => [new FreeDisk(), new KillController(), new StartController()],
        LockJournal => [new UnlockJournal(), new KillController(), new StartController()],
        SlowDisk => [new SlowDisk(begin.Disk)],
        KillController => [new StartController()],
        CutPower => [new RestorePower()],
        KillGuard => [new StartGuard()],
        FreezeGuard => [new ThawGuard()],
        LosePins => [new FindPins()],
        LosePanel => [new FindPanel()],
        _ => [],
    };
}
