using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How the client model is written.</summary>
static class ClientForm
{
    static readonly Key<Celsius> PainAt = Key.Optional("pain-at", Take.Measure<Celsius>(36, 60), "Skin temperature at which it hurts; 44 °C, of thin or sensitive skin 42.5 °C.");
    static readonly Key<Kilopascals> SuctionHurtsAt = Key.Optional("suction-hurts-at", Take.Measure<Kilopascals>(5, 80), "Vacuum at which it hurts; 45 kPa.");
    static readonly Key<TimeSpan> ReactsIn = Key.Optional("reacts-in", Take.Duration("100 ms", "30 s"), "From the pain to the hand; 600 ms. Each time 70 to 150 % of it.");
    static readonly Key<bool> Presses = Key.Optional("presses-when-it-hurts", Take.Flag, "Whether she presses her button then; true.");
    static readonly Key<Centimetres> DrawsBack = Key.Optional("draws-back", Take.Measure<Centimetres>(1, 60), "How far she moves her face away from steam that hurts; she keeps still when left out.");
    static readonly Key<TimeSpan> FrightenedEvery = Key.Optional("frightened-every", Take.Duration("5 s", "48 h"), "Mean time of treatment after which she presses although nothing hurts; never when left out.");

    public static readonly Form<ClientHabit> Any = new GroupForm<ClientHabit>("a client", [PainAt, SuctionHurtsAt, ReactsIn, Presses, DrawsBack, FrightenedEvery], row => new(
        row.Has(PainAt) ? row.Get(PainAt).Value : null, row.Has(SuctionHurtsAt) ? row.Get(SuctionHurtsAt).Value : ClientHabit.Usual.SuctionHurtsAt,
        row.Get(ReactsIn, ClientHabit.Usual.ReactsIn), row.Get(Presses, ClientHabit.Usual.Presses), row.Has(DrawsBack) ? row.Get(DrawsBack).Value : 0,
        row.Has(FrightenedEvery) ? row.Get(FrightenedEvery) : null));
}
