using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class PinPumpTests : IDisposable
{
    readonly RoomPlan _plan = TestRooms.Simulated();
    readonly MemoryPins _pins;
    readonly RoomInbox _inbox = new();
    readonly EnergyLatch _latch;
    readonly PinPump _pump;
    readonly byte[] _bytes = new byte[Bounds.BytesPerInput];

    public PinPumpTests()
    {
        _pins = new(_plan);
        _latch = new(_ => true);
        _pump = new(_plan, _pins, _inbox, _latch, new(TimeProvider.System), NullLogger.Instance);
    }

    public void Dispose() => _inbox.Dispose();

    PinId EmergencyStop => _plan.Pin(LineRole.EmergencyStop)!.Id;

    List<bool?> Posted(PinId pin)
    {
        var levels = new List<bool?>();
        while (_inbox.TryTake(out var input, _bytes))
            if (input.Kind == InboxKind.PinLevel && input.Index == pin.Index) levels.Add(input.Level);
        return levels;
    }

    [Fact]
    public void Every_input_line_is_posted_at_the_first_look()
    {
        _pump.Round(Instant.Zero);
        var seen = new HashSet<int>();
        while (_inbox.TryTake(out var input, _bytes)) seen.Add(input.Index);
        seen.Order().ShouldBe(_plan.Pins.Where(pin => !pin.IsOutput).Select(pin => pin.Id.Index).Order());
    }

    [Fact]
    public void An_open_emergency_stop_drops_the_latch_before_the_room_hears_of_it()
    {
        _pump.Round(Instant.Zero);
        _latch.Arm(_latch.Ticket).ShouldBeTrue();
        _pins.Set(LineRole.EmergencyStop, false);
        _pump.Round(Instant.FromSeconds(0.001));
        _latch.IsArmed.ShouldBeFalse();
        Posted(EmergencyStop).ShouldBe([true, false]);
        _latch.Arm(_latch.Ticket).ShouldBeFalse();

        _pins.Set(LineRole.EmergencyStop, true);
        _pump.Round(Instant.FromSeconds(0.002));
        _latch.IsArmed.ShouldBeFalse();
        _latch.Arm(_latch.Ticket).ShouldBeTrue();
    }

    [Theory, Hazard("H29"), InlineData(LineRole.EmergencyStop), InlineData(LineRole.EmergencyStopB)]
    public void Either_contact_of_the_emergency_stop_drops_the_latch_and_the_other_does_not_give_it_back(LineRole contact)
    {
        _pump.Round(Instant.Zero);
        _latch.Arm(_latch.Ticket).ShouldBeTrue();
        _pins.Set(contact, false);
        for (var look = 1; look < 5; look++)
        {
            _pump.Round(Instant.FromSeconds(0.001 * look));
            _latch.IsArmed.ShouldBeFalse();
            _latch.Arm(_latch.Ticket).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_line_that_cannot_be_read_counts_as_an_open_emergency_stop()
    {
        _pump.Round(Instant.Zero);
        _latch.Arm(_latch.Ticket);
        _pins.Unreadable = true;
        _pump.Round(Instant.FromSeconds(0.001));
        _latch.IsArmed.ShouldBeFalse();
        Posted(EmergencyStop)[^1].ShouldBeNull();
    }

    [Fact]
    public void A_short_opening_is_not_forgotten_while_the_room_is_too_slow_to_listen()
    {
        _pump.Round(Instant.Zero);
        while (_inbox.TryPostPin(new(99), true, default)) { }
        _pins.Set(LineRole.EmergencyStop, false);
        _pump.Round(Instant.FromSeconds(0.001));
        _pins.Set(LineRole.EmergencyStop, true);
        _pump.Round(Instant.FromSeconds(0.002));
        Posted(EmergencyStop).ShouldBe([true]);

        _pump.Round(Instant.FromSeconds(0.003));
        Posted(EmergencyStop).ShouldBe([false, true]);
    }

    [Fact]
    public void A_level_that_stays_is_posted_again_so_that_it_does_not_grow_stale()
    {
        _pump.Round(Instant.Zero);
        Posted(EmergencyStop).Count.ShouldBe(1);
        _pump.Round(Instant.FromSeconds(0.01));
        Posted(EmergencyStop).ShouldBeEmpty();
        _pump.Round(Instant.FromSeconds(0.06));
        Posted(EmergencyStop).ShouldBe([true]);
    }
}
