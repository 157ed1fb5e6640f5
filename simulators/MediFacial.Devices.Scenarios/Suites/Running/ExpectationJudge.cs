using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Judges one expectation while its scenario runs. Failed once is failed.</summary>
sealed class ExpectationJudge
{
    readonly Expectation _expectation;
    readonly Scene _scene;
    readonly TimeSpan _allowance;
    readonly Edge? _from, _of;
    Instant? _wrongSince;
    bool _looked, _held;
    Instant _opensAt = Instant.Never;
    Instant? _pendingSince;
    bool _isOpen;

    /// <param name="allowance">What the machine may be late: what is wrong for a shorter time is not told.</param>
    public ExpectationJudge(Expectation expectation, Scene scene, TimeSpan allowance)
    {
        (_expectation, _scene, _allowance) = (expectation, scene, allowance);
        _from = expectation.Window?.From is { } from ? new(from) : null;
        _of = expectation.Of is { } of ? new(of) : null;
        _isOpen = expectation.Window is null or { From: null, End: null };
        foreach (var condition in new[] { expectation.What, expectation.Of, expectation.Window?.From, expectation.Window?.Until }) scene.Follow(condition);
    }

    /// <summary>Why it failed; null so far.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>The longest time that a “within” took.</summary>
    public TimeSpan? Slowest { get; private set; }

    /// <summary>It waits for something that must come soon: the room is looked at more closely.</summary>
    public bool IsPending => _pendingSince is not null && Scene.NeedsSnapshot(_expectation.What);

    public void Look()
    {
        if (Failure is not null) return;
        switch (_expectation.Kind)
        {
            case ExpectationKind.Within: LookWithin(); break;
            case ExpectationKind.AtEnd: break;
            default:
                FollowWindow();
                if (_isOpen) LookInside();
                break;
        }
    }

    public void End()
    {
        if (Failure is not null) return;
        switch (_expectation.Kind)
        {
            case ExpectationKind.AtEnd when !_scene.Holds(_expectation.What): Fail($"at the end {_scene.Tell(_expectation.What)}"); break;
            case ExpectationKind.Eventually when !_held: Fail(_looked ? $"it never held; at the end {_scene.Tell(_expectation.What)}" : "its time never came, so it proves nothing"); break;
            case ExpectationKind.Always or ExpectationKind.Never when !_looked: Fail("its time never came, so it proves nothing"); break;
            case ExpectationKind.Within when _pendingSince is { } since: Fail($"the scenario ended {Say(_scene.Now.Since(since))} after it began to count; {_scene.Tell(_expectation.What)}"); break;
            case ExpectationKind.Within when !_looked: Fail($"“{ConditionText.Say(_expectation.Of!)}” never held, so it proves nothing"); break;
        }
    }

    /// <summary>In the words of the file.</summary>
    public string Sentence
    {
        get
        {
            var what = ConditionText.Say(_expectation.What);
            return (_expectation.Kind == ExpectationKind.Within ? $"within {ScenarioWriter.Time(_expectation.Within!.Value)} of “{ConditionText.Say(_expectation.Of!)}”: {what}" : $"{Hyphens.Of($"{_expectation.Kind}")}: {what}")
                + (_expectation.Because is { } why ? $" ({why})" : "");
        }
    }

    void LookInside()
    {
        _looked = true;
        var holds = _scene.Holds(_expectation.What);
        _held |= holds;
        if (holds == (_expectation.Kind == ExpectationKind.Always) || _expectation.Kind == ExpectationKind.Eventually) _wrongSince = null;
        else if (_scene.Now.Since(_wrongSince ??= _scene.Now) >= _allowance) Fail(_scene.Tell(_expectation.What));
    }

    void LookWithin()
    {
        if (_of!.Rises(_scene))
        {
            _looked = true;
            _pendingSince ??= _scene.Now;
        }
        if (_pendingSince is not { } since) return;
        var took = _scene.Now.Since(since);
        if (took > _expectation.Within + _allowance) Fail($"after {Say(took)} {_scene.Tell(_expectation.What)}");
        else if (_scene.Holds(_expectation.What))
        {
            if (Slowest is null || took > Slowest) Slowest = took;
            _pendingSince = null;
        }
    }

    void FollowWindow()
    {
        if (_expectation.Window is not { } window) return;
        if (window.End is { } end)
        {
            var now = _scene.Now.Since(Instant.Zero);
            _isOpen = now >= window.Start && now <= end + (_expectation.Kind == ExpectationKind.Eventually ? _allowance : TimeSpan.Zero);
            return;
        }
        if (_from?.Rises(_scene) == true) _opensAt = _scene.Now + window.After;
        if (_scene.Now >= _opensAt) (_isOpen, _opensAt) = (true, Instant.Never);
        if (window.Until is { } until && (_isOpen || _opensAt != Instant.Never) && _scene.Holds(until)) (_isOpen, _opensAt) = (false, Instant.Never);
    }

    void Fail(string what) => Failure = new(_scene.Now, Sentence, $"{char.ToUpperInvariant(what[0])}{what[1..]}.");

    static string Say(TimeSpan time) => ScenarioWriter.Time(time);
}

/// <summary>Sees when a condition begins to hold.</summary>
sealed class Edge(Condition condition)
{
    bool _held;

    public bool Rises(Scene scene)
    {
        var before = _held;
        _held = scene.Holds(condition);
        return _held && !before;
    }
}

/// <summary>Something that should have held and did not.</summary>
/// <param name="Expected">In the words of the file, or the built-in invariant.</param>
/// <param name="Found">What was instead, as a sentence.</param>
public sealed record Failure(Instant At, string Expected, string Found);
