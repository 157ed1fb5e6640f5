using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;
using Shouldly;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>What was recorded of a room gives the same effects when it is played through the core again.</summary>
public sealed class FlightReplayTests
{
    [Fact]
    public void A_whole_visit_replays_to_the_last_bit()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("serum").Leave();
        var verdict = taped.Replay();
        verdict.Difference.ShouldBeNull();
        verdict.Damage.ShouldBeNull();
        verdict.Ended.ShouldBe(FlightEnd.Ended);
        verdict.Entries.ShouldBe(taped.Visit.Room.Journal.Count);
        TestContext.Current.SendDiagnosticMessage($"{taped.File.Length} bytes for {verdict.Span}: {taped.File.Length / verdict.Span.TotalMinutes:0} a minute");
        Console.WriteLine($"{taped.File.Length} bytes for {verdict.Span}: {taped.File.Length / verdict.Span.TotalMinutes:0} a minute, inputs {verdict.Inputs} effects {verdict.Effects}");
    }
}
