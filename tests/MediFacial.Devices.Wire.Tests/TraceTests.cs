using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class TraceTests
{
    [Fact]
    public void The_trace_says_in_words_what_went_over_the_wire()
    {
        var slave = BenchSlave.Console();
        (slave.Input[0], slave.Input[3]) = (224, 1);
        var line = BenchLine.Console(slave);
        var trace = new List<WireTraceLine>();
        line.Schedule.Trace = trace.Add;
        line.Open().Run(0.5);
        trace.ShouldContain(item => item.Direction == WireDirection.Sent && item.Meaning == "read input 0..4" && item.Hex == "01 04 00 00 00 05 30 09");
        trace.ShouldContain(item => item.Direction == WireDirection.Received && item.Meaning.StartsWith("vacuum 22.4 kPa, guard 0 kPa, running on, waste 0 %"));
        trace.ShouldContain(item => item.Direction == WireDirection.Link && item.Meaning == "Up");
        line.Inject([1, 2, 3]);
        line.Answer = _ => null;
        line.Run(1);
        trace.ShouldContain(item => item.Direction == WireDirection.Discarded);
        trace.ShouldContain(item => item.Direction == WireDirection.Fault && item.Meaning == "Timeout");
        trace.ShouldContain(item => item.Direction == WireDirection.Link && item.Meaning == "Down: Timeout");
    }
}
