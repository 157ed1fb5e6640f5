using CsCheck;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>What must hold whatever layers are written and whatever is asked.</summary>
public sealed class EnvelopePropertyTests
{
    static readonly Gen<LayerLimit> Layers =
        from layer in Gen.Int[0, 5]
        from lowest in Gen.Double[-10, 80].Nullable()
        from highest in Gen.Double[-10, 80].Nullable()
        select new LayerLimit((LimitLayer)layer, Pressure(lowest), Pressure(highest), "why", "source");

    [Fact, Hazard("H02")]
    public void Adding_a_layer_never_loosens_a_limit() => Layers.Array[0, 8].Sample(layers =>
    {
        var limit = EffectiveLimit.Of(LimitKind.Vacuum, null, LimitLayer.Hardware, new(Pressure(0), Pressure(50)), "hardware", "part");
        foreach (var layer in layers.OrderBy(layer => layer.Layer))
        {
            var tighter = limit.Tighten(layer);
            (tighter.Lowest.Value >= limit.Lowest.Value).ShouldBeTrue();
            (tighter.Highest.Value <= limit.Highest.Value).ShouldBeTrue();
            for (var value = -20.0; value <= 90; value += 0.5)
                if (tighter.Contains(Pressure(value))) limit.Contains(Pressure(value)).ShouldBeTrue();
            limit = tighter;
        }
    });

    [Fact]
    public void A_layer_out_of_turn_is_a_mistake_that_shows()
    {
        var limit = EffectiveLimit.Of(LimitKind.Vacuum, null, LimitLayer.Hardware, new(Pressure(0), Pressure(50)), "hardware", "part")
            .Tighten(new(LimitLayer.Client, null, Pressure(13.5), "sensitive skin", "card"));
        Should.Throw<ArgumentException>(() => limit.Tighten(new(LimitLayer.Protocol, null, Pressure(40), "late", "protocol")));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_no_number_cannot_even_be_asked(double value) => Should.Throw<ArgumentOutOfRangeException>(() => Quantity.Of(value, Dimension.Pressure));

    [Fact, Hazard("H02")]
    public void No_sequence_of_set_points_regions_and_pauses_makes_a_command_outside_the_frozen_envelope() =>
        Gen.Select(Gen.Enum<SkinType>(), Gen.Int[0, 9].Select(Gen.Double[-20, 120]).Array[1, 30]).Sample((skin, asks) =>
        {
            var room = new FedRoom { Skin = skin }.Start().RunTo("suction");
            var lowered = double.MaxValue;
            foreach (var (what, value) in asks)
            {
                var before = room.Sent.Count;
                switch (what)
                {
                    case 0: room.Ask(new NextRegion(FedRoom.Panel)); break;
                    case 1: room.Ask(new ChooseRegion(FedRoom.Panel, (FaceRegion)((int)Math.Abs(value) % 10))); break;
                    case 2: room.Ask(new PauseSession(FedRoom.Panel)); break;
                    case 3: room.Ask(new ResumeSession(FedRoom.Panel)); break;
                    case 4: room.Ask(new ChangeSetPoint(FedRoom.Panel, Quantity.Of(value, Dimension.Irradiance))).IsDone.ShouldBeFalse("light is no vacuum"); break;
                    case 5: room.Ask(new ChangeSetPoint(FedRoom.Panel, default)).IsDone.ShouldBeFalse("nothing is no vacuum"); break;
                    default:
                        if (room.Ask(new ChangeSetPoint(FedRoom.Panel, Pressure(value))).IsDone) lowered = value;
                        break;
                }
                if (what < 2) lowered = double.MaxValue;
                room.Run(TimeSpan.FromMilliseconds(300));
                if (room.Session is not { Detail: SuctionDetail }) break;
                foreach (var highest in Highest(room, before)) highest.ShouldBeLessThanOrEqualTo(Math.Min(lowered, Ceiling(skin)) + 1e-9);
            }
        }, iter: 40, threads: 1);

    [Fact, Hazard("H06")]
    public void The_envelope_is_on_disk_before_the_session_opens_and_says_what_it_changed()
    {
        var room = new FedRoom { Skin = SkinType.Sensitive }.Start();
        var entry = room.Entries.Single(entry => entry.Kind == JournalKind.EnvelopeFrozen);
        room.Entries.Single(each => each.Kind == JournalKind.SessionOpened).Field("skin").ShouldBe("Sensitive");
        entry.Session.ShouldBe(room.Session!.Id);
        entry.Sentence.ShouldContain("3 targets were changed");
        entry.Field("suction")!.ShouldStartWith("vacuum forehead 4..9 kPa device/client; passes forehead 0..1 x device/protocol; ");
        entry.Field("changes")!.ShouldContain("suction: Forehead: 9 kPa instead of 20 kPa: sensitive skin, 45 % of 20 kPa.");
        entry.Fields.ShouldBe(EnvelopeText.Fields(SessionEnvelope.Of(room.Plan, room.Protocol, room.StartRequest().Card)), "computed anew it is the same");
    }

    [Fact]
    public void A_session_whose_envelope_is_not_on_disk_is_not_opened()
    {
        var room = new FedRoom { JournalFlushes = false };
        room.Ask(room.StartRequest()).Refusal.ShouldNotBeNull();
        room.Session.ShouldBeNull();
        room.JournalFlushes = true;
        room.Run(TimeSpan.FromMilliseconds(100));
        room.Start().Session.ShouldNotBeNull("the former envelope was given up with its session");
    }

    [Fact]
    public void What_the_operator_lowered_stays_lowered_over_a_pause_and_for_each_region_by_itself()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new ChangeSetPoint(FedRoom.Panel, Pressure(11))).IsDone.ShouldBeTrue();
        room.Ask(new PauseSession(FedRoom.Panel));
        room.Run(TimeSpan.FromSeconds(2));
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(3));
        room.Set("suction-console.vacuum-set").ShouldBe(11);

        room.Ask(new ChooseRegion(FedRoom.Panel, FaceRegion.LeftCheek)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(3));
        room.Set("suction-console.vacuum-set").ShouldBe(20, "another region, another set-point");
        room.Ask(new ChooseRegion(FedRoom.Panel, FaceRegion.Forehead)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(3));
        room.Set("suction-console.vacuum-set").ShouldBe(11);
    }

    // The demonstration asks 20 kPa and allows 24 on every region.
    static double Ceiling(SkinType skin) => skin switch { SkinType.Oily or SkinType.Normal => 24, SkinType.Dry => 16, SkinType.Thin => 13, _ => 9 };

    static IEnumerable<double> Highest(FedRoom room, int since) => room.Sent.Skip(since).Select(sent => sent.Command).OfType<AdmittedCommand>()
        .SelectMany(command => command.Values).Where(value => room.Plan.Outputs[value.Output.Index].Name == "suction-console.vacuum-set").Select(value => value.Value.Value);

    static Quantity? Pressure(double? value) => value is { } known ? Pressure(known) : null;

    static Quantity Pressure(double value) => Quantity.Of(value, Dimension.Pressure);
}
