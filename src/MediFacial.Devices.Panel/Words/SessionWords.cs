using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Texts;

namespace MediFacial.Devices.Panel.Words;

public static class SessionWords
{
    public static Sign Of(SessionState state) => state switch
    {
        SessionState.Idle => new("No treatment open", Glyph.Ring, Tone.Calm),
        SessionState.Opening => new("Opening the record", Glyph.Wait, Tone.Calm),
        SessionState.Testing => new("Testing the room", Glyph.Wait, Tone.Calm),
        SessionState.StepReady => new("Waiting for you", Glyph.Hand, Tone.Accent),
        SessionState.StepStarting => new("Starting", Glyph.Wait, Tone.Accent),
        SessionState.StepRunning => new("Running", Glyph.Play, Tone.Accent),
        SessionState.StepEnding => new("Making safe", Glyph.Wait, Tone.Calm),
        SessionState.Paused => new("Paused", Glyph.Pause, Tone.Caution),
        SessionState.Stopped => new("Stopped", Glyph.Stop, Tone.Stop),
        SessionState.Completed => new("Closing the record", Glyph.Wait, Tone.Calm),
    };

    public static Sign Of(StepState state) => state switch
    {
        StepState.Waiting => new("To come", Glyph.Ring, Tone.Calm),
        StepState.Ready => new("Next", Glyph.Hand, Tone.Accent),
        StepState.Running => new("Running", Glyph.Play, Tone.Accent),
        StepState.Paused => new("Paused", Glyph.Pause, Tone.Caution),
        StepState.Done => new("Done", Glyph.Tick, Tone.Calm),
        StepState.Skipped => new("Skipped", Glyph.Skip, Tone.Calm),
        StepState.LeftOut => new("Left out", Glyph.Minus, Tone.Calm),
        StepState.Stopped => new("Stopped", Glyph.Stop, Tone.Stop),
    };

    public static Sign Of(SessionOutcome? outcome) => outcome is { } known ? Of(known) : new("Still open", Glyph.Play, Tone.Accent);

    public static Sign Of(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed => new("Completed", Glyph.Tick, Tone.Calm),
        SessionOutcome.EndedEarly => new("Ended early", Glyph.Skip, Tone.Calm),
        SessionOutcome.Stopped => new("Stopped", Glyph.Stop, Tone.Stop),
        SessionOutcome.Interrupted => new("Interrupted", Glyph.Alert, Tone.Caution),
    };

    public static Glyph Icon(StepKind kind) => kind switch
    {
        StepKind.Manual => Glyph.Hand,
        StepKind.Suction => Glyph.Suction,
        StepKind.Light => Glyph.Light,
        StepKind.Steam => Glyph.Steam,
        StepKind.Laser => Glyph.Laser,
    };

    public static StepKind KindOf(StepProfile step) => step switch
    {
        SuctionStep => StepKind.Suction,
        LightStep => StepKind.Light,
        SteamStep => StepKind.Steam,
        LaserStep => StepKind.Laser,
        _ => StepKind.Manual,
    };

    public static string Of(ManualKind kind) => kind switch
    {
        ManualKind.Consultation => "Consultation",
        ManualKind.Cleansing => "Cleansing",
        ManualKind.Analysis => "Skin analysis",
        ManualKind.Drying => "Dry and cool",
        ManualKind.Extraction => "Extraction",
        ManualKind.Peel => "Peel: contact time",
        ManualKind.Rinse => "Rinse",
        ManualKind.Massage => "Massage",
        ManualKind.Mask => "Mask",
        ManualKind.Serum => "Serum",
        ManualKind.Moisturiser => "Moisturiser and SPF",
        ManualKind.Debrief => "Debrief",
    };

    public static string Of(SuctionMode mode) => mode switch
    {
        SuctionMode.Diamond => "Diamond tip",
        SuctionMode.Hydra => "Hydra tip",
        SuctionMode.Lymph => "Lymph cup",
    };

    public static string Of(FaceRegion region) => Regions.Say(region);

    public static (string Name, string Css) Of(Wavelength wavelength) => wavelength switch
    {
        Wavelength.Blue415 => ("415 nm blue", "blue"),
        Wavelength.Amber590 => ("590 nm amber", "yellow"),
        Wavelength.Red633 => ("633 nm red", "rose"),
        Wavelength.NearInfrared830 => ("830 nm near infrared — cannot be seen", "infrared"),
    };

    public static (string Name, string Suction) Of(SkinType skin) => skin switch
    {
        SkinType.Oily => ("Thick or oily", "Bears more suction"),
        SkinType.Normal => ("Normal", "Suction as planned"),
        SkinType.Dry => ("Dry", "A little less suction"),
        SkinType.Thin => ("Thin or mature", "Clearly less suction"),
        SkinType.Sensitive => ("Sensitive", "Or broken vessels: less than half"),
    };

    public static (string Numeral, string Sun) Of(Phototype phototype) => phototype switch
    {
        Phototype.I => ("I", "Always burns, never tans"),
        Phototype.II => ("II", "Burns easily, tans little"),
        Phototype.III => ("III", "Burns at times, tans evenly"),
        Phototype.IV => ("IV", "Burns rarely, tans well"),
        Phototype.V => ("V", "Burns very rarely"),
        Phototype.VI => ("VI", "Never burns"),
    };
}
