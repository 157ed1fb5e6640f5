using System.Collections.Immutable;
using System.CommandLine;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>devices find</c>: which known parts answer on which port. It asks for identities only and writes nothing to a part.</summary>
public static class DevicesFindVerb
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    static readonly Argument<string[]> Ports = new("port") { Description = "Device paths. Default: every serial port of this machine.", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<int> Addresses = NumberOption.Of("--addresses", "Look at the addresses 1 to N of a bus.", usual: 4, least: 1, most: 247);

    public static Command Create()
    {
        var data = RoomOptions.Data();
        var command = new Command("find", "Looks on serial ports for parts that a profile describes.") { Ports, Addresses, data };
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(Ports) ?? [], parsed.GetValue(Addresses), RoomOptions.DataFolder(null, parsed.GetValue(data)).FullName, parsed.InvocationConfiguration));
        return command;
    }

    static ExitCode Run(string[] named, int addresses, string dataFolder, InvocationConfiguration console)
    {
        var (set, _) = ProfilesOnDisk.Read([]);
        var template = ProfilesOnDisk.Room(null);
        var known = set.GoodParts.Where(part => part.Identity is not null && SerialOf(part) is not null).ToList();
        var ports = named.Length > 0 ? named : SerialPorts.Found(dataFolder);
        if (ports.Count == 0) throw new VerbFailure(ExitCode.NoAnswer, "This machine has no serial port. Is the adapter plugged in?");
        var found = new List<string[]>();
        foreach (var port in ports)
        {
            try
            {
                found.AddRange(On(port, known, template, addresses, dataFolder));
            }
            catch (VerbFailure failure)
            {
                console.Error.WriteLine($"{port}: {failure.Message}");
            }
        }
        Tables.For(console.Output).Write(["port", "address", "part", "what it is", "answers"], found);
        return found.Count > 0 ? ExitCode.Done : ExitCode.NoAnswer;
    }

    static IEnumerable<string[]> On(string port, List<PartProfile> known, RoomPlan template, int addresses, string folder)
    {
        foreach (var part in known)
            for (var address = 1; address <= (part.Wire is ModbusRtuWire ? addresses : 1); address++)
                if (Answers(port, part, address, template, folder))
                    yield return [port, part.Wire is ModbusRtuWire ? $"{address}" : "–", part.Id, $"{part.Make} {part.Model}", part.Identity!.Expect];
    }

    /// <summary>Whether somebody at this address gives the identity that the profile expects.</summary>
    static bool Answers(string path, PartProfile part, int address, RoomPlan template, string folder)
    {
        var (portId, partId) = (new PortId(0), new PartId(0));
        var port = new PortPlan(portId, path, path, SerialOf(part)!, [partId]);
        var plan = template with
        {
            Ports = [port],
            Parts = [new PartPlan(partId, part.Id, part, portId, address, null, LeaseEnforcement.None)],
            Sensors = [],
            Outputs = [],
            Devices = [],
            Pins = ImmutableArray<PinPlan>.Empty,
        };
        var live = new LivePort(plan, port, folder);
        live.Run(Patience, () => live.WasUp(partId));
        return live.WasUp(partId);
    }

    static SerialSettings? SerialOf(PartProfile part) => part.Wire switch
    {
        ModbusRtuWire modbus => modbus.Serial,
        AsciiLineWire ascii => ascii.Serial,
        _ => null,
    };
}
