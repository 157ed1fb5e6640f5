namespace MediFacial.Devices.Core.Safety.Guard;

/// <summary>What the guard tells the controller, ten times a second and after every change.</summary>
/// <param name="Challenge">What the next answer must belong to.</param>
/// <param name="Ticket">With which the controller may arm; every drop makes the one before void.</param>
/// <param name="Permitted">The permit contact is being pulsed.</param>
/// <param name="OwnsContact">The guard has its line. Without it, arming closes nothing.</param>
public readonly record struct GuardStatus(ulong Challenge, long Ticket, bool Permitted, bool OwnsContact);

/// <summary>Why the guard took its permit away.</summary>
public enum GuardDrop : byte
{
    None,
    /// <summary>The controller asked for it.</summary>
    Asked,
    /// <summary>No valid answer for longer than the guard's patience.</summary>
    Late,
    /// <summary>The answer is not the one to the last challenge: the evaluation was incomplete, or an old answer came again.</summary>
    WrongAnswer,
    /// <summary>The answer came before a controller that evaluates could have given it.</summary>
    EarlyAnswer,
    /// <summary>The controller's connection ended.</summary>
    Gone,
}

/// <summary>What the guard does outside: its two lines, and its word to the controller. None of the calls may wait.</summary>
public interface IGuardOutlet
{
    /// <summary>The permit line's chip answers and the line is held.</summary>
    bool OwnsContact { get; }

    /// <summary>One short low pulse into the monostable of the permit contact; the line rests high.</summary>
    void PulsePermit();

    /// <summary>The permit line low, at once.</summary>
    void DropPermit();

    void SetSounder(bool on);

    /// <summary>To the controller, when one is connected.</summary>
    void Tell(in GuardStatus status);
}
