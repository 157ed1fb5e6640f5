using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What a step asks of the person in front of it, one tap at a time.</summary>
sealed class OperatorSteps(Scenario scenario, SuiteWorld world)
{
    /// <summary>She takes a peel off when so little is left, and never later.</summary>
    static readonly TimeSpan BeforePeelEnds = TimeSpan.FromSeconds(5);

    const string Panel = Vocabulary.Panel;

    FaceRegion? _misnamed;

    /// <summary>Null: there is nothing to do now but to wait.</summary>
    public OperatorRequest? Next(RoomSnapshot panel, SessionView session, OperatorHabit habit)
    {
        var current = session.Steps[session.Current];
        // A step by hand may have begun by itself.
        if (habit.Skips.Contains(current.Id)) return new SkipStep(Panel, "Not today");
        if (Prepares(panel, session) is { } prepares) return prepares;
        if (session.State == SessionState.StepReady) return session.Detail is SteamDetail { Prepared: false } ? null : new BeginStep(Panel);
        if (habit.Care == OperatorCare.Mistaken && session.Detail is SuctionDetail suction && Misnames(suction) is { } other) return other;
        return Leaves(session, current, habit.Pace);
    }

    /// <summary>What has to be ticked, entered, put on or heated before anything else.</summary>
    public OperatorRequest? Prepares(RoomSnapshot panel, SessionView session)
    {
        for (var item = 0; item < session.Checklist.Length; item++)
            if (!session.Checklist[item].Done) return new TickChecklist(Panel, item, true);
        if (session.AsksConsent) return new ConfirmConsent(Panel);
        var waits = session.State != SessionState.StepRunning;
        switch (session.Detail)
        {
            case ManualDetail manual:
                foreach (var lot in manual.Lots)
                    if (lot.Lot is null) return new EnterLot(Panel, lot.Product, "L-1");
                return null;
            case LightDetail light when waits: return Shields(light.ShieldsFirst, light.ShieldsSecond);
            case LaserDetail laser when waits: return Shields(laser.EyewearFirst, laser.EyewearSecond);
            case SuctionDetail when waits && panel.Devices.Any(device => device.Upkeep is { MustTest: true, MayTest: true }): return new TestLeak(Panel);
            case SteamDetail { Prepared: false } when waits && panel.Devices.Any(device => device is { Kind: DeviceKind.Steamer, State: DeviceState.Idle }): return new PrepareSteam(Panel);
            default: return null;
        }
    }

    /// <summary>What she does at a device and not at the panel: she resets the laser when its chain is closed, and swings the arm to where the steam belongs.</summary>
    public static TwinFault? Reaches(SessionView session) => session.Detail switch
    {
        LaserDetail { State: LaserState.Closed } => new ResetLaser(),
        SteamDetail { Distance: { } distance } steam when session.State != SessionState.StepRunning && !steam.AllowedDistance.Contains(distance.As<Centimetres>()) => new MoveFace(steam.TargetDistance.Value),
        _ => null,
    };

    /// <summary>A second tap of the same: not the same request, as no panel sends one twice.</summary>
    public static OperatorRequest Again(OperatorRequest request) => request with { };

    OperatorRequest? Leaves(SessionView session, StepView current, Pace pace)
    {
        var step = scenario.Visits.Select(visit => world.Protocol(visit.Protocol)).OfType<ProtocolProfile>()
            .Where(protocol => protocol.Name == session.Protocol || protocol.Id == session.Protocol).SelectMany(protocol => protocol.Steps).FirstOrDefault(each => each.Id == current.Id);
        if (step is null) return null;
        var wanted = pace == Pace.Shortest ? step.Allowed.Lowest : step.Nominal;
        return session.Detail switch
        {
            ManualDetail { Kind: ManualKind.Peel } peel => peel.Left <= BeforePeelEnds || (pace == Pace.Shortest && current.Elapsed >= wanted) ? new NextStep(Panel) : null,
            ManualDetail manual => manual.MayFinish && current.Elapsed >= wanted ? new NextStep(Panel) : null,
            SuctionDetail suction => Passes(suction, current.Elapsed, wanted),
            LaserDetail { WhyNotArm.IsEmpty: true, State: LaserState.Open, Arming: false } when current.Elapsed < wanted => new ArmLaser(Panel),
            LaserDetail when current.Elapsed > wanted => new NextStep(Panel),
            LightDetail or SteamDetail => pace == Pace.Shortest && current.Elapsed >= wanted ? new NextStep(Panel) : null,
            _ => null,
        };
    }

    /// <summary>An even pace over all regions.</summary>
    static NextRegion? Passes(SuctionDetail suction, TimeSpan elapsed, TimeSpan wanted)
    {
        var (done, all) = (suction.Regions.Sum(region => region.PassesDone), suction.Regions.Sum(region => region.Passes));
        return done < all && elapsed >= wanted * (done + 1) / all ? new NextRegion(Panel) : null;
    }

    /// <summary>She strokes where the panel had sent her and names the region after it; the room can only believe her.</summary>
    ChooseRegion? Misnames(SuctionDetail suction)
    {
        if (suction.Region == _misnamed) return null;
        _misnamed = suction.Regions.SkipWhile(each => each.Region != suction.Region).Concat(suction.Regions).Where(each => each.Region != suction.Region && each.PassesDone < each.Passes)
            .Select(each => (FaceRegion?)each.Region).FirstOrDefault() ?? suction.Region;
        return _misnamed == suction.Region ? null : new(Panel, _misnamed.Value);
    }

    static ConfirmEyeShields? Shields(bool first, bool second) => !first ? new(Panel, false) : !second ? new(Panel, true) : null;
}
