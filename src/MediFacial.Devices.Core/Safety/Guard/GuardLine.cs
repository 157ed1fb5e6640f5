using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Guard;

/// <summary>What the controller knows of its guard, and the challenge that it owes an answer to.</summary>
internal sealed class GuardLine
{
    /// <summary>The guard speaks every 100 ms; after this nobody may count on it. As long as a line of the room is believed.</summary>
    static readonly TimeSpan SpeaksWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>No answer before a challenge is so old: the guard refuses what comes within 20 ms, by its own clock.</summary>
    static readonly TimeSpan EarliestAnswer = EnergyGuard.EarliestAnswer * 2;

    GuardStatus _status;
    Instant _heardAt, _challengedAt;
    bool _isThere, _isOwed;

    public void Heard(in GuardStatus status, Instant now)
    {
        if (!_isThere || status.Challenge != _status.Challenge) (_isOwed, _challengedAt) = (true, now);
        (_status, _heardAt, _isThere) = (status, now, true);
    }

    /// <summary>The connection has ended.</summary>
    public void Lost() => _isThere = false;

    public bool IsThere(Instant now) => _isThere && now <= _heardAt + SpeaksWithin;

    public bool OwnsContact => _status.OwnsContact;

    /// <summary>With which the guard may be armed.</summary>
    public long Ticket => _status.Ticket;

    /// <summary>The answer to the open challenge, once.</summary>
    public bool TryAnswer(EvaluationProof proof, Instant now, out ulong answer)
    {
        answer = 0;
        if (!_isOwed || !_isThere || now < _challengedAt + EarliestAnswer) return false;
        _isOwed = false;
        answer = proof.Answer(_status.Challenge);
        return true;
    }
}
