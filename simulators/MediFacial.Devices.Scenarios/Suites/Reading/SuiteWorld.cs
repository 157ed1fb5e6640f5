using System.Collections.Concurrent;
using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>Rooms, protocols and products that scenarios speak of. Any number of threads may ask.</summary>
public sealed class SuiteWorld
{
    readonly ConcurrentDictionary<string, RoomInWorld?> _rooms = new();
    readonly ProfileSet _set;

    /// <param name="set">The files that ship with the program, or others.</param>
    public SuiteWorld(ProfileSet set)
    {
        _set = set;
        Rooms = [.. set.Rooms.Where(room => room.Value is { Simulated: true }).Select(room => room.Value!.Id).Order(StringComparer.Ordinal)];
        Protocols = [.. set.GoodProtocols.OrderBy(protocol => protocol.Id, StringComparer.Ordinal)];
    }

    /// <summary>Ids of the rooms that can be simulated.</summary>
    public ImmutableArray<string> Rooms { get; }

    public ImmutableArray<ProtocolProfile> Protocols { get; }

    /// <summary>Finds a flight record by the path of its scenario and its name; null where there is none. Not set: scenarios have no recordings.</summary>
    public Func<string, string, ScenarioTape?>? Recordings { get; init; }

    /// <summary>What a program that starts makes of the session opened last, from its entries on disk: null when it was closed. Not set: it was left open if no entry closed it, and nothing is known of what it gave.</summary>
    public Func<IReadOnlyList<JournalEntry>, SessionReport?> LeftOpen { get; init; } = session =>
        session.FirstOrDefault() is { Session: { } id } opened && !session.Any(entry => entry.Kind == JournalKind.SessionClosed)
            ? new(id, opened.Field("protocol-name") ?? "", opened.Field("client") ?? "", SessionOutcome.Interrupted, [], "The room went down.") : null;

    public ProtocolProfile? Protocol(string id) => Protocols.FirstOrDefault(protocol => protocol.Id == id);

    public ImmutableArray<ProductProfile> ProductsOf(ProtocolProfile protocol)
    {
        var named = protocol.Steps.OfType<ManualStep>().SelectMany(step => step.Products).ToHashSet();
        return [.. _set.GoodProducts.Where(product => named.Contains(product.Id))];
    }

    /// <summary>The first problem of the file that describes a room or a protocol; null when no file does, or it is a good one.</summary>
    /// <param name="kind">Its first key, <c>room</c> or <c>protocol</c>.</param>
    internal ProfileProblem? ProblemOf(string kind, string id)
    {
        var describes = _set.Files.Where(file => YamlTree.Read(file, new Inspection(file.Path)) is YamlMapping mapping && mapping.Find(kind)?.Value is YamlScalar name && name.Text == id).Select(file => file.Path).ToHashSet();
        return _set.Problems.FirstOrDefault(problem => describes.Contains(problem.File));
    }

    /// <summary>The compiled room.</summary>
    /// <exception cref="KeyNotFoundException">No simulated room has this id.</exception>
    public RoomPlan Plan(string room) => Find(room)?.Plan ?? throw new KeyNotFoundException($"There is no simulated room {room}.");

    /// <summary>The twins of a scenario's room, with its plants, seed and start conditions.</summary>
    public TwinRoomSetup Twins(Scenario scenario)
    {
        var setup = RoomTwins.Of(Plan(scenario.Room), scenario.Seed) with
        {
            Waste = scenario.Begin.Waste,
            Steam = new SteamParameters { WaterTemperature = scenario.Begin.Water, WaterLevel = scenario.Begin.WaterLevel, Distance = scenario.Begin.Distance },
        };
        return scenario.Plant.Aggregate(setup, PlantNames.Scaled);
    }

    /// <summary>The room that a scenario plays in: the one of its recording, or a simulated one.</summary>
    internal RoomInWorld? Find(Scenario scenario)
    {
        if (scenario.Tape is not { } tape) return Find(scenario.Room);
        using var record = FlightRecord.Open(tape.File);
        return new(record.Plan, hasTwins: false);
    }

    internal RoomInWorld? Find(string room) => _rooms.GetOrAdd(room, Compile);

    RoomInWorld? Compile(string id) => _set.Rooms.FirstOrDefault(room => room.Value is { Simulated: true } && room.Value.Id == id) is { } loaded && _set.Compile(loaded) is { IsGood: true, Value: { } plan } ? new(plan) : null;
}

/// <summary>What the words of a scenario can mean in one room.</summary>
sealed class RoomInWorld
{
    public RoomInWorld(RoomPlan plan, bool hasTwins = true)
    {
        Plan = plan;
        var twins = hasTwins ? new TwinRoom(RoomTwins.Of(plan)) : null;
        Buses = [.. Enumerable.Range(0, twins?.BusCount ?? 0).Select(bus => twins!.BusName(bus))];
        Sensors = (twins?.Parts ?? []).ToImmutableDictionary(part => part.Name, part => part.Sensors.Select(sensor => sensor.Name).ToImmutableArray());
        Readings = [.. from index in Enumerable.Range(0, plan.Devices.Length)
                       from role in ReadingRoles.Of(plan.Devices[index])
                       select new ReadingInRoom(plan.Profile.Devices[index].Id, role.Role, index, plan.Sensors[role.Sensor.Index].Signal.Dimension)];
        Rules = [.. new RuleBook(new RoomState(plan, new(default, 1, null, ""), new EffectList(), new SafeOutputs(plan)), new Leases(plan), new RoomWatch()).Rules.Select(rule => rule.Row)];
        // Besides rules: what is lost while nobody uses it, and what no rule watches.
        Alarms = [.. Rules.Select(rule => rule.Id), .. Rules.Select(rule => $"idle-{rule.Id}"), .. plan.Devices.Select(device => $"lost-{device.Name}"),
            "client-button", "panel-lost", "pedal-stuck", "peel-ends-soon", "peel-overdue", "peel-unheeded", "supervisor-incomplete"];
    }

    public RoomPlan Plan { get; }
    public ImmutableArray<string> Buses { get; }

    /// <summary>Of each part on a bus.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Sensors { get; }
    public ImmutableArray<ReadingInRoom> Readings { get; }
    public ImmutableArray<RuleRow> Rules { get; }
    public ImmutableArray<string> Alarms { get; }
    public IEnumerable<string> Devices => Plan.Profile.Devices.Select(device => device.Id);
}

/// <summary>A reading that a panel shows.</summary>
/// <param name="Index">Of the device.</param>
readonly record struct ReadingInRoom(string Device, string Role, int Index, Core.Units.Dimension Dimension);
