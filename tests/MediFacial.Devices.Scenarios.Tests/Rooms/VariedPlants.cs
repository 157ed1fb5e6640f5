using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Rooms that differ by ±30 % in all by which plants differ, at once: a control that holds only on one of them is none.</summary>
static class VariedPlants
{
    /// <summary>0.7 is a weak pump with a quick vent, a dim and cool panel, a small boiler, quick relays and a door that hardly bounces; 1.3 is the contrary.</summary>
    public static readonly double[] Scales = [0.7, 1.0, 1.3];

    public static TheoryData<string> Suction => ["nominal", "strong pump, slow vent", "weak pump, quick vent"];

    public static TwinRoomSetup With(string plant, ulong seed = 1) => TwinRoomSetup.Standard(seed) with
    {
        Vacuum = Of(plant switch
        {
            "nominal" => 1,
            "strong pump, slow vent" => 1.3,
            "weak pump, quick vent" => 0.7,
            _ => throw new ArgumentOutOfRangeException(nameof(plant), plant, null),
        }),
    };

    public static TwinRoomSetup Room(double plant, ulong seed = 1)
    {
        var setup = TwinRoomSetup.Standard(seed);
        return setup with
        {
            Vacuum = Of(plant),
            Light = Of(setup.Light, plant),
            Steam = Of(setup.Steam, plant),
            Relays = new() { Closes = setup.Relays.Closes * plant, Opens = setup.Relays.Opens * plant },
            Door = new() { ShortestBounce = setup.Door.ShortestBounce * plant, LongestBounce = setup.Door.LongestBounce * plant, LongestSkew = setup.Door.LongestSkew * plant },
            EmergencyStopSkew = setup.EmergencyStopSkew * plant,
        };
    }

    static VacuumParameters Of(double plant)
    {
        // What makes a pump stronger and a hose slower goes up, what holds it back goes down.
        var (healthy, up, down) = (new VacuumParameters(), plant, 2 - plant);
        return healthy with
        {
            // No pump pulls more than the air weighs: 95 kPa is as far as the strong one goes.
            Ultimate = Math.Min(95, up * healthy.Ultimate),
            FreeFlow = up * healthy.FreeFlow,
            Volume = down * healthy.Volume,
            LeakRate = down * healthy.LeakRate,
            OpenTipRate = down * healthy.OpenTipRate,
            OpenTipVacuum = up * healthy.OpenTipVacuum,
            VentTimeConstant = up * healthy.VentTimeConstant,
            ValveLag = up * healthy.ValveLag,
            SensorNoise = up * healthy.SensorNoise,
            FirstSensorOffset = up * healthy.FirstSensorOffset,
            SecondSensorOffset = up * healthy.SecondSensorOffset,
            FullFluidFlow = up * healthy.FullFluidFlow,
            WasteBottle = down * healthy.WasteBottle,
        };
    }

    /// <summary>A hotter and stronger panel is the worse one.</summary>
    static LightParameters Of(LightParameters healthy, double plant) => healthy with
    {
        Headroom = healthy.Headroom * plant,
        CurrentDroop = healthy.CurrentDroop * plant,
        ThermalResistance = healthy.ThermalResistance * plant,
        ThermalTimeConstant = healthy.ThermalTimeConstant * plant,
        DiodeNoise = healthy.DiodeNoise * plant,
        TemperatureNoise = healthy.TemperatureNoise * plant,
        Channels = [.. healthy.Channels.Select(channel => channel with { Droop = channel.Droop * plant })],
    };

    /// <summary>At one and the same distance. A nozzle that carries further is a warmer face, and the arm is held further away.</summary>
    static SteamParameters Of(SteamParameters healthy, double plant) => healthy with
    {
        HeaterPower = healthy.HeaterPower * plant,
        SteamRise = healthy.SteamRise * plant,
        SteamDecay = healthy.SteamDecay * plant,
        NozzleLag = healthy.NozzleLag * plant,
        FacePlaneLag = healthy.FacePlaneLag * plant,
        DivertTravel = healthy.DivertTravel * plant,
        DryRate = healthy.DryRate * plant,
        FaceNoise = healthy.FaceNoise * plant,
        OutletNoise = healthy.OutletNoise * plant,
        LevelNoise = healthy.LevelNoise * plant,
    };
}
