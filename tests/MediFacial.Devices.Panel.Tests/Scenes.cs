using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Snapshots of a room that never was: one for each thing a panel may have to show.</summary>
public static class Scenes
{
    public static readonly Instant Now = Instant.FromSeconds(5000);
    static readonly DateTimeOffset Wall = new(2026, 11, 22, 14, 7, 0, TimeSpan.Zero);

    public static Quantity Kpa(double value) => Quantity.Of(value, Dimension.Pressure);
    public static Quantity Degrees(double value) => Quantity.Of(value, Dimension.Temperature);
    public static Quantity Cm(double value) => Quantity.Of(value, Dimension.Length);
    public static Quantity Light(double value) => Quantity.Of(value, Dimension.Irradiance);
    public static Quantity Dose(double value) => Quantity.Of(value, Dimension.Fluence);
    public static Quantity Percent(double value) => Quantity.Of(value, Dimension.Fraction);

    public static RoomSnapshot Ready => new(
        "Treatment room 1", true, Now, Wall, 1, false, true, true,
        [Suction(DeviceState.Idle), Led(DeviceState.Idle), Steamer(DeviceState.Idle)], [], null, null, null, [], null);

    public static RoomSnapshot NotReady => Ready with
    {
        EmergencyStopHealthy = false,
        DoorClosed = false,
        Devices = [Suction(DeviceState.Absent, LinkState.Down), Led(DeviceState.Idle), Steamer(DeviceState.Idle, LinkState.Suspect)],
        Readiness =
        [
            new(null, true, "The emergency stop is pressed.", "Turn its red head to release it."),
            new(null, true, "The door is open.", "Close the door."),
            new("Microdermabrasion", true, "It does not answer on port A.", "Switch it on and check its cable."),
            new("Facial steamer", false, "Water is at 28 %.", "Fill up with distilled water after this treatment."),
        ],
    };

    public static RoomSnapshot Interrupted => Ready with
    {
        Report = new(Guid.NewGuid(), "Acne", "C-0142", SessionOutcome.Interrupted,
            [Step("consult", "Consultation", StepKind.Manual, StepState.Done), Step("steam", "Steam", StepKind.Steam, StepState.Done),
             Step("led", "LED 415 nm", StepKind.Light, StepState.Stopped) with { Dose = new(Dose(31.4), Dose(48), Dose(0.8)) }],
            "The controller ended in the middle of LED 415 nm. All outputs were safe when it came back; nothing resumes by itself."),
    };

    public static RoomSnapshot Running(StepDetail detail, StepKind kind, SessionState state = SessionState.StepRunning, string? asks = null) =>
        Ready with { Session = Session(detail, kind, state, asks), CommandingPanel = null };

    public static SuctionDetail SuctionDetail => new(
        SuctionMode.Hydra, FaceRegion.LeftCheek,
        [Region(FaceRegion.Forehead, 20, 2, 2), Region(FaceRegion.RightCheek, 20, 2, 2), Region(FaceRegion.LeftCheek, 20, 1, 2), Region(FaceRegion.Nose, 24, 0, 1),
         Region(FaceRegion.Chin, 18, 0, 2), Region(FaceRegion.Jaw, 16, 0, 1), Region(FaceRegion.LeftEyeRim, 10, 0, 1), Region(FaceRegion.RightEyeRim, 10, 0, 1)],
        Kpa(20), Kpa(19.4), TimeSpan.FromSeconds(0.1), new(new(15), new(25)), new(26), TimeSpan.FromSeconds(141));

    public static LightDetail LightDetail => new(
        Wavelength.Blue415, Light(40), Light(39.2), TimeSpan.FromSeconds(0.1), new(31.4), new(48), new(new(20), new(40)), Degrees(36.1), true, true,
        TimeSpan.FromSeconds(612));

    public static LaserDetail LaserDetail => new(
        LaserState.Open, LaserTest.Passed, false, true, false, true, true, "OD 7+ at 1064 nm for everybody in the room.", true, true, null,
        TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(84), [], null);

