using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports;

/// <summary>Why a chip or a line does not open, in sentences.</summary>
static class PinProblems
{
    public static PinProblem ChipMissing(string chip) => new(PinFault.ChipMissing, chip, null,
        "The room's safety lines are not connected. Check the cable of the line module.",
        $"No GPIO chip bears the label {chip}. Plug it in, or correct the label in the room file (`gpiodetect` lists them).");

    public static PinProblem ChipFailed(string chip, Exception failure) => failure is UnauthorizedAccessException
        ? new(PinFault.NoPermission, chip, null, "The room's safety lines cannot be used. Call the technician.", failure.Message)
        : new(PinFault.ChipLost, chip, null, "The room's safety lines cannot be used. Call the technician.",
            $"The GPIO chip {chip} does not open: {Innermost(failure).Message}");

    public static PinProblem LineMissing(PinPlan pin) => new(PinFault.LineMissing, pin.Chip, pin.Line,
        "One of the room's lines is not there. Call the technician.",
        $"The GPIO chip {pin.Chip} has no line named {pin.Line}. Correct the name in the room file (`gpioinfo` lists them).");

    public static PinProblem LineFailed(PinPlan pin, Exception failure)
    {
        var why = Innermost(failure).Message;
        return why.Contains("busy", StringComparison.OrdinalIgnoreCase) || why.Contains("error: 16", StringComparison.Ordinal)
            ? new(PinFault.LineBusy, pin.Chip, pin.Line, "One of the room's lines is in use by another program. Close that program.",
                $"Line {pin.Line} of {pin.Chip} is held by another process; a line has one owner (`gpioinfo` names it).")
            : new(PinFault.LineRefused, pin.Chip, pin.Line, "One of the room's lines does not work. Call the technician.",
                $"Line {pin.Line} of {pin.Chip} does not open as an {(pin.IsOutput ? "output" : "input")}: {why}");
    }

    static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner) failure = inner;
        return failure;
    }
}
