using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Wire.Tests.Recording;

/// <summary>The recorder on the room's thread: it copies, and is never in the way.</summary>
public sealed class FlightRecorderTests
{
    sealed class Reel(int blocks) : IFlightReel
    {
        readonly Queue<FlightBlock> _empty = new(Enumerable.Range(0, blocks).Select(_ => new FlightBlock()));

        public bool Returns { get; init; }
        public int Turns { get; private set; }
        public int Ends { get; private set; }

        public FlightBlock? Turn(FlightBlock? full)
        {
            Turns++;
            if (full is not null && Returns)
            {
                full.Clear();
                _empty.Enqueue(full);
            }
            return _empty.TryDequeue(out var next) ? next : null;
        }

        public void End(FlightBlock last) => Ends++;
    }

    sealed class Deaf : IRoomOutlet
    {
        public int Heard { get; private set; }
        public void Transmit(PortId port, ReadOnlySpan<byte> frame) => Heard++;
        public bool SetPin(PinId pin, bool high) => ++Heard > 0;
        public void ArmEnergy(long guardTicket) => Heard++;
        public void KickEnergy() => Heard++;
        public void DropEnergy() => Heard++;
        public void TellGuard(ulong? answer) => Heard++;
        public void Append(JournalEntry entry) => Heard++;
        public void Sample(SessionSample sample) => Heard++;
        public void Answer(OperatorRequest request, OperatorAnswer answer) => Heard++;
        public void Cue(SoundCue cue) => Heard++;
    }

    static readonly byte[] Frame = [1, 3, 0, 0, 0, 10, 0xc5, 0xcd];

    [Fact]
    public void A_steady_second_allocates_nothing()
    {
        var recorder = new FlightRecorder(new Reel(2) { Returns = true }, TimeSpan.FromSeconds(1));
        var outlet = recorder.Over(new Deaf());
        var levels = new PinLevel[14];
        for (var index = 0; index < levels.Length; index++) levels[index] = new(new(index), index % 3 == 0 ? null : true);
        var now = Round(recorder, outlet, levels, Instant.FromSeconds(1), 500);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(recorder, outlet, levels, now, 5000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        recorder.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void When_no_block_is_free_the_record_ends_and_the_room_goes_on()
    {
        var reel = new Reel(3);
        var (recorder, deaf) = (new FlightRecorder(reel, TimeSpan.FromSeconds(1)), new Deaf());
        var outlet = recorder.Over(deaf);
        Round(recorder, outlet, [], Instant.FromSeconds(1), 500);
        recorder.IsComplete.ShouldBeFalse();
        reel.Turns.ShouldBe(4, "it does not ask again once there was none");
        deaf.Heard.ShouldBe(500 * 4);
        recorder.End();
        reel.Ends.ShouldBe(0);
    }

    [Fact]
    public void A_block_is_handed_over_after_a_second_and_begins_with_an_input()
    {
        var reel = new Reel(10);
        var recorder = new FlightRecorder(reel, TimeSpan.FromSeconds(1));
        recorder.Tick(Instant.FromSeconds(1));
        recorder.Tick(Instant.FromSeconds(1.9));
        reel.Turns.ShouldBe(1);
        recorder.Tick(Instant.FromSeconds(2));
        reel.Turns.ShouldBe(2);
        recorder.Over(new Deaf()).KickEnergy();
        reel.Turns.ShouldBe(2);
        recorder.End();
        reel.Ends.ShouldBe(1);
    }

    static Instant Round(FlightRecorder recorder, IRoomOutlet outlet, PinLevel[] levels, Instant now, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            now += TimeSpan.FromMilliseconds(20);
            recorder.Tick(now);
            outlet.Transmit(new(1), Frame);
            outlet.KickEnergy();
            outlet.TellGuard(0x1234_5678_9abc_def0);
            recorder.BytesReceived(new(1), Frame, now);
            recorder.PinLevels(levels, now);
            outlet.SetPin(new(3), true);
            recorder.GuardHeard(new GuardStatus(ulong.MaxValue, 7, true, true), now);
            recorder.PanelSeen("panel-1", now);
            recorder.WallTime(DateTimeOffset.UnixEpoch, true, now);
        }
        return now;
    }
}
