using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Proof;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App;

/// <summary>Joins what the core proves with how long the wire takes: the one place that sees both.</summary>
static class RoomTimes
{
    public static ReactionTimes Of(RoomPlan plan)
    {
        var budgets = plan.Ports.Select(port => PortBudget.Of(plan, port.Id)).ToArray();
        return new(
            sensor => plan.Parts[plan.Sensors[sensor.Index].Part.Index].Port is { } port ? budgets[port.Index].WorstAge(sensor) : null,
            part => plan.Parts[part.Index].Port is { } port ? budgets[port.Index].WorstStop : TimeSpan.Zero,
            port => budgets[port.Index].Load);
    }

    /// <summary>Every good protocol in every good room of the set, and each room by itself.</summary>
    public static (IReadOnlyList<ProfileProblem> Problems, IReadOnlyList<ProtocolProof.Result> Proofs) Prove(ProfileSet set)
    {
        var problems = new List<ProfileProblem>();
        var proofs = new List<ProtocolProof.Result>();
        foreach (var room in set.Rooms)
        {
            if (set.Compile(room) is not { IsGood: true, Value: { } plan }) continue;
            var times = Of(plan);
            problems.AddRange(RoomProof.Of(room, plan, times));
            proofs.AddRange(set.Protocols.Where(protocol => protocol.IsGood).Select(protocol => ProtocolProof.Of(room, plan, protocol, times)));
        }
        problems.AddRange(proofs.SelectMany(proof => proof.Problems));
        return (problems, proofs);
    }
}
