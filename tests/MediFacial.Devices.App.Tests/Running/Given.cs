using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A real-time room in the middle of a step.</summary>
public static class Given
{
    const int Chances = 3;

    /// <summary>The step is given, by true physics. A machine that is so busy that the room rightly stops by itself gets two more chances.</summary>
    /// <param name="folder">Null: one of its own.</param>
    public static async Task<RealRoom> StepAsync(string step, ITestOutputHelper output, string? folder = null)
    {
        for (var chance = 1; ; chance++)
        {
            var room = await RealRoom.StartAsync(folder);
            try
            {
                if (await IsGivenAsync(room, step))
                {
                    output.WriteLine($"{step} is given: {Outline(room.Truth)}");
                    return room;
                }
                output.WriteLine($"{step} stopped before anything was done to it: {room.Snapshot.Stop!.Technician}");
                if (chance == Chances) throw new InvalidOperationException($"{step} was never given. {RealRoom.Describe(room.Snapshot)}");
            }
            catch
            {
                await room.DisposeAsync();
                throw;
            }
            await room.DisposeAsync();
        }
    }

    public static bool IsGiving(string step, TruthView truth) => truth.EnergyContactClosed && step switch
    {
        "steam" => truth is { HeaterWatts: > 0, DivertAtFace: true },
        "suction" => truth.Vacuum.Value > 12,
        "light" => truth.Light633.Value > 30,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    public static string Outline(TruthView truth) => FormattableString.Invariant(
        $"vacuum {truth.Vacuum.Value:0.0} kPa, light {truth.Light.Value:0.0} mW/cm², heater {truth.HeaterWatts:0} W, divert at face {truth.DivertAtFace}, contact closed {truth.EnergyContactClosed}, safe {truth.IsSafe}");

    public static async Task<bool> IsGivenAsync(RealRoom room, string step)
    {
        try
        {
            var hands = new Aesthetician(room, Aesthetician.SensorThatReadsHigh);
            await hands.StartAsync();
            await hands.SkipToAsync(step);
            await room.UntilAsync(snapshot => snapshot.Stop is not null || IsGiving(step, room.Truth), $"{step} to be given");
            return room.Snapshot.Stop is null;
        }
        catch (Exception refused) when (room.Snapshot.Stop is not null && refused is InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }
}
