using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports;

/// <summary>Why a serial port does not open, in sentences.</summary>
static class OpenProblem
{
    public static bool Explains(Exception failure) =>
        failure is UnauthorizedAccessException or IOException or ArgumentException or InvalidOperationException;

    public static LinkProblem OfError(string path, int error) => error switch
    {
        LinuxCalls.PathMissing or LinuxCalls.NoSuchDevice or LinuxCalls.NoSuchUnit or LinuxCalls.InputOutput => Missing(path),
        LinuxCalls.AccessDenied or LinuxCalls.PermissionMissing => NoPermission(path),
        LinuxCalls.Busy => InUse(path),
        _ => new(LinkFault.PortMissing, "A device cannot be reached: its serial port does not open. Call the technician.",
            $"Opening {path} failed with error {error} ({System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error)})."),
    };

    public static LinkProblem OfException(string path, SerialSettings settings, Exception failure)
    {
        var inner = failure.InnerException ?? failure;
        if (inner.Message.Contains("busy", StringComparison.OrdinalIgnoreCase)) return InUse(path);
        if (inner is FileNotFoundException or DirectoryNotFoundException || inner.Message.Contains("No such file", StringComparison.Ordinal)) return Missing(path);
        return new(LinkFault.PortMissing, "A device cannot be reached: its serial port does not take its settings. Call the technician.",
            $"{path} refused {settings.Baud} baud, {settings.DataBits} data bits, {settings.Parity} parity, {settings.StopBits} stop bits: {inner.Message}");
    }

    public static LinkProblem NotSerial(string path) => new(LinkFault.PortMissing,
        "A device cannot be reached: its port is not a serial port. Call the technician.",
        $"{path} exists but is not a terminal device. Name a serial port, such as /dev/serial/by-id/…, in the room file.");

    static LinkProblem Missing(string path) => new(LinkFault.PortMissing,
        "A device is not plugged in. Check its cable.",
        $"{path} does not exist. Plug the adapter in, or correct the path of the port in the room file.");

    static LinkProblem NoPermission(string path) => new(LinkFault.PortMissing,
        "A device cannot be reached: this program may not use its port. Call the technician.",
        $"No permission to open {path}. Add the user of this program to the group that owns it (usually dialout) and log in again.");

    static LinkProblem InUse(string path) => new(LinkFault.PortBusy,
        "A device is in use by another program. Close that program.",
        $"{path} is held by another process. Only one program may own a port; find it with `fuser {path}`.");
}
