using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.Scenarios.Tests.Conformance;

/// <summary>Twins that are broken on purpose: each is found in the row of the promise that it breaks.</summary>
public sealed class BrokenPromiseTests(ITestOutputHelper output)
{
    static PartProfile Console => Shipped("sc-3");
    static PartProfile Light => Shipped("ld-4");
    static PartProfile Supply => Shipped("bps-30");

    [Fact]
    public void Another_model_fails_its_identity_and_nothing_is_written_to_it()
    {
        var line = new TwinLine(Console with { Identity = Console.Identity! with { Expect = "23556" } });
        var rows = Play(line);
        Failed(rows).ShouldBe(["model code"]);
        rows.Skip(1).ShouldAllBe(row => row.Verdict == ConformanceVerdict.NotTried);
        line.Sent.ShouldAllBe(frame => frame[1] == 3, "nothing but questions");
    }

    [Fact]
    public void Another_serial_number_is_told()
    {
        var rows = Play(new TwinLine(Console, TwinLine.SetupOf(Console) with { SerialNumber = "SC3-9999" }));
        Failed(rows).ShouldBe(["serial number"]);
        rows.Single(row => row.Name == "serial number").Seen.ShouldBe("BEN-0001");
    }

    [Fact]
    public void Words_in_the_wrong_order_give_a_reading_that_cannot_be()
    {
        var (right, wrong) = (Scale(WordOrder.HighFirst), Scale(WordOrder.LowFirst));
        Failed(Play(new TwinLine(right))).ShouldBeEmpty();
        Failed(Play(new TwinLine(right, simulated: wrong))).ShouldBe(["sensor weight"]);
    }

    [Fact]
    public void Replies_that_come_too_late_are_lost_and_could_be_taken_for_others()
    {
        var replies = 0;
        var failed = Failed(Play(new TwinLine(Console) { Spoils = said => (TimeSpan.FromMilliseconds(++replies % 5 == 0 ? 90 : 0), said) }));
        failed.ShouldContain("reply time");
        failed.ShouldContain("frames back to back");
        failed.ShouldContain("nothing unasked");
    }

    [Fact]
    public void A_reply_that_is_said_twice_could_be_taken_for_the_next_one() =>
        Failed(Play(new TwinLine(Console) { Spoils = said => (TimeSpan.Zero, [.. said, .. said]) })).ShouldContain("nothing unasked");

    [Fact]
    public void A_part_that_does_not_say_what_it_refuses_breaks_its_promise()
    {
        var failed = Failed(Play(new TwinLine(Console) { Spoils = said => (said[1] > 0x80 ? null : TimeSpan.Zero, said) }));
        foreach (var row in new[] { "unknown function", "unknown register", "no register at all", "too many registers", "output vacuum-set out of range" }) failed.ShouldContain(row);
        Failed(Play(new TwinLine(Light) { Spoils = said => (said.AsSpan().StartsWith(">ERR"u8) ? null : TimeSpan.Zero, said) })).ShouldContain("unknown request");
    }

    [Fact]
    public void Another_exception_than_the_promised_one_is_told()
    {
        var rows = Play(new TwinLine(Shipped("ai-8")) { Spoils = said => (TimeSpan.Zero, said is [var address, 0x83, 2, ..] ? Sealed(address, 0x83, 4) : said) });
        Failed(rows).ShouldBe(["unknown register"]);
        rows.Single(row => row.Name == "unknown register").Seen.ShouldContain("the part failed (4)");
    }

    [Fact]
    public void A_light_that_stays_on_without_its_host_is_found_channel_by_channel()
    {
        var line = new TwinLine(Light);
        line.Room.Apply(new StickLight(true));
        Failed(Play(line)).ShouldContain("loss of the heartbeat: light-633");
    }

    [Fact]
    public void A_part_that_forgets_its_time_out_is_found_by_its_sensors_and_by_its_registers()
    {
        var sleepy = Supply with { Heartbeat = Supply.Heartbeat! with { DeviceTimeout = TimeSpan.FromMinutes(1) } };
        Failed(Play(new TwinLine(Supply, simulated: sleepy))).ShouldBe(Supply.Stop.Select(write => $"loss of the heartbeat: {write.Signal}"), ignoreOrder: true);
        var balance = Scale(WordOrder.HighFirst);
        Failed(Play(new TwinLine(balance, simulated: balance with { Heartbeat = balance.Heartbeat! with { DeviceTimeout = TimeSpan.FromMinutes(1) } })))
            .ShouldBe(["loss of the heartbeat: lamp"]);
    }

