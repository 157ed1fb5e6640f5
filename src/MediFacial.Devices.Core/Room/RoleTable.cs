using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

/// <summary>One place of a device kind that a signal must fill.</summary>
readonly record struct RoleRow(string Name, SignalDirection Direction, Dimension Dimension, bool Needed = true);

/// <summary>The roles of each device kind, as rows.</summary>
static class RoleTable
{
    static readonly ImmutableArray<RoleRow> Microdermabrasion =
    [
        Output("mode", Dimension.Choice), Output("vacuum", Dimension.Pressure), Output("flow", Dimension.Fraction), Output("pump", Dimension.Switch),
        Output("vent", Dimension.Switch), Sensor("pressure", Dimension.Pressure), Sensor("guard", Dimension.Pressure),
        Sensor("pump-running", Dimension.Switch), Sensor("vent-open", Dimension.Switch), Sensor("supply", Dimension.Switch), Sensor("waste", Dimension.Fraction),
        Sensor("fault", Dimension.Switch) with { Needed = false }, Sensor("timed-out", Dimension.Switch) with { Needed = false },
    ];

    static readonly ImmutableArray<RoleRow> LedPanel =
    [
        .. Enum.GetValues<Wavelength>().Select(wavelength => Output(LightOf(wavelength), Dimension.Irradiance) with { Needed = false }),
        .. Enum.GetValues<Wavelength>().Select(wavelength => Sensor(IrradianceOf(wavelength), Dimension.Irradiance) with { Needed = false }),
        Sensor("guard", Dimension.Irradiance), Sensor("board-temperature", Dimension.Temperature), Sensor("skin-temperature", Dimension.Temperature),
        Sensor("fan", Dimension.RotationalSpeed), Sensor("supply", Dimension.Switch), Sensor("in-place", Dimension.Switch) with { Needed = false },
    ];

    static readonly ImmutableArray<RoleRow> Steamer =
    [
        Output("heater", Dimension.Switch), Output("divert", Dimension.Switch), Sensor("water-level", Dimension.Fraction), Sensor("outlet", Dimension.Temperature),
        Sensor("face", Dimension.Temperature), Sensor("distance", Dimension.Length), Sensor("over-temperature", Dimension.Switch),
        Sensor("element", Dimension.Temperature) with { Needed = false },
    ];

    static readonly ImmutableArray<RoleRow> LaserInterlock =
    [
        Output("contact", Dimension.Switch), Output("contact-2", Dimension.Switch), Output("sign", Dimension.Switch),
        Sensor("contact-readback", Dimension.Switch), Sensor("contact-2-readback", Dimension.Switch), Sensor("sign-lit", Dimension.Switch),
        Sensor("laser-ready", Dimension.Switch) with { Needed = false }, Sensor("emission", Dimension.Switch) with { Needed = false },
    ];

    /// <summary>What a probe may measure; it measures at least one of them.</summary>
    public static readonly ImmutableArray<RoleRow> Measures =
    [
        .. new[]
        {
            Sensor("hydration", Dimension.Index), Sensor("sebum", Dimension.AreaDensity), Sensor("water-loss", Dimension.WaterLoss),
            Sensor("melanin", Dimension.Index), Sensor("erythema", Dimension.Index), Sensor("skin-temperature", Dimension.Temperature),
        }.Select(role => role with { Needed = false }),
    ];

    static readonly ImmutableArray<RoleRow> SkinProbe =
    [
        Sensor("contact", Dimension.Switch), .. Measures, Sensor("battery", Dimension.Fraction) with { Needed = false },
        Sensor("charging", Dimension.Switch) with { Needed = false }, Sensor("calibration-age", Dimension.Duration) with { Needed = false },
    ];

    public static ImmutableArray<RoleRow> Of(DeviceKind kind) => kind switch
    {
        DeviceKind.Microdermabrasion => Microdermabrasion,
        DeviceKind.LedPanel => LedPanel,
        DeviceKind.Steamer => Steamer,
        DeviceKind.LaserInterlock => LaserInterlock,
        DeviceKind.SkinProbe => SkinProbe,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such device kind."),
    };

    public static string LightOf(Wavelength wavelength) => $"light-{(int)wavelength}";

    public static string IrradianceOf(Wavelength wavelength) => $"irradiance-{(int)wavelength}";

    static RoleRow Output(string name, Dimension dimension) => new(name, SignalDirection.Output, dimension);

    static RoleRow Sensor(string name, Dimension dimension) => new(name, SignalDirection.Sensor, dimension);
}
