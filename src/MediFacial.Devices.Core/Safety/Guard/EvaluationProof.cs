using System.Numerics;

namespace MediFacial.Devices.Core.Safety.Guard;

/// <summary>What only a complete and clean evaluation of the rules leaves behind, and what an answer to the guard is made of.</summary>
/// <remarks>Every rule adds its place in the book to a trace while it is evaluated: a rule that was skipped, doubled or out of turn gives another trace, and so a wrong
/// answer (logical program sequence beside the time window: domain §8.6). Two processes compute it, so it depends on nothing but the number of rules.</remarks>
public readonly record struct EvaluationProof
{
    /// <summary>Odd, with bits all over, so that no two places in the book look alike.</summary>
    const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>The trace before the first rule.</summary>
    internal const ulong Begin = 14695981039346656037;

    EvaluationProof(ulong trace) => Trace = trace;

    internal ulong Trace { get; }

    /// <summary>Null unless every rule in force was evaluated and none holds or stops the room.</summary>
    internal static EvaluationProof? Of(in Verdict verdict) => verdict.IsClean ? new(verdict.Trace) : null;

    /// <summary>What a complete evaluation of so many rules gives: the guard's own expectation.</summary>
    internal static EvaluationProof Expected(int rules)
    {
        var trace = Begin;
        for (var rule = 0; rule < rules; rule++) trace = Pass(trace, rule);
        return new(trace);
    }

    // Turned, then added: each step waits for the one before it, and a turn is a third of a product.
    internal static ulong Pass(ulong trace, int rule) => unchecked(BitOperations.RotateLeft(trace, 7) + (((uint)rule + 1) * Prime));

    /// <summary>The answer to a challenge.</summary>
    public ulong Answer(ulong challenge)
    {
        unchecked
        {
            var mixed = challenge ^ Trace;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
