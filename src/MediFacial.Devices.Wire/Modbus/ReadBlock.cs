using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>Registers that one request reads.</summary>
/// <param name="Fields">What lies in them; a field comes after the one that multiplies it.</param>
sealed record ReadBlock(RegisterTable Table, int Start, int Count, TimeSpan Period, RegisterField[] Fields)
{
    public ModbusFunction Function => FunctionOf(Table);

    public static ModbusFunction FunctionOf(RegisterTable table) =>
        table == RegisterTable.Input ? ModbusFunction.ReadInput : ModbusFunction.ReadHolding;
}
