using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Panel.Controls;
using MediFacial.Devices.Panel.Instruments;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Panel.Words;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Every value of every state has its word and its screen.</summary>
public sealed class EveryStateTests : PanelContext
{
    [Theory, MemberData(nameof(StateValues.All), typeof(DeviceState), MemberType = typeof(StateValues))]
    public void A_device_in_every_state_has_a_word_and_an_icon(DeviceState state)
    {
        var card = Render<DeviceCard>(card => card.Add(it => it.Device, Scenes.Led(state)));
        card.Find(".sign").TextContent.ShouldBe(DeviceWords.Of(state).Word);
        card.FindAll(".sign .icon").ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(LinkState), MemberType = typeof(StateValues))]
    public void A_link_in_every_state_has_a_word(LinkState link) =>
        Render<DeviceCard>(card => card.Add(it => it.Device, Scenes.Led(DeviceState.Idle, link))).Markup.ShouldContain(DeviceWords.Of(link).Word);

    [Theory, MemberData(nameof(StateValues.All), typeof(SessionState), MemberType = typeof(StateValues))]
    public void A_treatment_in_every_state_has_a_screen_that_says_it(SessionState state)
    {
        foreach (var (detail, kind) in Details)
        {
            var page = ShowFramed<SessionPage>(Scenes.Running(detail, kind, state));
            page.Find(".bar-status").TextContent.ShouldContain(SessionWords.Of(state).Word);
            page.FindAll(".actions .act, .actions .busy").ShouldNotBeEmpty();
        }
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(StepState), MemberType = typeof(StateValues))]
    public void A_step_in_every_state_stands_in_the_list(StepState state)
    {
        var session = Scenes.Session(Scenes.SuctionDetail, StepKind.Suction, SessionState.StepRunning);
        var list = Render<StepList>(list => list.Add(it => it.Session, session with { Steps = session.Steps.SetItem(0, session.Steps[0] with { State = state }) }));
        list.Find("li").GetAttribute("data-state").ShouldBe(state.ToString());
        list.FindAll("li")[0].QuerySelector(".icon").ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(FaceRegion), MemberType = typeof(StateValues))]
    public void Every_region_is_drawn_and_named(FaceRegion region)
    {
        var map = Render<FaceMap>(map => map.Add(it => it.Regions, [new RegionView(region, new(20), 1, 2)]).Add(it => it.Current, region));
        map.Find($"path[data-region={region}]").ClassList.ShouldContain("current");
        map.FindAll(".pass").Count.ShouldBe(2);
        SessionWords.Of(region).ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(SessionOutcome), MemberType = typeof(StateValues))]
    public void Every_outcome_has_a_report_that_can_be_put_away(SessionOutcome outcome)
    {
        var page = Show<RoomPage>(Scenes.Interrupted with { Report = Scenes.Interrupted.Report! with { Outcome = outcome } });
        page.FindAll(".report button").Single().Click();
        Asked.ShouldHaveSingleItem().ShouldBeOfType<DismissReport>();
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(AlarmPriority), MemberType = typeof(StateValues))]
    public void Every_alarm_is_a_word_an_icon_and_a_sentence(AlarmPriority priority)
    {
        var bar = Show<Layout.BarStatus>(Scenes.Ready with { Alarms = [Scenes.Alarm(priority)] });
        bar.Find(".alarm").TextContent.ShouldContain(AlarmWords.Of(priority).Word);
        bar.Find(".alarm").TextContent.ShouldContain("The steam at the face was too warm.");
        bar.FindAll(".alarm .icon").ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(ReadingQuality), MemberType = typeof(StateValues))]
    public void Only_a_good_reading_is_drawn_as_a_number(ReadingQuality quality)
    {
        var numeral = Render<Numeral>(it => it.Add(n => n.Label, "Vacuum").Add(n => n.Actual, Scenes.Kpa(19.4)).Add(n => n.Quality, quality));
        numeral.Markup.Contains("19.4", StringComparison.Ordinal).ShouldBe(quality == ReadingQuality.Good);
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(Wavelength), MemberType = typeof(StateValues))]
    public void Every_wavelength_has_its_vessel(Wavelength wavelength) =>
        Render<LightInstrument>(it => it.Add(l => l.Detail, Scenes.LightDetail with { Wavelength = wavelength }).Add(l => l.State, SessionState.StepRunning))
            .Markup.ShouldContain($"{(int)wavelength} nm");

    [Theory, MemberData(nameof(StateValues.All), typeof(ManualKind), MemberType = typeof(StateValues))]
    public void Every_kind_of_handwork_has_its_name(ManualKind kind) =>
        Render<ManualInstrument>(it => it.Add(m => m.Detail, Scenes.ManualDetail with { Kind = kind })).Markup.ShouldContain(SessionWords.Of(kind));

    [Fact]
    public void Every_other_value_has_its_word()
    {
        Enum.GetValues<StopOrigin>().Select(AlarmWords.Of).ShouldBeUnique();
        Enum.GetValues<TripKind>().Select(AlarmWords.Of).ShouldBeUnique();
        Enum.GetValues<SuctionMode>().Select(SessionWords.Of).ShouldBeUnique();
        Enum.GetValues<LineRole>().Select(DeviceWords.Of).ShouldBeUnique();
        Enum.GetValues<Phototype>().Select(SessionWords.Of).ShouldBeUnique();
        Enum.GetValues<SoundCue>().Select(AlarmWords.Sound).Concat(Enum.GetValues<AlarmPriority>().Select(AlarmWords.Sound)).ShouldBeUnique();
        Enum.GetValues<Glyph>().Select(Glyphs.Path).ShouldBeUnique();
        Enum.GetValues<DeviceKind>().Select(DeviceWords.Icon).ShouldBeUnique();
        Enum.GetValues<StepKind>().Select(SessionWords.Icon).ShouldBeUnique();
    }

    static IEnumerable<(StepDetail, StepKind)> Details =>
        [(Scenes.SuctionDetail, StepKind.Suction), (Scenes.LightDetail, StepKind.Light), (Scenes.SteamDetail, StepKind.Steam), (Scenes.LaserDetail, StepKind.Laser), (Scenes.ManualDetail, StepKind.Manual)];
}

/// <summary>All values of an enum as theory data.</summary>
public static class StateValues
{
    public static IEnumerable<TheoryDataRow> All(Type type) => Enum.GetValues(type).Cast<object>().Select(value => new TheoryDataRow(value));
}
