using System.Globalization;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What the journal and the plants must say of each other: energy begins only after an authorisation that is on disk and younger than the last stop, and the ledger counts what truly reached the skin.</summary>
sealed class EnergyLaws
{
    const string ByItself = "nothing-by-itself", OnRecord = "energy-on-record", Ledger = "ledger-is-true", Warmth = "thermal-dose", Dwell = "tip-lets-go";

    public static readonly (string Name, string About)[] Names =
    [
        (ByItself, "After a stop, a reset or a restart no pump, light, heater or laser begins without a new authorisation."),
        (OnRecord, "Energy begins only when its authorisation is on disk."),
        (Ledger, "What the record says of the light that was given is what reached the skin, to a third."),
        (Warmth, "The skin under steam never gets more than CEM43 10 min."),
        (Dwell, "A tip that stands still under vacuum lets go within 5 s; in a leak test it stands on a thumb."),
    ];

    /// <summary>The rule reacts at 3 s (domain §1.5), reads every 0.1 s, and the vent takes 0.6 s; one stroke that came before may belong to the same seal.</summary>
    static readonly TimeSpan LongestSeal = TimeSpan.FromSeconds(5);

    /// <summary>What was on its way while the room stopped may still arrive: a frame on the wire, a relay that moves.</summary>
    static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(300);

    /// <summary>The panel is looked at every 100 ms: a self-test that has just begun closes the contact before it is seen.</summary>
    static readonly TimeSpan SeenLate = TimeSpan.FromMilliseconds(110);

    readonly HashSet<string> _told = [];
    Energies _ran, _authorised;
    long _authorisation;
    int _heard;
    double _fluence, _cem43;
    string? _light;
    Instant _last, _revoked;
    Instant? _sealedSince, _suspect;

    /// <param name="flushed">Number of the last entry on disk.</param>
    /// <param name="isTesting">The self-test closes the contact to prove it; what lights up by itself then is what it is there to find.</param>
    /// <param name="onThumb">A leak test runs: the tip is shut by a thumb, and stands.</param>
    /// <param name="broken">Takes what is found.</param>
    public void Look(in TruthView truth, IReadOnlyList<JournalEntry> journal, long flushed, bool isTesting, bool onThumb, List<Violation> broken)
    {
        var elapsed = truth.At.Since(_last).TotalSeconds;
        _last = truth.At;
        _fluence += truth.Light.Value * elapsed / 1000;
        // What a killed controller had not written yet is in no journal.
        for (_heard = Math.Min(_heard, journal.Count); _heard < journal.Count; _heard++) Hear(journal[_heard], broken);
        JudgeBeginning(truth, flushed, isTesting, broken);
        JudgeSkin(truth, elapsed, onThumb, broken);
    }

    void Hear(JournalEntry entry, List<Violation> broken)
    {
        switch (entry.Kind)
        {
            case JournalKind.Authorised: (_authorised, _authorisation) = (Of(entry), entry.Number); break;
            case JournalKind.RoomStarted or JournalKind.Tripped or JournalKind.Stopped or JournalKind.Reset: (_authorised, _revoked, _light) = (Energies.None, entry.At, null); break;
            case JournalKind.SessionOpened: _cem43 = 0; break;
            case JournalKind.StepBegun when entry.Field("kind") == "Light": (_light, _fluence) = (entry.Field("step"), 0); break;
            case JournalKind.StepEnded when _light is not null && entry.Field("step") == _light:
                _light = null;
                JudgeLedger(entry, broken);
                break;
        }
    }

    void JudgeBeginning(in TruthView truth, long flushed, bool isTesting, List<Violation> broken)
    {
        var runs = truth.EnergyContactClosed ? Running(truth) : Energies.None;
        if (!isTesting)
        {
            if (_ran == Energies.None && runs != Energies.None && _authorised == Energies.None && truth.At.Since(_revoked) > OnTheWay) _suspect ??= truth.At;
            if (_suspect is { } began && truth.At.Since(began) > SeenLate)
                Tell(broken, ByItself, began, "Energy flows, and the last entry of its kind is a stop, a reset or a start.");
            // Only what was authorised: a pump that welds while light is on its way begins by no word of the room.
            if ((runs & ~_ran & _authorised) != Energies.None && _authorisation > flushed)
                Tell(broken, OnRecord, truth.At, string.Create(CultureInfo.InvariantCulture, $"Entry {_authorisation} is on its way; on disk is {flushed}."));
        }
        else _suspect = null;
        _ran = runs;
    }

    void JudgeSkin(in TruthView truth, double elapsed, bool onThumb, List<Violation> broken)
    {
        if (truth.SkinUnderSteam.Value > 39) _cem43 += elapsed / 60 * Deterministic.Power(truth.SkinUnderSteam.Value >= 43 ? 0.5 : 0.25, 43 - truth.SkinUnderSteam.Value);
        if (_cem43 > 10.5) Tell(broken, Warmth, truth.At, string.Create(CultureInfo.InvariantCulture, $"{_cem43:0.0} min."));
        if (onThumb || !truth.TipSealed || !truth.PumpRuns || truth.Vacuum.Value < 10) _sealedSince = null;
        else if (truth.At.Since(_sealedSince ??= truth.At) > LongestSeal) Tell(broken, Dwell, truth.At, string.Create(CultureInfo.InvariantCulture, $"{truth.Vacuum.Value:0.0} kPa since {_sealedSince}."));
    }

    void JudgeLedger(JournalEntry entry, List<Violation> broken)
    {
        if (Number(entry.Field("delivered")) is not { } delivered || Number(entry.Field("unknown")) is not { } unknown) return;
        if (_fluence > ((delivered + unknown) * 1.35) + 0.5 || delivered > (_fluence * 1.35) + 0.5)
            Tell(broken, Ledger, entry.At, string.Create(CultureInfo.InvariantCulture, $"{entry.Field("step")}: recorded {delivered:0.00} J/cm² and {unknown:0.00} unknown, true {_fluence:0.00}."));
    }

    static Energies Running(in TruthView truth) =>
        (truth.PumpRuns ? Energies.Pump : 0) | (truth.Light.Value > 0 ? Energies.Light : 0) | (truth.HeaterWatts > 0 ? Energies.Heater : 0) | (truth.LaserChainClosed ? Energies.Laser : 0);

    static Energies Of(JournalEntry authorised) => authorised.Field("modality") switch
    {
        nameof(Modality.Diamond) or nameof(Modality.Hydra) or nameof(Modality.Lymph) => Energies.Pump,
        nameof(Modality.Blue415) or nameof(Modality.Amber590) or nameof(Modality.Red633) or nameof(Modality.NearInfrared830) => Energies.Light,
        nameof(Modality.Steam) => Energies.Heater,
        _ => Energies.Laser,
    };

    static double? Number(string? text) => text?.Split(' ')[0] is { } number && double.TryParse(number, CultureInfo.InvariantCulture, out var value) ? value : null;

    void Tell(List<Violation> broken, string name, Instant at, string found)
    {
        if (_told.Add(name)) broken.Add(new(name, at, $"{Names.First(each => each.Name == name).About} {found}"));
    }

    [Flags]
    enum Energies : byte
    {
        None = 0, Pump = 1, Light = 2, Heater = 4, Laser = 8,
    }
}