    public static SteamDetail SteamDetail => new(
        true, true, new(40), Degrees(38.6), TimeSpan.FromSeconds(0.2), Degrees(98.4), new(40), new(new(37), new(50)), Cm(43), Percent(72),
        TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), new(43));

    public static ManualDetail ManualDetail => new(
        ManualKind.Peel,
        [new("Test patch from last visit is calm", true), new("Eyes and lips protected", true), new("Neutraliser stands ready", false), new("Client says: tingling, not burning", false)],
        [new("salicylic-20", "Salicylic acid 20 %", null), new("rinse", "Neutral rinse", "B2231")], true, TimeSpan.FromSeconds(104), false);

    public static SessionView Session(StepDetail? detail, StepKind kind, SessionState state, string? asks = null)
    {
        var steps = Steps.ToArray();
        var current = kind switch { StepKind.Steam => 3, StepKind.Suction => 5, StepKind.Manual => 7, StepKind.Light => 9, StepKind.Laser => 9 };
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].State == StepState.LeftOut) continue;
            var done = i == 2 ? StepState.Skipped : StepState.Done;
            var now = state switch { SessionState.StepReady => StepState.Ready, SessionState.Paused => StepState.Paused, SessionState.Stopped => StepState.Stopped, _ => StepState.Running };
            steps[i] = steps[i] with { State = i < current ? done : i == current ? now : StepState.Waiting, Dose = i <= current ? steps[i].Dose : null };
        }
        return new(Guid.NewGuid(), "Acne", "C-0142", "MK", Phototype.II, "Blue visit", state, [.. steps], current, TimeSpan.FromMinutes(31),
            TimeSpan.FromSeconds(154), Wall.AddMinutes(44), asks, detail, state == SessionState.Paused ? TimeSpan.FromMinutes(12) : null, []);
    }

    static ImmutableArray<StepView> Steps =>
    [
        Step("consult", "Consultation and consent", StepKind.Manual), Step("cleanse", "Double cleanse", StepKind.Manual), Step("analysis", "Skin analysis", StepKind.Manual),
        Step("steam", "Steam", StepKind.Steam), Step("dry", "Dry and cool", StepKind.Manual),
        Step("suction", "Hydra suction, calm zones", StepKind.Suction) with { Dose = new(Quantity.Of(5, Dimension.Count), Quantity.Of(12, Dimension.Count), default) },
        Step("extract", "Extraction", StepKind.Manual) with { State = StepState.LeftOut }, Step("peel", "Peel, salicylic acid 20 %", StepKind.Manual), Step("rinse", "Rinse", StepKind.Manual),
        Step("led", "LED 415 nm", StepKind.Light) with { Dose = new(Dose(31.4), Dose(48), Dose(0)) }, Step("mask", "Calming mask", StepKind.Manual),
        Step("serum", "Serum", StepKind.Manual), Step("spf", "Moisturiser with SPF", StepKind.Manual), Step("debrief", "Debrief", StepKind.Manual),
    ];

    static StepView Step(string id, string title, StepKind kind, StepState state = StepState.Waiting) =>
        new(id, title, kind, state, TimeSpan.FromMinutes(5), state == StepState.Waiting ? TimeSpan.FromSeconds(146) : TimeSpan.FromMinutes(5), null, null);

    static RegionView Region(FaceRegion region, double vacuum, int done, int passes) => new(region, new(vacuum), done, passes);

    public static StopView Trip(bool proven = true, bool gone = false) => new(
        null, new("steam-face-over", TripKind.OverLimit, TripAction.Stop, "Steam at the face", "45.2 °C", "45 °C", Now, "Too warm at the face.", "Face-plane sensor on module 3."),
        Now, Wall, "Steam at the face was too warm", "45.2 °C", "45 °C", "Steam was turned away from the face after 0.2 s and the heater switched off.",
        "Move the arm away, lay a cool damp cloth on the warm area and ask how it feels.", "When the face is below 38 °C the stop can be reset. The session is closed; start again from the client card.",
        "Rule steam-face-over on input module 3, channel 2: 45.2 °C for 0 ms over 45 °C at t+5000 s.", proven, proven ? TimeSpan.FromSeconds(0.4) : null, gone,
        gone ? null : "The face-plane sensor still reads 41.3 °C; it must fall below 38 °C.");

    public static RoomSnapshot Stopped(bool proven = true, bool gone = false) =>
        Running(SteamDetail, StepKind.Steam, SessionState.Stopped) with { Stop = Trip(proven, gone), Alarms = [Alarm(AlarmPriority.High)] };

    public static AlarmView Alarm(AlarmPriority priority) => new("steam-face", priority, "The steam at the face was too warm.",
        "Everything was switched off and the energy contact was opened.", "Turn the steamer arm away. Cool the skin with water if it feels hot.", "Rule steam-face-warm: 43.2 °C.", Now, Wall);

    public static DeviceView Suction(DeviceState state, LinkState link = LinkState.Up) => new(
        new(0), "Microdermabrasion", DeviceKind.Microdermabrasion, state, link,
        [Good("vacuum", "Vacuum", Kpa(0.2), Kpa(0), link), Good("guard", "Guard vacuum", Kpa(0.3), null, link), Good("supply", "Fluid", Percent(81), null, link), Good("waste", "Waste", Percent(12), null, link)],
        "Suction console, hydra tip, port A address 1");

    public static DeviceView Led(DeviceState state, LinkState link = LinkState.Up) => new(
        new(1), "LED panel", DeviceKind.LedPanel, state, link,
        [Good("blue", "415 nm", Light(0), Light(0), link), Good("red", "633 nm", Light(0), Light(0), link), Good("board", "Board", Degrees(24.1), null, link), Good("skin", "Skin side", Degrees(31.5), null, link)],
        "Four-wavelength driver, port B");

    public static DeviceView Steamer(DeviceState state, LinkState link = LinkState.Up) => new(
        new(2), "Facial steamer", DeviceKind.Steamer, state, link,
        [Good("face", "At the face", Degrees(24.4), null, link), Good("distance", "Distance", Cm(52), null, link), Good("outlet", "Outlet", Degrees(26), null, link), Good("water", "Water", Percent(72), null, link)],
        "Steamer base on pins, sensors on port A address 2");

    static ReadingView Good(string role, string name, Quantity actual, Quantity? set, LinkState link) => link == LinkState.Down
        ? new(role, name, null, set, ReadingQuality.Missing, TimeSpan.FromSeconds(14))
        : new(role, name, actual, set, ReadingQuality.Good, TimeSpan.FromSeconds(0.1));
}
