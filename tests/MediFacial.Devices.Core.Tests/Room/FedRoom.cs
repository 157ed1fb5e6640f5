using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Room;

/// <summary>The core alone, fed by hand every 20 ms: an obedient world whose readings follow the commands, until a test says otherwise.</summary>
sealed class FedRoom
{
    public const string Panel = "panel";
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    readonly RoomController _controller;
    readonly ProtocolProfile _protocol;
    readonly Dictionary<string, double> _set = [];
    long _flushed;
    Instant _guardDue;
    ulong _challenge;

    /// <param name="protocol">The demonstration unless given.</param>
    /// <param name="remembered">What the journal holds of earlier runs; a leak test that passed unless given.</param>
    public FedRoom(ProtocolProfile? protocol = null, Func<RoomPlan, DateTimeOffset, IEnumerable<JournalEntry>>? remembered = null)
    {
        _protocol = protocol ?? TestProtocols.Of("demonstration");
        Plan = TestRooms.Simulated();
        var nine = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        _controller = new(Plan, new(nine, 1, null, "test") { History = [.. (remembered ?? TestUpkeep.HoseTested)(Plan, nine)] });
        foreach (var part in Plan.Parts) Link(part.Name, LinkState.Up);
        Run(TimeSpan.FromMilliseconds(200));
    }

    public RoomPlan Plan { get; }
    public ProtocolProfile Protocol => _protocol;

    /// <summary>Of the client whose session <see cref="Start"/> opens.</summary>
    public SkinType Skin { get; init; } = SkinType.Normal;
    public Instant Now { get; private set; }
    public int RuleCount => _controller.RuleCount;

    /// <summary>Ids of the rules that warn right now.</summary>
    public IEnumerable<string> Warnings => _controller.StandingWarnings.Select(rule => rule.Row.Id);
    public RoomSnapshot Snapshot => _controller.TakeSnapshot(Now);
    public SessionView? Session => Snapshot.Session;

    /// <summary>Readings that a test dictates, by "part.signal", in canonical units.</summary>
    public Dictionary<string, double> Dictated { get; } = [];

    /// <summary>Readings that change by the time, as a test says.</summary>
    public Dictionary<string, Func<Instant, double>> Moving { get; } = [];

    /// <summary>Sensors that say nothing any more.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Switches that read on and off in turn, every beat.</summary>
    public HashSet<string> Flickering { get; } = [];

    public Dictionary<LineRole, bool?> Lines { get; } = new()
    {
        [LineRole.EmergencyStop] = true,
        [LineRole.EmergencyStopB] = true,
        [LineRole.Door] = true,
        [LineRole.DoorB] = true,
        [LineRole.Pedal] = false,
        [LineRole.ClientButton] = false,
        [LineRole.EnergyRunReadBack] = false,
        [LineRole.EnergyPermitReadBack] = false,
    };
    public bool GuardSpeaks { get; set; } = true;
    public bool PinsAreRead { get; set; } = true;
    public bool ContactFollows { get; set; } = true;
    public bool JournalFlushes { get; set; } = true;
    public bool PartsConfirm { get; set; } = true;
    public bool RenewalsAreTaken { get; set; } = true;

    public List<(Instant At, Command Command)> Sent { get; } = [];

    /// <summary>Commands and entries in the order in which they left the room.</summary>
    public List<object> Order { get; } = [];
    public List<JournalEntry> Entries { get; } = [];
    public List<(OperatorRequest Request, OperatorAnswer Answer)> Answers { get; } = [];
    public List<Instant> Kicks { get; } = [];
    /// <summary>What the guard was told: an answer, or null for none.</summary>
    public List<(Instant At, ulong? Answer)> Told { get; } = [];
    public List<SoundCue> Cues { get; } = [];

    public void Link(string part, LinkState state) =>
        Feed(Input.Link(Plan.Parts.Single(each => each.Name == part).Id, state, state == LinkState.Up ? LinkFault.None : LinkFault.Timeout));

    public void Feed(Input input)
    {
        _controller.Handle(input, Now);
        _controller.Evaluate(Now);
        Drain();
    }

    public void Fail(AdmittedCommand command, LinkFault fault) => Feed(Input.Failed(command, fault));

