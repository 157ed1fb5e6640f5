using MediFacial.Devices.Core.Commands;

namespace MediFacial.Devices.Wire;

/// <summary>Why a port could not be opened: one sentence for the operator, one for the technician.</summary>
public sealed record LinkProblem(LinkFault Fault, string Operator, string Technician);
