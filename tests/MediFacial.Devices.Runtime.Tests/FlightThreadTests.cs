using System.Buffers;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Recording;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.Runtime.Tests;

/// <summary>The disk under the flight record may be slow, full or gone; the room's thread never notices.</summary>
public sealed class FlightThreadTests
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    /// <summary>A disk that can stand still or fail, and whose content outlives its closing.</summary>
    sealed class Disk : MemoryStream
    {
        readonly ManualResetEventSlim _goes = new(true);

        public bool Fails { get; set; }
        public bool StandsStill { set => (value ? (Action)_goes.Reset : _goes.Set)(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _goes.Wait();
            if (Fails) throw new IOException("No space left on device.");
            base.Write(buffer);
        }
    }

    readonly Disk _disk = new();

    FlightThread Begin(long longest = long.MaxValue)
    {
        var image = new ArrayBufferWriter<byte>();
        FlightWriter.Begin(image, TestRooms.Simulated(), new(default, 1, null, "test"));
        _disk.Write(image.WrittenSpan);
        return new(_disk, longest, NullLogger.Instance);
    }

    [Fact]
    public void What_was_recorded_is_in_the_file_in_order_with_a_last_word()
    {
        var thread = Begin();
        thread.Start();
        var recorder = new FlightRecorder(thread, Bounds.FlightTurn);
        Tick(recorder, 1000);
        recorder.End();
        thread.End(Generous);
        Read().ShouldBe((1000, FlightEnd.Ended));
    }

    [Fact]
    public void A_disk_that_stands_still_ends_the_record_and_never_holds_up_the_room()
    {
        var thread = Begin();
        _disk.StandsStill = true;
        thread.Start();
        var recorder = new FlightRecorder(thread, Bounds.FlightTurn);
        Tick(recorder, 10_000);
        recorder.IsComplete.ShouldBeFalse();
        thread.Ended.ShouldBe(FlightEnd.FellBehind);
        _disk.StandsStill = false;
        thread.End(Generous);
        var (ticks, end) = Read();
        end.ShouldBe(FlightEnd.FellBehind);
        ticks.ShouldBeInRange(Bounds.FlightBlocks, 10_000 - 1);
    }

    [Fact]
    public void A_disk_that_fails_ends_the_record()
    {
        var thread = Begin();
        _disk.Fails = true;
        thread.Start();
        var recorder = new FlightRecorder(thread, Bounds.FlightTurn);
        SpinWait.SpinUntil(() =>
        {
            Tick(recorder, 100);
            return !recorder.IsComplete;
        }, Generous).ShouldBeTrue();
        thread.End(Generous);
        thread.Ended.ShouldBe(FlightEnd.FellBehind);
    }

    [Fact]
    public void A_file_that_is_long_enough_is_closed()
    {
        var thread = Begin(longest: 500);
        thread.Start();
        var recorder = new FlightRecorder(thread, Bounds.FlightTurn);
        SpinWait.SpinUntil(() =>
        {
            Tick(recorder, 100);
            return !recorder.IsComplete;
        }, Generous).ShouldBeTrue();
        thread.End(Generous);
        Read().End.ShouldBe(FlightEnd.Full);
    }

    Instant _now = Instant.FromSeconds(1);

    void Tick(FlightRecorder recorder, int count)
    {
        for (var tick = 0; tick < count; tick++) recorder.Tick(_now += TimeSpan.FromMilliseconds(20));
    }

    (int Ticks, FlightEnd? End) Read()
    {
        using var record = FlightRecord.Open(_disk.ToArray());
        var (cursor, ticks) = (new FlightCursor(record), 0);
        while (cursor.TryTake(out var item))
        {
            item.Mark.ShouldBe(FlightMark.Tick);
            ticks++;
        }
        record.Damage.ShouldBeNull();
        return (ticks, record.Ended);
    }
}
