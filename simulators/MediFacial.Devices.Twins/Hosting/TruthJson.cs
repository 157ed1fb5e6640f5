using System.Buffers;
using System.Text.Json;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>True values as one flat JSON object; each name ends with its unit.</summary>
public static class TruthJson
{
    public static byte[] Write(TruthView truth)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("at-s", truth.At.Ticks / (double)TimeSpan.TicksPerSecond);
            json.WriteBoolean("safe", truth.IsSafe);
            json.WriteNumber("vacuum-kPa", truth.Vacuum.Value);
            json.WriteBoolean("pump-runs", truth.PumpRuns);
            json.WriteBoolean("vent-open", truth.VentOpen);
            json.WriteBoolean("tip-sealed", truth.TipSealed);
            json.WriteNumber("fluid-mL-min", truth.FluidMillilitresPerMinute);
            json.WriteNumber("waste-%", truth.Waste.Value);
            json.WriteNumber("light-415-mW-cm2", truth.Light415.Value);
            json.WriteNumber("light-590-mW-cm2", truth.Light590.Value);
            json.WriteNumber("light-633-mW-cm2", truth.Light633.Value);
            json.WriteNumber("light-830-mW-cm2", truth.Light830.Value);
            json.WriteNumber("board-°C", truth.Board.Value);
            json.WriteNumber("skin-under-light-°C", truth.SkinUnderLight.Value);
            json.WriteNumber("heater-W", truth.HeaterWatts);
            json.WriteBoolean("steam-at-face", truth.SteamAimedAtFace);
            json.WriteBoolean("divert-at-face", truth.DivertAtFace);
            json.WriteNumber("face-°C", truth.Face.Value);
            json.WriteNumber("skin-under-steam-°C", truth.SkinUnderSteam.Value);
            json.WriteNumber("outlet-°C", truth.Outlet.Value);
            json.WriteNumber("water-°C", truth.Water.Value);
            json.WriteNumber("water-%", truth.WaterLevel.Value);
            json.WriteBoolean("boiling", truth.Boiling);
            json.WriteNumber("face-distance-cm", truth.FaceDistance.Value);
            json.WriteBoolean("energy-contact-closed", truth.EnergyContactClosed);
            json.WriteBoolean("run-contact-closed", truth.RunContactClosed);
            json.WriteBoolean("permit-contact-closed", truth.PermitContactClosed);
            json.WriteBoolean("guard-sounds", truth.GuardSounds);
            json.WriteBoolean("estop-healthy", truth.EmergencyStopHealthy);
            json.WriteBoolean("door-closed", truth.DoorClosed);
            json.WriteBoolean("laser-chain-closed", truth.LaserChainClosed);
            json.WriteNumber("laser-contacts-closed", truth.LaserContactsClosed);
            json.WriteBoolean("laser-sign-lit", truth.LaserSignLit);
            json.WriteBoolean("laser-ready", truth.LaserReady);
            json.WriteBoolean("laser-emits", truth.LaserEmits);
            if (truth.Skin is { } skin) Write(json, skin);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, SkinTruth skin)
    {
        json.WriteBoolean("probe-on-skin", skin.Touched);
        json.WriteNumber("skin-hydration", skin.Hydration);
        json.WriteNumber("skin-sebum-µg-cm2", skin.Sebum);
        json.WriteNumber("skin-water-loss-g-m2-h", skin.WaterLoss);
        json.WriteNumber("skin-melanin", skin.Melanin);
        json.WriteNumber("skin-erythema", skin.Erythema);
        json.WriteNumber("skin-under-probe-°C", skin.Temperature.Value);
    }

    /// <exception cref="JsonException">Not what <see cref="Write"/> makes.</exception>
    public static TruthView Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        double Number(string name) => root.TryGetProperty(name, out var value) ? value.GetDouble() : throw new JsonException($"'{name}' is missing: {json}");
        bool Is(string name) => root.TryGetProperty(name, out var value) ? value.GetBoolean() : throw new JsonException($"'{name}' is missing: {json}");
        return new(
            Instant.FromSeconds(Number("at-s")), new Kilopascals(Number("vacuum-kPa")), Is("pump-runs"), Is("vent-open"), Is("tip-sealed"),
            Number("fluid-mL-min"), new Percent(Number("waste-%")), new Irradiance(Number("light-415-mW-cm2")), new Irradiance(Number("light-590-mW-cm2")),
            new Irradiance(Number("light-633-mW-cm2")), new Irradiance(Number("light-830-mW-cm2")), new Celsius(Number("board-°C")),
            new Celsius(Number("skin-under-light-°C")), Number("heater-W"), Is("steam-at-face"), Is("divert-at-face"), new Celsius(Number("face-°C")),
            new Celsius(Number("skin-under-steam-°C")), new Celsius(Number("outlet-°C")), new Celsius(Number("water-°C")), new Percent(Number("water-%")),
            Is("boiling"), new Centimetres(Number("face-distance-cm")), Is("run-contact-closed"), Is("permit-contact-closed"), Is("guard-sounds"), Is("estop-healthy"), Is("door-closed"))
        {
            LaserChainClosed = Is("laser-chain-closed"),
            LaserContactsClosed = (int)Number("laser-contacts-closed"),
            LaserSignLit = Is("laser-sign-lit"),
            LaserReady = Is("laser-ready"),
            LaserEmits = Is("laser-emits"),
            Skin = root.TryGetProperty("probe-on-skin", out var touched)
                ? new(touched.GetBoolean(), Number("skin-hydration"), Number("skin-sebum-µg-cm2"), Number("skin-water-loss-g-m2-h"), Number("skin-melanin"), Number("skin-erythema"),
                    new Celsius(Number("skin-under-probe-°C"))) : null,
        };
    }
}
