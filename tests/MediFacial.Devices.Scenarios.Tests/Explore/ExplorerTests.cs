using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Explore;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Explore;

/// <summary>Seeds give scenarios, and whatever they give, what must always hold does.</summary>
public sealed class ExplorerTests
{
    static readonly Explorer Explorer = new(ShippedSuites.World, TimeProvider.System);
    static readonly ScenarioDraw Draw = new(ShippedSuites.World);

    [Fact]
    public void Forty_seeds_break_nothing_and_leave_a_room_that_can_be_started()
    {
        var result = Explorer.Explore(new(1, 40, null, 2), shrinks: false);

        result.Seeds.ShouldBe(40);
        string.Join('\n', result.Violations.Select(found => $"seed {found.Seed}: {found.Failure.Expected} at {found.Failure.At}: {found.Failure.Found}")).ShouldBeEmpty();
        result.Coverage.Moments.ShouldContain(each => each.Moment.Device == Core.Room.DeviceState.Delivering);
    }

    [Fact]
    public void The_same_seeds_give_the_same_journals_whatever_the_number_of_threads()
    {
        var (alone, together) = (Explorer.Explore(new(500, 3, null, 1)), Explorer.Explore(new(500, 3, null, 3)));

        together.JournalHash.ShouldBe(alone.JournalHash);
        together.Coverage.Moments.ShouldBe(alone.Coverage.Moments);
        Explorer.Explore(new(501, 3, null, 1)).JournalHash.ShouldNotBe(alone.JournalHash);
    }

    [Fact]
    public void Every_drawn_scenario_is_a_good_file_and_draws_the_same_again()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var text = ScenarioFile.Write(Draw.Of(seed));
            var read = ScenarioFile.Read(ProfileFile.Of($"seed-{seed}.yaml", Encoding.UTF8.GetBytes(text)), ShippedSuites.World);
            read.Problems.ShouldBeEmpty($"seed {seed}: {string.Join('\n', read.Problems)}");
            ScenarioFile.Write(read.Value!).ShouldBe(text);
            ScenarioFile.Write(Draw.Of(seed)).ShouldBe(text);
        }
    }

    [Fact]
    public void Plants_differ_by_less_than_a_third_and_every_protocol_is_drawn()
    {
        var drawn = Enumerable.Range(1, 300).Select(Draw.Of).ToList();

        drawn.SelectMany(scenario => scenario.Plant).ShouldAllBe(scale => scale.Factor >= 0.7 && scale.Factor <= 1.3);
        drawn.Select(scenario => scenario.Visits[0].Protocol).Distinct().Order().ShouldBe(ShippedSuites.World.Protocols.Select(protocol => protocol.Id));
    }

    [Fact]
    public void Who_stops_an_exploration_hears_of_the_seeds_that_were_begun()
    {
        using var stop = new CancellationTokenSource();

        var result = Explorer.Explore(new(1, 1000, null, 2) { Stop = stop.Token }, (_, _) => stop.Cancel(), shrinks: false);

        result.Seeds.ShouldBeInRange(1, 4);
    }

    [Fact]
    public void No_seed_is_begun_after_the_time_limit_and_those_played_have_no_gap()
    {
        var clock = new SteppingClock(TimeSpan.FromSeconds(1));

        var result = new Explorer(ShippedSuites.World, clock).Explore(new(7, 1000, TimeSpan.FromSeconds(3), 1));

        result.Seeds.ShouldBe(2);
        result.JournalHash.ShouldBe(Explorer.Explore(new(7, 2, null, 1)).JournalHash);
    }

    /// <summary>A clock that goes on by one step each time that somebody looks.</summary>
    sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
