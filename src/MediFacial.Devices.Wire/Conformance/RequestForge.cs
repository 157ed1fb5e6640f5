using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>What a part has to answer to a request that it must not obey.</summary>
enum Rightly : byte { Silence, Refusal, SilenceOrRefusal, SilenceOrAnswer }

/// <summary>A request that is wrong on purpose. None of them can set anything, even in a part that obeys it.</summary>
/// <param name="Path">Key of the profile that makes the promise.</param>
/// <param name="Code">Exception that the refusal has to carry; 0: any.</param>
sealed record WrongRequest(string Name, string Promised, string Path, byte[] Frame, Rightly Rightly, int Code = 0);

enum ForgedKind : byte { Silence, Refusal, Other }

/// <summary>Makes what the codec never sends: requests that are wrong, and those that read back what was written.</summary>
abstract class RequestForge
{
    /// <summary>Wrong requests, one a row.</summary>
    public abstract IEnumerable<WrongRequest> Wrong();

    /// <summary>Requests for addresses at which this part is not; one answered by nobody is enough.</summary>
    public abstract IEnumerable<byte[]> ForOthers();

    /// <summary>Sets an output to what its profile does not allow; empty where the wire cannot say such a thing.</summary>
    public abstract byte[] OutOfRange(int signal, out string asked);

    /// <summary>Asks what an output is set to; empty where the wire has no such question.</summary>
    public abstract byte[] ReadBack(int signal);

    public abstract int ReadBackLength(int signal);

    /// <summary>Whether a reply to <see cref="ReadBack"/> says <paramref name="expected"/>.</summary>
    public abstract bool SaysSo(int signal, Quantity expected, ReadOnlySpan<byte> heard, out string said);

    /// <summary>What a part said to a request of this class.</summary>
    public abstract ForgedKind Judge(ReadOnlySpan<byte> asked, ReadOnlySpan<byte> heard, out int code, out string said);

    /// <summary>Text of an identity in a good reply; null: what the codec says of it is readable.</summary>
    public abstract string? TextOf(SignalAddress address, ReadOnlySpan<byte> heard);

    /// <summary>Beyond the end of a range that is farther from the safe value; null where nothing is.</summary>
    protected static Quantity? Beyond(SignalProfile signal)
    {
        var (lowest, highest) = (signal.Range.Lowest.Value, signal.Range.Highest.Value);
        return signal.Dimension is Dimension.Switch or Dimension.Choice || signal.Range.Lowest.Dimension != signal.Dimension ? null
            : Quantity.Of(highest + (highest - lowest), signal.Dimension);
    }

    protected static double WireOf(SignalScale scale, Quantity value) => scale.TryToWire(value, out var wire) ? wire : double.NaN;
}
