using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Wire.Conformance;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests.Interop;

/// <summary>The checks of a profile on a slave that nobody here wrote: what is judged is the specification and not our twins' idea of it.</summary>
public sealed class PymodbusConformanceTests(ITestOutputHelper output)
{
    static readonly PartProfile Part = BenchRoom.Part(
        "py", new ModbusRtuWire(BenchRoom.Bus, TimeSpan.FromMilliseconds(300), 2),
        [
            BenchRoom.Sensor("three", "x", BenchRoom.Register(RegisterTable.Input, 1), 4, 4),
            BenchRoom.Output("out", "x", BenchRoom.Register(RegisterTable.Holding, 3), 0, 50),
        ],
        new IdentityProfile(BenchRoom.Register(RegisterTable.Holding, 100), "23555", BenchRoom.Register(RegisterTable.Holding, 101, RegisterType.Text, words: 4)),
        new HeartbeatProfile(BenchRoom.Register(RegisterTable.Holding, 120), TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_foreign_slave_keeps_what_Modbus_promises_and_is_told_what_its_profile_promises_beyond()
    {
        using var slave = PymodbusSlave.StartOrSkip(split: false);
        using var port = new RawLine(slave.Path);
        var run = new ConformanceRun(new(Part, SourceMap.Empty, 7, "PYMOD-01") { Energise = true });
        port.Play(run);
        foreach (var row in run.Rows) output.WriteLine($"{row.Verdict} {row.Name}: {row.Promised}. {row.Seen}");
        // It ends a frame by its length and not by silence, so what is cut or unknown swallows the next request; and a store of registers has neither ranges nor a time-out.
        string[] failed = [.. run.Rows.Where(row => row.Verdict == ConformanceVerdict.Failed).Select(row => row.Name)];
        failed.ShouldBeSubsetOf(["unknown function", "cut request", "long pause in a request", "output out out of range", "loss of the heartbeat: out"]);
        failed.ShouldContain("output out out of range");
        failed.ShouldContain("loss of the heartbeat: out");
        string[] kept = ["model code", "serial number", "sensor three", "reply time", "frames back to back", "output out", "unknown register", "no register at all", "too many registers", "damaged request", "another address", "heartbeat", "nothing unasked", "left safe"];
        foreach (var name in kept) run.Rows.Single(row => row.Name == name).Verdict.ShouldBe(ConformanceVerdict.Passed, name);
    }
}
