using CsCheck;

namespace MediFacial.Devices.Wire.Tests.Bench;

enum FaultKind { None, Drop, Truncate, Flip, Double, DoubleLate, Late, Split, NoiseBefore, NoiseAfter, OnlyNoise }

/// <summary>What happens to one reply on its way.</summary>
/// <param name="Number">Which bit, where to cut, how much later: whatever the kind needs.</param>
readonly record struct LineFault(FaultKind Kind, int Number)
{
    static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    public static readonly Gen<LineFault> Any = Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Int[0, 5000], (kind, number) => new LineFault(Kinds[kind], number));

    public void Send(BenchLine line, byte[] reply)
    {
        var noise = Enumerable.Range(Number, 1 + (Number % 40)).Select(index => (byte)((index * 131) ^ (index >> 3))).ToArray();
        var later = line.Delay + TimeSpan.FromMilliseconds(Number % 400);
        switch (Kind)
        {
            case FaultKind.Drop: break;
            case FaultKind.Truncate: line.Inject(reply[..(Number % reply.Length)], line.Delay); break;
            case FaultKind.Flip:
                reply[Number / 8 % reply.Length] ^= (byte)(1 << (Number % 8));
                line.Inject(reply, line.Delay);
                break;
            case FaultKind.Double: line.Inject([.. reply, .. reply], line.Delay); break;
            case FaultKind.DoubleLate:
                line.Inject(reply, line.Delay);
                line.Inject(reply, later);
                break;
            case FaultKind.Late: line.Inject(reply, later); break;
            case FaultKind.Split:
                var at = Number % reply.Length;
                line.Inject(reply[..at], line.Delay);
                line.Inject(reply[at..], line.Delay + TimeSpan.FromMilliseconds(Number % 30));
                break;
            case FaultKind.NoiseBefore: line.Inject([.. noise, .. reply], line.Delay); break;
            case FaultKind.NoiseAfter: line.Inject([.. reply, .. noise], line.Delay); break;
            case FaultKind.OnlyNoise: line.Inject(noise, line.Delay); break;
            default: line.Inject(reply, line.Delay); break;
        }
    }
}
