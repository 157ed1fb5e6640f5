using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>A small shelf and archive: enough protocol to ask, to leave out and to forbid.</summary>
public static class Shelves
{
    static readonly CourseProfile Course = new(8, TimeSpan.FromDays(3), "twice a week", [], "test");

    public static ProtocolProfile Acne => new(
        "acne", "Acne", "1", "Steam, hydra suction on calm zones, peel, then blue or red light.", ["acne"], [new("blue", "Blue visit"), new("red", "Red visit"), new("peel", "Peel visit")],
        [
            new("pregnant", "Is the client pregnant or breast-feeding?", ["peel"], "Salicylic acid is not for pregnancy.", "test"),
            new("aspirin", "Is the client allergic to aspirin?", ["peel"], "Salicylic acid is of the same family.", "test"),
            new("photosensitive", "Does the client take a medicine that makes the skin sensitive to light?", ["led"], "Light could burn the skin.", "test"),
            new("isotretinoin", "Has the client taken isotretinoin in the last six months?", [], "The skin heals badly: no exfoliation, no light.", "test"),
            new("asthma", "Does warm steam trouble the client's breathing?", ["steam"], "Steam may bring on asthma.", "test"),
        ],
        Course,
        [
            Manual("consult", "Consultation and consent", 5, ManualKind.Consultation), Manual("cleanse", "Double cleanse", 4, ManualKind.Cleansing), Manual("analysis", "Skin analysis", 5, ManualKind.Analysis),
            new SteamStep("steam", "Steam", Minutes(6), Span(4, 8), [], [], [], null, "test", new(40), new(new(38), new(42)), new(43), new(40), new(new(37), new(50)), TimeSpan.FromSeconds(20), Minutes(10)),
            Manual("dry", "Dry and cool", 2, ManualKind.Drying),
            new SuctionStep("suction", "Hydra suction, calm zones", Minutes(5), Span(3, 8), [], [], [], null, "test", SuctionMode.Hydra, new(60), []),
            Manual("extract", "Extraction", 8, ManualKind.Extraction), Manual("peel", "Peel, salicylic acid", 3, ManualKind.Peel) with { Visits = ["peel"], Products = ["salicylic-20"] },
            new LightStep("led", "LED 415 nm", Minutes(20), Span(10, 22), [Phototype.I, Phototype.II], ["blue"], [], null, "test", Wavelength.Blue415, new(40), new(new(20), new(40)), new(48), new(new(24), new(48)), new(43)),
            Manual("mask", "Calming mask", 8, ManualKind.Mask), Manual("spf", "Moisturiser with SPF", 2, ManualKind.Moisturiser), Manual("debrief", "Debrief", 3, ManualKind.Debrief),
        ], Minutes(15));

    public static Shelf Full => new(
        [Acne, Named("pigment", "Pigmentation", "Gentle microdermabrasion, a peel for the skin type, red light. No blue."), Named("lines", "Fine lines", "Microdermabrasion in three passes, peptide mask, near-infrared and red light."),
         Named("sun", "Sun damage", "Firm microdermabrasion or a glycolic peel, then red light."), Named("dull", "Dull or dehydrated", "Warm steam, hydra suction, lactic peel, hydrating mask."),
         Named("sensitive", "Sensitive", "Lymph suction without abrasion, cool mask, low red light.")],
        [new("salicylic-20", "Salicylic acid 20 %", "salicylic acid", new Percent(20), 3, Span(2, 3), "water", [], [.. Enum.GetValues<Phototype>()], [], "test")],
        ImmutableDictionary<string, ProfileFile>.Empty
            .Add("acne", new("protocols/acne.yaml", [1, 2], "a1".PadRight(64, '0'))).Add("salicylic-20", new("products/salicylic-20.yaml", [3], "b2".PadRight(64, '0'))));

    public static readonly Shelf Empty = new([], [], ImmutableDictionary<string, ProfileFile>.Empty);

    static ProtocolProfile Named(string id, string name, string summary) => Acne with { Id = id, Name = name, Summary = summary };

    static ManualStep Manual(string id, string title, double minutes, ManualKind kind) =>
        new(id, title, Minutes(minutes), Span(1, 15), [], [], [], null, "test", kind, []);

    static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    static Range<TimeSpan> Span(double from, double to) => new(Minutes(from), Minutes(to));

    public static readonly Guid KnownSession = new("0190a000-0000-7000-8000-000000000001");

    public static ImmutableArray<SessionSummary> Summaries =>
    [
        Summary(KnownSession, SessionOutcome.Completed, "C-0142", "All steps through."), Summary(Guid.NewGuid(), SessionOutcome.Stopped, "C-0077", "Stopped in Steam: 45.2 °C at the face."),
        Summary(Guid.NewGuid(), SessionOutcome.EndedEarly, "C-0142", "Ended early: client asked."), Summary(Guid.NewGuid(), SessionOutcome.Interrupted, "C-0031", "The controller ended in LED 415 nm."),
        Summary(Guid.NewGuid(), null, "C-0031", "Still open."), Summary(Guid.NewGuid(), SessionOutcome.Completed, "C-0099", "All steps through."),
    ];

    public static SessionRecord Record => new(
        Summaries[0], "0.1.0+4311fea", "II", "Blue visit", Scenes.Session(Scenes.LightDetail, StepKind.Light, SessionState.Completed).Steps,
        [.. Enumerable.Range(1, 12).Select(n => new JournalEntry(n, JournalKind.StepBegun, Instant.FromSeconds(n), new DateTimeOffset(2026, 11, 22, 14, n, 3, TimeSpan.Zero), KnownSession, $"Step {n} begun by MK.", []))],
        [.. Enumerable.Range(0, 300).Select(n => new SessionSample(KnownSession, Instant.FromSeconds(n), default, "suction",
            [new("suction.vacuum", "kPa", n < 20 ? 0 : 20, n is > 150 and < 170 ? null : n < 20 ? 0 : 20 - Math.Exp(-(n - 20) / 8.0) * 20 + Math.Sin(n) * 0.4), new("led.blue", "mW/cm²", n > 200 ? 40 : 0, n > 200 ? 39.3 : 0)]))],
        [new("protocols/acne.yaml", [1], "a1b2".PadRight(64, '7')), new("rooms/simulated.yaml", [1], "c3d4".PadRight(64, '9'))], new(212, 212, "9f2c".PadRight(64, 'e')));

    static SessionSummary Summary(Guid id, SessionOutcome? outcome, string client, string sentence) => new(
        id, new DateTimeOffset(2026, 11, 22, 14, 1, 0, TimeSpan.Zero), outcome is null ? null : new DateTimeOffset(2026, 11, 22, 15, 9, 0, TimeSpan.Zero), "room-1", true, "Acne", "1", client, "MK", outcome, sentence);
}
