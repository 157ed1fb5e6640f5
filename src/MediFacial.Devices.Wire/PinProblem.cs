namespace MediFacial.Devices.Wire;

public enum PinFault : byte { ChipMissing = 1, ChipLost, LineMissing, LineBusy, NoPermission, LineRefused }

/// <summary>Why a line cannot be used: one sentence for the operator, one for the technician.</summary>
/// <param name="Line">Null when the whole chip is concerned.</param>
public sealed record PinProblem(PinFault Fault, string Chip, string? Line, string Operator, string Technician);
