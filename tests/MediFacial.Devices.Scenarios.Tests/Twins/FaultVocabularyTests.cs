using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>One vocabulary for socket, scenarios, prompt and page: each word says what it is, is made of what can be picked, and is taken back.</summary>
public sealed class FaultVocabularyTests
{
    static readonly string[] OverByThemselves =
        ["plug", "unswap-plugs", "reboot", "thaw", "return-part", "heal-sensor", "unswap-channels", "release-estop", "close-door", "press-pedal", "press-client-button",
            "set-water-temperature", "heal-everything", "reset-laser", "put-laser-in-standby", "lift-probe", "seat-client"];

    public static TheoryData<string> Words => [.. FaultCatalogue.All.Select(word => word.Word)];

    [Theory, MemberData(nameof(Words))]
    public void Every_fault_says_what_it_is_in_a_sentence_and_is_written_on_the_socket_as_it_is_read(string word)
    {
        var known = FaultCatalogue.Find(word).ShouldNotBeNull();
        known.Sentence.ShouldEndWith(".");
        var room = new TwinRoom(TwinRoomSetup.Standard());
        var fault = Picked(known, FaultPlaces.Of(room));
        FaultJson.Read(FaultJson.Write(fault)).ShouldBe(fault);
        room.Apply(fault);
        room.Advance(TimeSpan.FromSeconds(1));
    }

    [Theory, MemberData(nameof(Words))]
    public void Every_fault_is_over_by_itself_or_something_takes_it_back(string word)
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        var undo = FaultCatalogue.UndoOf(Picked(FaultCatalogue.Find(word)!, FaultPlaces.Of(room)));
        (undo is null).ShouldBe(OverByThemselves.Contains(word));
        if (undo is not null) room.Apply(undo);
    }

    [Fact]
    public void What_happens_to_the_computer_has_words_of_the_same_kind_and_is_over_by_itself_or_taken_back()
    {
        string[] over = ["stall-loop", "step-clock", "free-disk", "unlock-journal", "find-panel", "find-pins", "freeze-controller", "start-controller", "thaw-guard", "start-guard", "restore-power"];
        var places = FaultPlaces.Of(new TwinRoom(TwinRoomSetup.Standard()));
        foreach (var word in FaultCatalogue.Computer)
        {
            var fault = word.Make(places, [.. word.Arguments.Select(argument => argument.Options[0])]).ShouldBeAssignableTo<HostFault>()!;
            FaultJson.ReadHost(FaultJson.Write(fault)).ShouldBe(fault);
            (word.Group, word.Sentence[^1]).ShouldBe((FaultGroup.Computer, '.'));
            FaultCatalogue.Find(word.Word).ShouldBe(word);
            (FaultCatalogue.UndoOf(fault) is null).ShouldBe(over.Contains(word.Word), word.Word);
        }
        FaultCatalogue.Computer.Select(word => word.Word).Intersect(FaultCatalogue.All.Select(word => word.Word)).ShouldBeEmpty();
    }

    [Theory, InlineData("700 ms", 0.7), InlineData("-1 h", -3600), InlineData("3.5s", 3.5), InlineData("2 d", 172_800)]
    public void Times_are_written_with_a_unit_and_read_as_they_were(string text, double seconds)
    {
        TimeText.Read(text).ShouldBe(TimeSpan.FromSeconds(seconds));
        TimeText.Read(TimeText.Write(TimeSpan.FromSeconds(seconds))).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void A_room_to_which_everything_has_happened_is_healed_at_once_and_treats_again_after_a_reset()
    {
        var room = new Treatment().Room;
        foreach (var word in FaultCatalogue.All.Where(word => word.Word != "heal-everything")) room.Apply(Picked(word, FaultPlaces.Of(room.Twins)));
        room.Run(TimeSpan.FromSeconds(5));
        room.Snapshot.Readiness.Count(reason => reason.Blocks).ShouldBeGreaterThan(5);

        room.Apply(new HealEverything());
        room.Run(TimeSpan.FromSeconds(15));

        room.AskAndWait(new ResetStop(Treatment.Panel, "healed", "AB")).IsDone.ShouldBeTrue();
        room.RunUntil(() => room.Snapshot.IsReady, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("freeze", "“freeze” needs part. Allowed: suction-console, analogue-inputs, led-driver. Write: freeze PART")]
    [InlineData("freeze lamp", "“lamp” cannot be the part of “freeze”. Allowed: suction-console, analogue-inputs, led-driver. Write: freeze PART")]
    [InlineData("freeze led-driver now", "“freeze” takes at most 1. Write: freeze PART")]
    [InlineData("open-door wide", "“open-door” takes nothing after it. Write: open-door")]
    [InlineData("dim-light 7", "“7” cannot be the factor of “dim-light”. Allowed: 0 to 1 times. Write: dim-light FACTOR")]
    [InlineData("stick-sensor led-driver vacuum", "“vacuum” cannot be the sensor of “stick-sensor”. Allowed: irradiance-415, irradiance-590, irradiance-633, irradiance-830, guard, board-temperature, skin-temperature, fan. Write: stick-sensor PART SENSOR")]
    [InlineData("stall-loop 700", "“700” cannot be the for of “stall-loop”. Allowed: 1 ms to 60 min. Write: stall-loop FOR")]
    [InlineData("step-clock 9kPa", "“9kPa” cannot be the by of “step-clock”. Allowed: -3650 d to 3650 d. Write: step-clock BY")]
    [InlineData("stop-fan maybe", "“maybe” cannot be the stopped of “stop-fan”. Allowed: yes, no. Write: stop-fan [STOPPED=yes]")]
    public void Who_writes_a_fault_wrongly_is_told_what_is_allowed(string line, string told)
    {
        var words = line.Split(' ');
        var places = FaultPlaces.Of(new TwinRoom(TwinRoomSetup.Standard()));
        Should.Throw<ArgumentException>(() => FaultCatalogue.Find(words[0])!.Make(places, words[1..])).Message.ShouldBe(told);
    }

    [Fact]
    public void A_reply_that_is_split_comes_in_two_pieces_and_one_that_is_doubled_comes_twice()
    {
        var bench = new Bench();
        bench.Room.Apply(new SplitReplies("bus-b", 1, 20));
        bench.RawLine(">OFF*4F\r\n").Length.ShouldBe(6);
        bench.Await("bus-b").Length.ShouldBe(7 - 1);
        bench.Room.Apply(new DuplicateReplies("bus-b", 1));
        bench.RawLine(">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n>OK OFF*6B\r\n");
    }

    internal static TwinFault Picked(FaultWord word, FaultPlaces places)
    {
        var said = new List<string>();
        foreach (var argument in word.Arguments) said.Add(argument.Usual ?? FaultWord.OptionsOf(argument, places, [.. said])[0]);
        return (TwinFault)word.Make(places, [.. said]);
    }
}