    public OperatorAnswer Ask(OperatorRequest request, TimeSpan? atMost = null)
    {
        Feed(Input.Asked(request));
        var end = Now + (atMost ?? TimeSpan.FromSeconds(2));
        while (!Answers.Exists(each => ReferenceEquals(each.Request, request)) && Now < end) Step();
        return Answers.Single(each => ReferenceEquals(each.Request, request)).Answer;
    }

    public void Run(TimeSpan span)
    {
        for (var end = Now + span; Now < end;) Step();
    }

    public bool RunUntil(Func<bool> condition, TimeSpan atMost)
    {
        for (var end = Now + atMost; Now < end && !condition();) Step();
        return condition();
    }

    public void Stall(TimeSpan span) => Now += span;

    public FedRoom Start()
    {
        Ask(StartRequest()).IsDone.ShouldBeTrue();
        return this;
    }

    public StartSession StartRequest() => new(Panel, Guid.NewGuid(), _protocol, TestProtocols.ProductsOf(_protocol),
        TestCards.Of(_protocol, skin: Skin), []);

    /// <summary>Skips until the step waits, and does all that it asks for short of beginning it.</summary>
    public FedRoom ReadyFor(string step)
    {
        while (Session!.Steps[Session.Current].Id != step)
        {
            Ask(new SkipStep(Panel, "test")).Refusal.ShouldBeNull();
            Run(TimeSpan.FromMilliseconds(200));
        }
        var checklist = _protocol.Steps.First(each => each.Id == step).Checklist.Length;
        for (var item = 0; item < checklist; item++) Ask(new TickChecklist(Panel, item, true)).IsDone.ShouldBeTrue();
        if (Session.Detail is LightDetail or LaserDetail)
        {
            Ask(new ConfirmEyeShields(Panel, false)).IsDone.ShouldBeTrue();
            Ask(new ConfirmEyeShields(Panel, true)).IsDone.ShouldBeTrue();
        }
        if (Session.Detail is not SteamDetail) return this;
        Ask(new PrepareSteam(Panel)).Refusal.ShouldBeNull();
        RunUntil(() => Session?.Detail is SteamDetail { Prepared: true }, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        return this;
    }

    public FedRoom RunTo(string step)
    {
        ReadyFor(step);
        Ask(new BeginStep(Panel)).Refusal.ShouldBeNull();
        Run(TimeSpan.FromSeconds(2));
        Session!.State.ShouldBe(SessionState.StepRunning);
        return this;
    }

    /// <summary>Runs to the laser step and arms it: both relays closed, the sign lit.</summary>
    public FedRoom Armed()
    {
        RunTo("laser");
        Ask(new ArmLaser(Panel)).Refusal.ShouldBeNull();
        RunUntil(() => Session?.Detail is LaserDetail { ArmedLeft: not null }, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        Run(TimeSpan.FromMilliseconds(100));
        return this;
    }

    public DeviceState State(DeviceKind kind) => Snapshot.Devices.Single(device => device.Kind == kind).State;

    public bool IsAnythingSet => Plan.Outputs.Any(output => !output.Signal.Id.Contains("timeout", StringComparison.Ordinal) && Set(output.Name) != output.Safe.Value);

    public double Set(string output) => _set.TryGetValue(output, out var value) ? value : Plan.Outputs.Single(each => each.Name == output).Safe.Value;

    public void Step()
    {
        Now += Beat;
        if (GuardSpeaks && Now >= _guardDue)
        {
            _guardDue = Now + TimeSpan.FromMilliseconds(100);
            _controller.Handle(Input.Guard(new(++_challenge, 1, false, true)), Now);
        }
        if (PinsAreRead)
            foreach (var (role, level) in Lines) _controller.Handle(Input.Line(role, level), Now);
        foreach (var sensor in Plan.Sensors)
            if (!Silent.Contains(sensor.Name)) _controller.Handle(Input.Reading(sensor.Id, Reading.Good(Quantity.Of(Reads(sensor), sensor.Signal.Dimension), Now)), Now);
        _controller.Evaluate(Now);
        Drain();
        if (JournalFlushes && Entries.Count > 0 && Entries[^1].Number > _flushed) _controller.Handle(Input.JournalFlushed(_flushed = Entries[^1].Number), Now);
        _controller.Tick(Now);
        Drain();
    }

    /// <summary>Share of the asked vacuum under a hand that strokes once a second, with a little unrest while the tip seals.</summary>
    double Stroke => (Now.Ticks / TimeSpan.TicksPerMillisecond % 1000) switch
    {
        _ when TipStandsStill => Unrest,
        < 250 => 0.2,
        _ => Unrest,
    };

    double Unrest => Now.Ticks / Beat.Ticks % 2 == 0 ? 1 : 0.98;

    /// <summary>The tip is sealed and not moved.</summary>
    public bool TipStandsStill { get; set; }

    double Reads(SensorPlan sensor)
    {
        if (Dictated.TryGetValue(sensor.Name, out var dictated)) return dictated;
        if (Flickering.Contains(sensor.Name)) return Now.Ticks / Beat.Ticks % 2;
        if (Moving.TryGetValue(sensor.Name, out var moves)) return moves(Now);
        var (part, signal) = (sensor.Name.Split('.')[0], sensor.Signal.Id);
        var pump = Set("suction-console.pump");
        return signal switch
        {
            "vacuum" or "vacuum-2" => pump * Set("suction-console.vent") * Set("suction-console.vacuum-set") * Stroke,
            "pump-running" => pump,
            "vent-open" => 1 - Set("suction-console.vent"),
            "supply" or "over-temperature" or "in-place" => 1,
            "guard" => Tremble() + Plan.Outputs.Where(output => output.Signal.Id.StartsWith("light-", StringComparison.Ordinal)).Sum(output => Set(output.Name)),
            "board-temperature" or "skin-temperature" => 30,
            "face" => (Set("steamer-base.divert") > 0 ? 38 : 24) + Tremble(),
            "outlet" or "element" => Set("steamer-base.heater") > 0 ? 96 : 30,
            "water-level" => 80 - (Now.Since(default).TotalSeconds * 0.03),
            "distance" => 40 + Tremble(),
            "relay-1-closed" or "relay-2-closed" => Set($"{part}.{signal[..7]}"),
            "sign-lit" => Set($"{part}.sign"),
            "fan" => 2000,
            _ when signal.StartsWith("irradiance-", StringComparison.Ordinal) => Set($"{part}.light-{signal[11..]}") is > 0 and var light ? light + Tremble() : 0,
            _ => 0,
        };
    }

    // Photodiodes, and what is measured through air and steam, are never quite still.
    double Tremble() => Now.Ticks / Beat.Ticks % 2 * 0.1;

    void Drain()
    {
        var effects = _controller.Effects;
        for (var index = 0; index < effects.Count; index++)
        {
            var effect = effects[index];
            if (effect.Body is Command or JournalEntry) Order.Add(effect.Body);
            switch (effect.Kind)
            {
                case EffectKind.Send: Take((Command)effect.Body!); break;
                case EffectKind.ArmEnergy when ContactFollows: Contacts(true); break;
                case EffectKind.DropEnergy when ContactFollows: Contacts(false); break;
                case EffectKind.TellGuard: Told.Add((Now, effect.Flag ? effect.Number : null)); break;
                case EffectKind.KickEnergy: Kicks.Add(Now); break;
                case EffectKind.Journal: Entries.Add((JournalEntry)effect.Body!); break;
                case EffectKind.Answer: Answers.Add(((OperatorRequest)effect.Body!, (OperatorAnswer)effect.Second!)); break;
                case EffectKind.Cue: Cues.Add((SoundCue)effect.Index); break;
                default: break;
            }
        }
        effects.Clear();
    }

    void Contacts(bool closed) => (Lines[LineRole.EnergyRunReadBack], Lines[LineRole.EnergyPermitReadBack]) = (closed, closed);

    void Take(Command command)
    {
        Sent.Add((Now, command));
        if (!PartsConfirm || (command is RenewCommand && !RenewalsAreTaken)) return;
        foreach (var value in command switch { AdmittedCommand admitted => admitted.Values, SafeCommand safe => safe.Values, _ => [] })
            _set[Plan.Outputs[value.Output.Index].Name] = value.Value.Value;
        _controller.Handle(Input.Confirmed(command), Now);
    }
}
