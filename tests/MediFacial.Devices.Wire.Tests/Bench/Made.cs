using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>Commands without the gate. Only a test of the wire may do that, and only by going round the compiler.</summary>
static class Made
{
    public static SafeCommand Safe(PartId part, params OutputValue[] values) => NewSafe(part, [.. values]);
    public static AdmittedCommand Admitted(PartId part, params OutputValue[] values) => NewAdmitted(part, [.. values], 1);
    public static RenewCommand Renew(PartId part) => NewRenew(part);
    public static OutputValue Value(OutputPlan output, double value) => new(output.Id, Quantity.Of(value, output.Signal.Dimension));

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern SafeCommand NewSafe(PartId part, ImmutableArray<OutputValue> values);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern AdmittedCommand NewAdmitted(PartId part, ImmutableArray<OutputValue> values, long authorisation);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern RenewCommand NewRenew(PartId part);
}
