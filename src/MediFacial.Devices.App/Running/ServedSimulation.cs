using System.Net.Sockets;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Running;

/// <summary>Reaches into a simulated room that runs on a data folder: its twins, and the computer of its controller. Each touch asks anew, because both may come and go.</summary>
public static class ServedSimulation
{
    /// <param name="fault">Null: nothing is done.</param>
    /// <returns>What is really so after it.</returns>
    /// <exception cref="ArgumentException">It is refused, with the reason.</exception>
    /// <exception cref="ControllerGone">It happens to a controller, and none runs.</exception>
    /// <exception cref="SocketException">Nobody serves twins there.</exception>
    /// <exception cref="IOException">The twins are gone.</exception>
    public static TruthView Touch(string dataFolder, AnyFault? fault)
    {
        using var twins = TwinControl.Connect(dataFolder);
        switch (fault)
        {
            case HealEverything heal:
                twins.Apply(heal);
                Try(dataFolder, computer => computer.Heal());
                break;
            case TwinFault twin:
                twins.Apply(twin);
                break;
            case RestorePower:
                twins.Apply(new CutMains(false));
                break;
            case HostFault host:
                if (Try(dataFolder, computer => computer.Apply(host)) is { } gone)
                    throw new ControllerGone($"No controller runs on {dataFolder}, so nothing can happen to it: start one with “medifacial run”.", gone);
                break;
            default:
                break;
        }
        return twins.Truth();
    }

    static Exception? Try(string dataFolder, Action<HostControl> touch)
    {
        try
        {
            using var computer = HostControl.Connect(dataFolder);
            touch(computer);
            return null;
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return gone;
        }
    }
}

/// <summary>Nobody runs the room to whose computer something should happen.</summary>
public sealed class ControllerGone(string sentence, Exception cause) : IOException(sentence, cause);
