using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Core.Room;

public enum EffectKind : byte { Send = 1, ArmEnergy, KickEnergy, DropEnergy, Journal, Sample, Answer, Cue, Line, TellGuard }

/// <summary>One thing that shall happen outside the core, in the order in which it was appended.</summary>
/// <param name="Number">Arming: the guard's ticket. Telling the guard: the answer, where <paramref name="Flag"/> says that there is one.</param>
public readonly record struct Effect(EffectKind Kind, object? Body, object? Second, int Index, bool Flag, ulong Number);

/// <summary>What the core has decided since it was last emptied. Reused, so that a steady tick allocates nothing.</summary>
public sealed class EffectList
{
    readonly List<Effect> _effects = new(64);

    public int Count => _effects.Count;
    public Effect this[int index] => _effects[index];
    public void Clear() => _effects.Clear();

    internal void Send(Command command) => Add(EffectKind.Send, command);
    internal void ArmEnergy(long guardTicket) => Add(EffectKind.ArmEnergy, number: (ulong)guardTicket);
    internal void KickEnergy() => Add(EffectKind.KickEnergy);
    internal void DropEnergy() => Add(EffectKind.DropEnergy);
    internal void AnswerGuard(ulong answer) => Add(EffectKind.TellGuard, flag: true, number: answer);
    internal void WithholdFromGuard() => Add(EffectKind.TellGuard);
    internal void Journal(JournalEntry entry) => Add(EffectKind.Journal, entry);
    internal void Sample(SessionSample sample) => Add(EffectKind.Sample, sample);
    internal void Answer(OperatorRequest request, OperatorAnswer answer) => Add(EffectKind.Answer, request, answer);
    internal void Cue(SoundCue cue) => Add(EffectKind.Cue, index: (int)cue);
    internal void Line(LineRole role, bool active) => Add(EffectKind.Line, index: (int)role, flag: active);

    void Add(EffectKind kind, object? body = null, object? second = null, int index = 0, bool flag = false, ulong number = 0) =>
        _effects.Add(new(kind, body, second, index, flag, number));
}
