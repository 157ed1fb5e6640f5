using System.Security.Cryptography;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Tests.Running;

[Collection(FinishedSessionCollection.Name), Trait(RealTime.Speed, RealTime.Name)]
public sealed class WholeSessionTests(FinishedSession session, ITestOutputHelper output)
{
    [Fact]
    public void A_session_through_all_three_devices_completes_and_ends_safe()
    {
        foreach (var line in session.Seen) output.WriteLine(line);
        session.Report.ShouldNotBeNull().Outcome.ShouldBe(SessionOutcome.Completed);
        session.Report.Steps.ShouldAllBe(step => step.State == StepState.Done);
        session.EndedSafe.ShouldBeTrue();
    }

    [Fact]
    public void The_record_holds_what_was_delivered_measured_and_used()
    {
        var record = new RecordBook(session.Data.Path).Show(session.Session).ShouldNotBeNull();
        record.Summary.Outcome.ShouldBe(SessionOutcome.Completed);
        record.Summary.Simulated.ShouldBeTrue();
        record.Build.ShouldNotBeNullOrWhiteSpace();
        record.Anchor.ShouldNotBeNull();
        record.Steps.Length.ShouldBe(6);
        record.Steps.Single(step => step.Kind == StepKind.Light).Dose.ShouldNotBeNull().Delivered.Value.ShouldBe(1.2, 0.05);
        record.Steps.Single(step => step.Kind == StepKind.Suction).Dose.ShouldNotBeNull().Delivered.Value.ShouldBeGreaterThan(5);
        record.Entries.ShouldContain(entry => entry.Kind == JournalKind.Authorised);
        record.Files.ShouldContain(file => file.Path.EndsWith("demonstration.yaml"));
        record.Files.ShouldContain(file => file.Path.EndsWith("simulated.yaml"));
        foreach (var file in record.Files) file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file.Bytes.AsSpan())), file.Path);
    }

    [Fact]
    public void Set_and_actual_are_sampled_about_once_a_second()
    {
        var record = new RecordBook(session.Data.Path).Show(session.Session).ShouldNotBeNull();
        var steps = record.Samples.GroupBy(sample => sample.Step).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var step in new[] { "steam", "suction", "light" })
        {
            var samples = steps[step];
            var rate = (samples.Count - 1) / samples[^1].At.Since(samples[0].At).TotalSeconds;
            output.WriteLine($"{step}: {samples.Count} samples, {rate:0.00} Hz");
            rate.ShouldBeInRange(0.8, 2.5);
        }
        steps["suction"].SelectMany(sample => sample.Points).ShouldContain(point => point.Set >= 15 && point.Actual > 12);
    }
}