    [Fact]
    public void A_part_that_takes_more_than_its_range_is_found_and_made_safe_at_once()
    {
        ImmutableArray<SignalProfile> wider = [.. Supply.Signals.Select(signal => signal.Id == "voltage-set" ? signal with { Range = Volts(0, 100) } : signal)];
        Failed(Play(new TwinLine(Supply, simulated: Supply with { Signals = wider }))).ShouldBe(["output voltage-set out of range"]);
    }

    [Fact]
    public void Without_being_told_to_energise_it_energises_nothing()
    {
        foreach (var part in new[] { Console, Light })
        {
            TwinLine? line = null;
            line = new TwinLine(part, TwinLine.SetupOf(part, energise: false)) { Watch = (_, _) => IsOn(line!).ShouldBeFalse() };
            var rows = Play(line);
            Failed(rows).ShouldBeEmpty();
            rows.Single(row => row.Name == "loss of the heartbeat").ShouldSatisfyAllConditions(
                row => row.Verdict.ShouldBe(ConformanceVerdict.NotTried), row => row.Seen.ShouldContain("--energise"));
        }
    }

    [Fact]
    public void Interrupted_while_something_is_on_it_leaves_everything_safe()
    {
        var interruptions = 0;
        TwinLine? line = null;
        line = new TwinLine(Console)
        {
            Watch = (run, now) =>
            {
                if (!IsOn(line!) || interruptions > 0) return;
                interruptions++;
                run.Interrupt(now);
            },
        };
        var rows = Play(line);
        interruptions.ShouldBe(1);
        rows.Where(row => row.Seen == "interrupted").Select(row => row.Name).ShouldBe(["heartbeat", "power cycle", "nothing unasked"]);
        rows[^1].ShouldSatisfyAllConditions(row => row.Name.ShouldBe("left safe"), row => row.Verdict.ShouldBe(ConformanceVerdict.Passed));
        IsOn(line).ShouldBeFalse();
    }

    static bool IsOn(TwinLine line) => line.Room.Truth is { PumpRuns: true } or { Light.Value: > 0 };

    ImmutableArray<ConformanceRow> Play(TwinLine line)
    {
        var rows = line.Play();
        foreach (var row in rows.Where(row => row.Verdict != ConformanceVerdict.Passed)) output.WriteLine($"{row.Verdict} {row.Name}: {row.Promised} ({row.Where}). {row.Seen}");
        return rows;
    }

    static string[] Failed(ImmutableArray<ConformanceRow> rows) => [.. rows.Where(row => row.Verdict == ConformanceVerdict.Failed).Select(row => row.Name)];

    static PartProfile Shipped(string id) => ShippedProfiles.All.GoodParts.Single(part => part.Id == id);

    static Range<Quantity> Volts(double lowest, double highest) => new(Quantity.Of(lowest, Dimension.Voltage), Quantity.Of(highest, Dimension.Voltage));

    static byte[] Sealed(byte address, byte function, byte code)
    {
        byte[] frame = [address, function, code, 0, 0];
        Wire.Modbus.Crc16.Seal(frame);
        return frame;
    }

    /// <summary>A part of which only a file exists: a reading of two words, a lamp, a heartbeat.</summary>
    static PartProfile Scale(WordOrder order) => ShippedProfiles.Good(PartReader.Read(ProfileFile.Of("scale.yaml", System.Text.Encoding.UTF8.GetBytes($$"""
        part: scale
        make: Bench
        model: Scale
        review: { by: test, effective: 2026-11-23 }
        wire:
          modbus-rtu: { baud: 19200, data-bits: 8, parity: even, stop-bits: 1, reply-timeout: 60 ms, retries: 2 }
        identity:
          model: { table: holding, address: 100, type: u16 }
          expect: "4711"
        heartbeat: { counter: { table: holding, address: 5, type: u16 }, device-timeout: 1 s }
        signals:
          - sensor: weight
            unit: V
            register: { table: input, address: 0, type: f32, word-order: {{(order == WordOrder.HighFirst ? "high-first" : "low-first")}} }
            range: 20 V to 100 V
            poll: 100 ms
            stale-after: 300 ms
          - output: lamp
            unit: V
            register: { table: holding, address: 0, type: f32 }
            range: 0 V to 10 V
            safe: 0 V
            without-power: 0 V
            source: "test"
        stop: [{ set: lamp, to: 0 V }]
        """))));
}
