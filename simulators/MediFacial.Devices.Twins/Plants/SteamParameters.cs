namespace MediFacial.Devices.Twins.Plants;

/// <summary>What makes one steamer and its set-up differ from the next (domain §3.1, §3.2, §13 and Decisions 5).</summary>
public sealed record SteamParameters
{
    /// <summary>W taken from the mains, and the part that reaches the water.</summary>
    public double HeaterPower { get; init; } = 750;
    public double Efficiency { get; init; } = 0.9;

    /// <summary>kg in a full tank.</summary>
    public double Tank { get; init; } = 1.0;

    /// <summary>% of the tank and °C at the beginning.</summary>
    public double WaterLevel { get; init; } = 80;
    public double WaterTemperature { get; init; } = 23;

    /// <summary>°C.</summary>
    public double Ambient { get; init; } = 23;
    public double Outlet { get; init; } = 98;
    public double BareSkin { get; init; } = 33.5;

    /// <summary>cm.</summary>
    public double NozzleDiameter { get; init; } = 1.8;
    public double Distance { get; init; } = 40;

    /// <summary>s.</summary>
    public double SteamRise { get; init; } = 3;
    public double SteamDecay { get; init; } = 8;
    public double NozzleLag { get; init; } = 10;
    public double FacePlaneLag { get; init; } = 1;
    public double SkinLag { get; init; } = 50;
    public double CoolingTime { get; init; } = 3000;
    public double DivertTravel { get; init; } = 0.3;

    /// <summary>K/s of a heated element without water, kg of water that still wets it, °C at which the bimetals open and close.</summary>
    public double DryRate { get; init; } = 2.5;
    public double DryMass { get; init; } = 0.02;
    public double CutOutOpens { get; init; } = 120;
    public double CutOutCloses { get; init; } = 90;

    /// <summary>Noise of the instruments, root mean square: °C, %, cm.</summary>
    public double FaceNoise { get; init; } = 0.35;
    public double OutletNoise { get; init; } = 0.2;

    /// <summary>°C at the outlet while drops of boiling water fly past it, root mean square.</summary>
    public double SpitNoise { get; init; } = 8;
    public double LevelNoise { get; init; } = 0.2;
    public double DistanceNoise { get; init; } = 0.1;
}
