using System.Text;
using MediFacial.Devices.Wire.Modbus;

namespace MediFacial.Devices.Wire.Tests;

public sealed class CrcTests
{
    [Fact]
    public void The_check_value_of_the_catalogue_is_reached() => Crc16.Of(Encoding.ASCII.GetBytes("123456789")).ShouldBe((ushort)0x4B37);

    [Fact]
    public void The_worked_example_of_the_specification_comes_out() =>
        Crc16.Of([0x02, 0x07]).ShouldBe((ushort)0x1241);

    [Theory]
    [InlineData("01 04 00 00 00 05 30 09")]
    [InlineData("11 03 00 6B 00 03 76 87")]
    [InlineData("11 06 00 01 00 03 9A 9B")]
    [InlineData("11 10 00 01 00 02 04 00 0A 01 02 C6 F0")]
    [InlineData("01 83 02 C0 F1")]
    public void A_sealed_frame_is_known_as_sealed_and_any_flipped_bit_as_broken(string hex)
    {
        var frame = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Crc16.IsSealed(frame).ShouldBeTrue();
        for (var bit = 0; bit < 8 * frame.Length; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Crc16.IsSealed(frame).ShouldBeFalse();
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
