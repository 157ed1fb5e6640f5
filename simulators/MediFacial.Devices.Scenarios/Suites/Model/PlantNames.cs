using System.Collections.Frozen;
using System.Reflection;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>Every number of the twins' plants that a scenario may scale, named after its property: <c>vacuum.free-flow</c>. A new parameter is there by itself.</summary>
public static class PlantNames
{
    /// <summary>No pump pulls more than the air weighs, kPa.</summary>
    const double MostUltimate = 95;

    static readonly FrozenDictionary<string, (PropertyInfo Plant, PropertyInfo Parameter)> Known =
        (from plant in new[] { nameof(TwinRoomSetup.Vacuum), nameof(TwinRoomSetup.Light), nameof(TwinRoomSetup.Steam), nameof(TwinRoomSetup.Relays), nameof(TwinRoomSetup.Door), nameof(TwinRoomSetup.Skin) }
         let owner = typeof(TwinRoomSetup).GetProperty(plant)!
         from parameter in owner.PropertyType.GetProperties()
         where parameter.PropertyType == typeof(double) || parameter.PropertyType == typeof(TimeSpan)
         select (Name: $"{Hyphens.Of(plant)}.{Hyphens.Of(parameter.Name)}", Plant: owner, Parameter: parameter)).ToFrozenDictionary(each => each.Name, each => (each.Plant, each.Parameter));

    public static IEnumerable<string> All => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>The same room with one parameter scaled.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter.</exception>
    public static TwinRoomSetup Scaled(TwinRoomSetup setup, PlantScale scale)
    {
        var (owner, parameter) = Known[scale.Name];
        var plant = Copy(owner.GetValue(setup)!);
        parameter.SetValue(plant, parameter.GetValue(plant) switch
        {
            double value when parameter.Name == nameof(setup.Vacuum.Ultimate) => Math.Min(value * scale.Factor, MostUltimate),
            double value => value * scale.Factor,
            TimeSpan value => value * scale.Factor,
            var other => throw new InvalidOperationException($"{scale.Name} is {other}."),
        });
        var scaled = setup with { Seed = setup.Seed };
        owner.SetValue(scaled, plant);
        return scaled;
    }

    // What "with { }" calls: a record's own way to copy itself.
    static object Copy(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
}
