using MediFacial.Devices.Core.Commands;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class OperatorPortTests
{
    readonly OperatorPort _port = new();

    [Fact]
    public async Task When_sixty_four_requests_wait_the_next_is_refused_at_once_and_a_stop_still_goes_in()
    {
        var waiting = Enumerable.Range(0, 64).Select(_ => _port.AskAsync(new PauseSession("panel"))).ToArray();
        waiting.ShouldAllBe(answer => !answer.IsCompleted);

        var refused = await _port.AskAsync(new PauseSession("panel"));
        refused.Refusal!.Kind.ShouldBe(RefusalKind.NotNow);

        (await _port.AskAsync(new StopEverything("panel", StopOrigin.Panel))).IsDone.ShouldBeTrue();
        _port.TryTakeStop(out var stop).ShouldBeTrue();
        stop!.From.ShouldBe("panel");
    }

    [Fact]
    public void Stops_are_merged_never_dropped()
    {
        for (var tap = 0; tap < 1000; tap++) _port.Stop(new("panel", StopOrigin.Panel));
        _port.TryTakeStop(out _).ShouldBeTrue();
        _port.TryTakeStop(out _).ShouldBeFalse();
    }

    [Fact]
    public void Requests_come_out_in_order()
    {
        _ = _port.AskAsync(new PauseSession("first"));
        _ = _port.AskAsync(new PauseSession("second"));
        _port.TryTake(out var first).ShouldBeTrue();
        _port.TryTake(out var second).ShouldBeTrue();
        (first.Request.From, second.Request.From).ShouldBe(("first", "second"));
        _port.TryTake(out _).ShouldBeFalse();
    }
}
