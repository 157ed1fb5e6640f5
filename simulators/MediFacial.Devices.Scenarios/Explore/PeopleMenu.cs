using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Everything that people ask at the wrong moment, or say though it is not so.</summary>
static class PeopleMenu
{
    const string Panel = Vocabulary.Panel;

    public static readonly ImmutableArray<FaultKind> All =
    [
        Asks("begin-step", _ => new BeginStep(Panel)),
        Asks("next-step", _ => new NextStep(Panel)),
        Asks("skip-step", _ => new SkipStep(Panel, "Not today")),
        Asks("pause-session", _ => new PauseSession(Panel)),
        Asks("resume-session", _ => new ResumeSession(Panel)),
        Asks("end-session", _ => new EndSession(Panel, "The client has to leave")),
        Asks("stop-everything", chance => new StopEverything(chance.Happens(0.5) ? Panel : "panel-2", StopOrigin.Panel)),
        Asks("reset-stop", chance => new ResetStop(Panel, chance.Happens(0.5) ? ResetStop.Repaired : "Cause found and removed", Vocabulary.Initials)),
        Asks("choose-region", chance => new ChooseRegion(Panel, chance.Pick(Enum.GetValues<FaceRegion>()))),
        Asks("next-region", _ => new NextRegion(Panel)),
        Asks("change-set-point", chance => new ChangeSetPoint(Panel, chance.Happens(0.5) ? Quantity.Of(chance.Whole(60), Dimension.Pressure) : Quantity.Of(chance.Whole(130), Dimension.Irradiance))),
        Asks("prepare-steam", _ => new PrepareSteam(Panel)),
        Asks("repeat-self-test", _ => new RepeatSelfTest(Panel)),
        Asks("test-leak", _ => new TestLeak(Panel)),
        Asks("arm-laser", _ => new ArmLaser(Panel)),
        Asks("disarm-laser", _ => new DisarmLaser(Panel)),
        Asks("take-command", chance => new TakeCommand(chance.Happens(0.7) ? "panel-2" : Panel)),
        Asks("tick-checklist", chance => new TickChecklist(Panel, chance.Whole(4), chance.Happens(0.3))),
        Asks("confirm-consent", _ => new ConfirmConsent(Panel)),
        Asks("confirm-eye-shields", chance => new ConfirmEyeShields(Panel, chance.Happens(0.5))),
        Asks("confirm-filter", _ => new ConfirmFilter(Panel, Vocabulary.Initials)),
        Asks("confirm-rinsed", _ => new ConfirmRinsed(Panel)),
        Asks("confirm-clock", _ => new ConfirmClock(Panel, Vocabulary.Initials)),
        Asks("pause-alarm-sound", _ => new PauseAlarmSound(Panel)),
        Asks("dismiss-report", _ => new DismissReport(Panel)),
    ];

    /// <summary>Requests that are not drawn, and why.</summary>
    public static readonly ImmutableArray<(string Word, string Because)> NotDrawn =
    [
        ("change-answer", "It speaks of a question of the visit's own card; visits draw a card with a yes instead."),
        ("enter-lot", "It speaks of a product of the visit's own step; the operator enters what is asked for."),
        ("acknowledge-alarm", "It speaks of an alarm on the board and changes nothing but its sound; pause-alarm-sound is drawn."),
    ];

    static FaultKind Asks(string word, Func<Chance, OperatorRequest> draw) => new(word, FaultPlace.Operator, false, (chance, _) => new PersonAsks(draw(chance)));
}
