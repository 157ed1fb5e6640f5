using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Suction units as they differ by 30 %: a control that holds only on one of them is none.</summary>
static class VariedPlants
{
    public static TheoryData<string> Suction => ["nominal", "strong pump, slow vent", "weak pump, quick vent"];

    public static TwinRoomSetup With(string plant, ulong seed = 1) => TwinRoomSetup.Standard(seed) with { Vacuum = Of(plant) };

    static VacuumParameters Of(string plant)
    {
        var nominal = new VacuumParameters();
        return plant switch
        {
            "nominal" => nominal,
            // No pump pulls more than the air weighs: 95 kPa is as far as the strong one goes.
            "strong pump, slow vent" => Scaled(nominal, 1.3, 0.7) with { Ultimate = 95 },
            "weak pump, quick vent" => Scaled(nominal, 0.7, 1.3) with { Ultimate = 0.7 * nominal.Ultimate },
            _ => throw new ArgumentOutOfRangeException(nameof(plant), plant, null),
        };
    }

    static VacuumParameters Scaled(VacuumParameters plant, double up, double down) => plant with
    {
        FreeFlow = up * plant.FreeFlow,
        Volume = down * plant.Volume,
        LeakRate = down * plant.LeakRate,
        OpenTipRate = down * plant.OpenTipRate,
        OpenTipVacuum = up * plant.OpenTipVacuum,
        VentTimeConstant = up * plant.VentTimeConstant,
        ValveLag = up * plant.ValveLag,
        SensorNoise = up * plant.SensorNoise,
        FirstSensorOffset = up * plant.FirstSensorOffset,
        SecondSensorOffset = up * plant.SecondSensorOffset,
        FullFluidFlow = up * plant.FullFluidFlow,
        WasteBottle = down * plant.WasteBottle,
    };
}
